#include "CBitKernels.h"

// One body per generation of processor; the loader picks the best one that runs here.
#if defined(__x86_64__) && defined(__linux__)
#define LOY_CLONES __attribute__((target_clones("avx512vpopcntdq", "avx2", "popcnt", "default")))
#else
#define LOY_CLONES
#endif

LOY_CLONES
uint64_t loy_popcount(const uint64_t *a, size_t n) {
  uint64_t count = 0;
  for (size_t i = 0; i < n; i++) count += (uint64_t)__builtin_popcountll(a[i]);
  return count;
}

LOY_CLONES
uint64_t loy_and_popcount(const uint64_t *a, const uint64_t *b, size_t n) {
  uint64_t count = 0;
  for (size_t i = 0; i < n; i++) count += (uint64_t)__builtin_popcountll(a[i] & b[i]);
  return count;
}

LOY_CLONES
void loy_and_two_popcount(const uint64_t *a, const uint64_t *b, const uint64_t *y, size_t n,
                          uint64_t *ab, uint64_t *aby) {
  uint64_t both = 0, all = 0;
  for (size_t i = 0; i < n; i++) {
    uint64_t word = a[i] & b[i];
    both += (uint64_t)__builtin_popcountll(word);
    all += (uint64_t)__builtin_popcountll(word & y[i]);
  }
  *ab = both;
  *aby = all;
}

LOY_CLONES
void loy_and_into(uint64_t *a, const uint64_t *b, size_t n) {
  for (size_t i = 0; i < n; i++) a[i] &= b[i];
}

// Blocks of 1 KB: the working row and a row of each of some forty partners stay in the nearest cache.
enum { LOY_BLOCK = 128 };

// Adds to four counts the bits that `a` shares with four rows: `a` is read once for all of them.
#define LOY_FOUR(A, ROW, COUNTS)                                                               \
  {                                                                                            \
    const uint64_t *b0 = ROW(0), *b1 = ROW(1), *b2 = ROW(2), *b3 = ROW(3);                     \
    uint64_t c0 = 0, c1 = 0, c2 = 0, c3 = 0;                                                   \
    for (size_t i = 0; i < size; i++) {                                                        \
      uint64_t word = (A)[i];                                                                  \
      c0 += (uint64_t)__builtin_popcountll(word & b0[i]);                                      \
      c1 += (uint64_t)__builtin_popcountll(word & b1[i]);                                      \
      c2 += (uint64_t)__builtin_popcountll(word & b2[i]);                                      \
      c3 += (uint64_t)__builtin_popcountll(word & b3[i]);                                      \
    }                                                                                          \
    (COUNTS)[0] += (uint32_t)c0;                                                               \
    (COUNTS)[1] += (uint32_t)c1;                                                               \
    (COUNTS)[2] += (uint32_t)c2;                                                               \
    (COUNTS)[3] += (uint32_t)c3;                                                               \
  }

#define LOY_ONE(A, B, COUNT)                                                                   \
  {                                                                                            \
    const uint64_t *b = B;                                                                     \
    uint64_t count = 0;                                                                        \
    for (size_t i = 0; i < size; i++) count += (uint64_t)__builtin_popcountll((A)[i] & b[i]);  \
    COUNT += (uint32_t)count;                                                                  \
  }

LOY_CLONES
void loy_pair_counts(const uint64_t *prefix, const uint64_t *rows, size_t stride, size_t begin,
                     size_t end, const uint32_t *firsts, const uint32_t *starts, size_t n,
                     const uint32_t *partners, uint32_t *counts) {
  __attribute__((aligned(64))) uint64_t work[LOY_BLOCK];
  for (size_t low = begin; low < end; low += LOY_BLOCK) {
    size_t size = end - low < LOY_BLOCK ? end - low : LOY_BLOCK;
    for (size_t first = 0; first < n; first++) {
      size_t pair = starts[first], stop = starts[first + 1];
      if (pair == stop) continue;
      const uint64_t *a = rows + (size_t)firsts[first] * stride + low;
      if (prefix) {
        for (size_t i = 0; i < size; i++) work[i] = a[i] & prefix[low + i];
        a = work;
      }
#define LOY_PARTNER(OFFSET) rows + (size_t)partners[pair + OFFSET] * stride + low
      for (; pair + 4 <= stop; pair += 4) LOY_FOUR(a, LOY_PARTNER, counts + pair)
      for (; pair < stop; pair++) LOY_ONE(a, LOY_PARTNER(0), counts[pair])
#undef LOY_PARTNER
    }
  }
}

