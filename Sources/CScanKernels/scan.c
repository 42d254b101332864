#include "cells.h"

#define REST 0x7F7F7F7F7F7F7F7FULL

// The exact form: a carry never crosses a byte (Mycroft's shorter one marks a byte too many).
static inline uint64_t zero_bytes(uint64_t word) {
  return ~(((word & REST) + REST) | word | REST);
}

// Any processor: words of eight bytes. The product gathers the high bits of the bytes, the first
// byte lowest, as long as words are little endian.
int loy_find_marks_by_words(const uint8_t *bytes, size_t blocks, const uint8_t marks[4],
                            uint64_t *found) {
  uint64_t a = marks[0] * EACH, b = marks[1] * EACH, c = marks[2] * EACH, d = marks[3] * EACH;
  uint64_t high = 0, zero = 0;
  for (size_t block = 0; block < blocks; block++) {
    uint64_t bits = 0;
    for (int part = 0; part < 8; part++) {
      uint64_t word = load(bytes + block * 64 + part * 8);
      uint64_t hits = zero_bytes(word ^ a) | zero_bytes(word ^ b) | zero_bytes(word ^ c) |
                      zero_bytes(word ^ d);
      high |= word;
      zero |= zero_bytes(word);
      bits |= ((hits >> 7) * 0x0102040810204080ULL >> 56) << (part * 8);
    }
    found[block] = bits;
  }
  return ((high & HIGHS) ? LOY_SCAN_HIGH : 0) | (zero ? LOY_SCAN_ZERO : 0);
}

#if defined(__x86_64__)
#include <immintrin.h>

__attribute__((target("avx2"))) static inline uint64_t bits_of(__m256i low, __m256i high) {
  return (uint32_t)_mm256_movemask_epi8(low) |
         (uint64_t)(uint32_t)_mm256_movemask_epi8(high) << 32;
}

__attribute__((target("avx2"))) static inline __m256i any_of(__m256i bytes, __m256i a, __m256i b,
                                                             __m256i c, __m256i d) {
  return _mm256_or_si256(_mm256_or_si256(_mm256_cmpeq_epi8(bytes, a), _mm256_cmpeq_epi8(bytes, b)),
                         _mm256_or_si256(_mm256_cmpeq_epi8(bytes, c), _mm256_cmpeq_epi8(bytes, d)));
}

__attribute__((target("avx2"))) static int find_marks_by_avx2(const uint8_t *bytes, size_t blocks,
                                                              const uint8_t marks[4],
                                                              uint64_t *found) {
  __m256i a = _mm256_set1_epi8((char)marks[0]), b = _mm256_set1_epi8((char)marks[1]);
  __m256i c = _mm256_set1_epi8((char)marks[2]), d = _mm256_set1_epi8((char)marks[3]);
  __m256i none = _mm256_setzero_si256(), high = none, zero = none;
  for (size_t block = 0; block < blocks; block++) {
    __m256i first = _mm256_loadu_si256((const __m256i *)(bytes + block * 64));
    __m256i second = _mm256_loadu_si256((const __m256i *)(bytes + block * 64 + 32));
    high = _mm256_or_si256(high, _mm256_or_si256(first, second));
    zero = _mm256_or_si256(zero, _mm256_cmpeq_epi8(_mm256_min_epu8(first, second), none));
    found[block] = bits_of(any_of(first, a, b, c, d), any_of(second, a, b, c, d));
  }
  return (_mm256_movemask_epi8(high) ? LOY_SCAN_HIGH : 0) |
         (_mm256_movemask_epi8(zero) ? LOY_SCAN_ZERO : 0);
}

int loy_find_marks(const uint8_t *bytes, size_t blocks, const uint8_t marks[4], uint64_t *found) {
  return __builtin_cpu_supports("avx2") ? find_marks_by_avx2(bytes, blocks, marks, found)
                                        : loy_find_marks_by_words(bytes, blocks, marks, found);
}
#else
int loy_find_marks(const uint8_t *bytes, size_t blocks, const uint8_t marks[4], uint64_t *found) {
  return loy_find_marks_by_words(bytes, blocks, marks, found);
}
#endif

LOY_CLONES
int loy_byte_kinds(const uint8_t *bytes, size_t count) {
  uint64_t high = 0, zero = 0;
  size_t words = count / 8;
  for (size_t index = 0; index < words; index++) {
    uint64_t word = load(bytes + index * 8);
    high |= word;
    zero |= (word - EACH) & ~word;
  }
  for (size_t index = words * 8; index < count; index++) {
    high |= bytes[index];
    if (bytes[index] == 0) zero = HIGHS;
  }
  // Of the shorter form only the first hit of a word counts, which is enough to say that one is.
  return ((high & HIGHS) ? LOY_SCAN_HIGH : 0) | ((zero & HIGHS) ? LOY_SCAN_ZERO : 0);
}
