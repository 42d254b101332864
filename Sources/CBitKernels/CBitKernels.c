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