LOY_CLONES
void loy_row_counts(const uint64_t *cover, const uint64_t *rows, size_t stride, size_t begin,
                    size_t end, size_t n, uint32_t *counts) {
  for (size_t low = begin; low < end; low += LOY_BLOCK) {
    size_t size = end - low < LOY_BLOCK ? end - low : LOY_BLOCK;
    const uint64_t *a = cover + low;
    size_t row = 0;
#define LOY_ROW(OFFSET) rows + (row + OFFSET) * stride + low
    for (; row + 4 <= n; row += 4) LOY_FOUR(a, LOY_ROW, counts + row)
    for (; row < n; row++) LOY_ONE(a, LOY_ROW(0), counts[row])
#undef LOY_ROW
  }
}

// Writes the bits of `row` under `mask` one behind the other; returns how many bits are pending.
#define LOY_GATHER(EXTRACT)                                                                    \
  uint64_t pending = 0;                                                                        \
  size_t filled = 0, out = 0;                                                                  \
  for (size_t i = 0; i < n; i++) {                                                             \
    uint64_t keep = mask[i] ^ flip;                                                            \
    if (i + 1 == n) keep &= last;                                                              \
    size_t width = (size_t)__builtin_popcountll(keep);                                         \
    uint64_t bits = EXTRACT(row[i], keep);                                                     \
    pending |= bits << filled;                                                                 \
    if (filled + width >= 64) {                                                                \
      target[out++] = pending;                                                                 \
      size_t used = 64 - filled;                                                               \
      pending = used < 64 ? bits >> used : 0;                                                  \
      filled = filled + width - 64;                                                            \
    } else {                                                                                   \
      filled += width;                                                                         \
    }                                                                                          \
  }                                                                                            \
  if (filled > 0) target[out] = pending;

static uint64_t loy_extract(uint64_t word, uint64_t mask) {
  uint64_t result = 0;
  for (uint64_t bit = 1; mask != 0; bit <<= 1, mask &= mask - 1) {
    if (word & mask & -mask) result |= bit;
  }
  return result;
}

static void loy_gather_plain(const uint64_t *row, const uint64_t *mask, uint64_t flip,
                             uint64_t last, size_t n, uint64_t *target) {
  LOY_GATHER(loy_extract)
}

#if defined(__x86_64__)
__attribute__((target("bmi2,popcnt")))
static void loy_gather_bmi2(const uint64_t *row, const uint64_t *mask, uint64_t flip,
                            uint64_t last, size_t n, uint64_t *target) {
  LOY_GATHER(__builtin_ia32_pext_di)
}
#endif

void loy_gather(const uint64_t *row, const uint64_t *mask, bool outside, uint64_t last, size_t n,
                uint64_t *target) {
  uint64_t flip = outside ? UINT64_MAX : 0;
#if defined(__x86_64__)
  if (__builtin_cpu_supports("bmi2")) {
    loy_gather_bmi2(row, mask, flip, last, n, target);
    return;
  }
#endif
  loy_gather_plain(row, mask, flip, last, n, target);
}

typedef uint8_t loy_bytes __attribute__((ext_vector_type(64), aligned(1)));
typedef _Bool loy_bits __attribute__((ext_vector_type(64)));

void loy_equal_bytes(const uint8_t *bytes, size_t n, uint8_t value, uint64_t *target) {
  size_t whole = n / 64;
  loy_bytes wanted = (loy_bytes)value;
  for (size_t i = 0; i < whole; i++) {
    loy_bytes found = *(const loy_bytes *)(bytes + i * 64);
    loy_bits equal = __builtin_convertvector(found == wanted, loy_bits);
    __builtin_memcpy(target + i, &equal, sizeof equal);
  }
  for (size_t i = whole * 64; i < n; i++) {
    target[i / 64] |= (uint64_t)(bytes[i] == value) << (i & 63);
  }
}
