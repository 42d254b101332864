/// Counting and intersecting rows of bits, 64 per word.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// The number of set bits in `n` words.
uint64_t loy_popcount(const uint64_t *a, size_t n);

/// The number of bits set in both rows of `n` words.
uint64_t loy_and_popcount(const uint64_t *a, const uint64_t *b, size_t n);

/// In one pass, how many bits are set in `a` and `b`, and how many of those in `y` too.
void loy_and_two_popcount(const uint64_t *a, const uint64_t *b, const uint64_t *y, size_t n,
                          uint64_t *ab, uint64_t *aby);

/// Clears in `a` every bit that is not set in `b`.
void loy_and_into(uint64_t *a, const uint64_t *b, size_t n);

/// For each pair of rows, how many bits are set in both and in `prefix`, which may be null, between
/// two words. Row `firsts[f]` is paired with `partners[starts[f] ..< starts[f + 1]]`; the counts, one
/// for each partner, are added to.
void loy_pair_counts(const uint64_t *prefix, const uint64_t *rows, size_t stride, size_t begin,
                     size_t end, const uint32_t *firsts, const uint32_t *starts, size_t n,
                     const uint32_t *partners, uint32_t *counts);

/// Puts the bits of a row of `n` words that stand where `mask` is set (or where it is not) one behind
/// the other; `last` has the bits of the last word that count. The target must be zero and hold them.
void loy_gather(const uint64_t *row, const uint64_t *mask, bool outside, uint64_t last, size_t n,
                uint64_t *target);

/// Sets the bit of each of `n` bytes that has a value; the target must be zero.
void loy_equal_bytes(const uint8_t *bytes, size_t n, uint8_t value, uint64_t *target);
