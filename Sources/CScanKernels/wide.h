// The kernels for numbers and days with wide instructions; they read whole fours of cells and leave the rest.
#pragma once

#include "cells.h"

#if defined(__x86_64__)
#include <immintrin.h>

#define WIDE __attribute__((target("avx2,bmi,popcnt")))

WIDE static inline __m256i words(uint64_t a, uint64_t b, uint64_t c, uint64_t d) {
  return _mm256_set_epi64x((int64_t)d, (int64_t)c, (int64_t)b, (int64_t)a);
}

WIDE static inline __m256i each(int64_t word) { return _mm256_set1_epi64x(word); }

WIDE static inline int bits_of(__m256i mask) {
  return _mm256_movemask_pd(_mm256_castsi256_pd(mask));
}

WIDE static inline size_t put_rows(int bits, size_t row, uint32_t *rows) {
  size_t count = 0;
  for (; bits; bits &= bits - 1) rows[count++] = (uint32_t)row + (uint32_t)__builtin_ctz(bits);
  return count;
}

size_t loy_wide_wholes(const struct loy_cells *cells, int64_t *numbers, uint32_t *odd,
                       uint64_t *bits);
size_t loy_wide_decimals(const struct loy_cells *cells, uint8_t mark, double *numbers,
                         uint32_t *odd, size_t *whole_count);
size_t loy_wide_days(const struct loy_cells *cells, int32_t *days, uint32_t *odd);

static inline int has_wide(void) {
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
         __builtin_cpu_supports("popcnt");
}
#endif

// The cells behind whole fours of them.
static inline struct loy_cells rest_of(const struct loy_cells *cells, size_t done) {
  struct loy_cells rest = *cells;
  rest.places += done * cells->stride;
  rest.count -= done;
  return rest;
}

static inline size_t moved(uint32_t *rows, size_t count, size_t by) {
  for (size_t index = 0; index < count; index++) rows[index] += (uint32_t)by;
  return count;
}
