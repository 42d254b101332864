/// Counting and intersecting rows of bits, 64 per word.
#pragma once

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
