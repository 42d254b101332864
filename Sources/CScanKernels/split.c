#include "CScanKernels.h"

#if defined(__x86_64__)
#include <immintrin.h>

#define WIDE __attribute__((target("avx2,bmi,bmi2,lzcnt,popcnt")))

// The places of the bits of a word; twelve are written whether there are as many or not, for a loop
// that ends elsewhere each time costs more than places too many.
WIDE static inline size_t put_ends(uint64_t bits, uint32_t block, uint32_t *ends) {
  size_t count = (size_t)_mm_popcnt_u64(bits);
  for (int field = 0; field < 12; field++) {
    ends[field] = block + (uint32_t)_tzcnt_u64(bits);
    bits = _blsr_u64(bits);
  }
  for (size_t field = 12; field < count; field++) {
    ends[field] = block + (uint32_t)_tzcnt_u64(bits);
    bits = _blsr_u64(bits);
  }
  return count;
}

// Each field begins behind the end of the one before; `ends[-1]` is the end before the first.
WIDE static inline void put_places(const uint32_t *ends, size_t count, uint64_t *places) {
  __m128i one = _mm_set1_epi32(1);
  for (size_t field = 0; field < count; field += 4) {
    __m128i end = _mm_loadu_si128((const __m128i *)(ends + field));
    __m128i before = _mm_loadu_si128((const __m128i *)(ends + field - 1));
    __m128i start = _mm_add_epi32(before, one), length = _mm_sub_epi32(end, start);
    _mm_storeu_si128((__m128i *)(places + field), _mm_unpacklo_epi32(start, length));
    _mm_storeu_si128((__m128i *)(places + field + 2), _mm_unpackhi_epi32(start, length));
  }
}

WIDE static struct loy_even
split_even_by_avx2(const uint8_t *bytes, size_t blocks, const uint8_t marks[4], size_t columns,
                   uint64_t *places, size_t room) {
  struct loy_even none = {0, 0};
  __m256i delimiter = _mm256_set1_epi8((char)marks[0]), feed = _mm256_set1_epi8((char)marks[1]);
  __m256i others[2] = {_mm256_set1_epi8((char)marks[2]), _mm256_set1_epi8((char)marks[3])};
  // A quote that is no quote: the mark for it is the line feed.
  int has_quote = marks[3] != marks[1];
  size_t fields = 0, feeds = 0;
  uint32_t found[LOY_SPLIT_ROOM + 65], *ends = found + 1;
  found[0] = UINT32_MAX;
  if (room > LOY_SPLIT_ROOM) room = LOY_SPLIT_ROOM;
  for (size_t block = 0; block < blocks && fields + 64 <= room; block++) {
    __m256i low = _mm256_loadu_si256((const __m256i *)(bytes + block * 64));
    __m256i high = _mm256_loadu_si256((const __m256i *)(bytes + block * 64 + 32));
    __m256i other =
        _mm256_or_si256(_mm256_cmpeq_epi8(low, others[0]), _mm256_cmpeq_epi8(high, others[0]));
    if (has_quote) {
      other = _mm256_or_si256(other, _mm256_or_si256(_mm256_cmpeq_epi8(low, others[1]),
                                                     _mm256_cmpeq_epi8(high, others[1])));
    }
    if (!_mm256_testz_si256(other, other)) break;
    __m256i low_feed = _mm256_cmpeq_epi8(low, feed), high_feed = _mm256_cmpeq_epi8(high, feed);
    uint64_t line_ends = (uint32_t)_mm256_movemask_epi8(low_feed) |
                         (uint64_t)(uint32_t)_mm256_movemask_epi8(high_feed) << 32;
    uint64_t bits = line_ends |
                    (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, delimiter)) |
                    (uint64_t)(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(high, delimiter))
                        << 32;
    feeds += (size_t)_mm_popcnt_u64(line_ends);
    fields += put_ends(bits, (uint32_t)block * 64, ends + fields);
  }
  // Rows of just as many fields: each ends at a line feed, and there is no other line feed.
  struct loy_even even = {fields / columns, 0};
  if (feeds != even.rows) return none;
  for (size_t row = 1; row <= even.rows; row++) {
    even.bytes = ends[row * columns - 1] + 1;
    if (bytes[even.bytes - 1] != marks[1]) return none;
  }
  put_places(ends, even.rows * columns, places);
  return even;
}
#endif

struct loy_even loy_split_even(const uint8_t *bytes, size_t blocks, const uint8_t marks[4],
                               size_t columns, uint64_t *places, size_t room) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2"))
    return split_even_by_avx2(bytes, blocks, marks, columns, places, room);
#endif
  // Elsewhere records are split one by one.
  struct loy_even none = {0, 0};
  (void)bytes, (void)blocks, (void)marks, (void)columns, (void)places, (void)room;
  return none;
}
