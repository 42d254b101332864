#include "CScanKernels.h"

#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>

#define WIDE __attribute__((target("avx2,bmi,popcnt")))

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

WIDE static inline uint64_t bits_at(const __m256i block[2], __m256i mark) {
  return (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(block[0], mark)) |
         (uint64_t)(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(block[1], mark)) << 32;
}

WIDE static inline int has_any(const __m256i block[2], __m256i mark, int is_asked) {
  __m256i hits =
      _mm256_or_si256(_mm256_cmpeq_epi8(block[0], mark), _mm256_cmpeq_epi8(block[1], mark));
  return is_asked && !_mm256_testz_si256(hits, hits);
}

// How many fields and line feeds were found in how many bytes.
struct ends {
  size_t fields, feeds, seen;
};

// The ends of all fields before the first block with a quote, or with a carriage return where lines end
// without one; of a pair of both the carriage return is the end.
WIDE static struct ends find_ends(const uint8_t *bytes, size_t blocks, const uint8_t marks[4],
                                  int has_returns, size_t room, uint32_t *ends) {
  __m256i delimiter = _mm256_set1_epi8((char)marks[0]), feed = _mm256_set1_epi8((char)marks[1]);
  __m256i ret = _mm256_set1_epi8((char)marks[2]), quote = _mm256_set1_epi8((char)marks[3]);
  // A quote that is no quote: the mark for it is the line feed.
  int has_quote = marks[3] != marks[1];
  struct ends found = {0, 0, 0};
  for (size_t block = 0; block < blocks && found.fields + 64 <= room; block++) {
    __m256i text[2] = {_mm256_loadu_si256((const __m256i *)(bytes + block * 64)),
                       _mm256_loadu_si256((const __m256i *)(bytes + block * 64 + 32))};
    uint64_t feeds = bits_at(text, feed);
    if (has_any(text, quote, has_quote) || (!has_returns && has_any(text, ret, 1))) break;
    found.feeds += (size_t)_mm_popcnt_u64(feeds);
    uint64_t bits = bits_at(text, delimiter) | (has_returns ? bits_at(text, ret) : feeds);
    found.fields += put_ends(bits, (uint32_t)block * 64, ends + found.fields);
    found.seen = block * 64 + 64;
  }
  return found;
}

WIDE static struct loy_even split_even_by_avx2(const uint8_t *bytes, size_t blocks,
                                               const uint8_t marks[4], size_t columns,
                                               uint64_t *places, size_t room) {
  struct loy_even none = {0, 0};
  const uint8_t *feed = memchr(bytes, marks[1], blocks * 64);
  if (!feed) return none;
  int has_returns = feed > bytes && feed[-1] == marks[2];
  uint32_t held[LOY_SPLIT_ROOM + 65], *ends = held + 1;
  held[0] = UINT32_MAX;
  if (room > LOY_SPLIT_ROOM) room = LOY_SPLIT_ROOM;
  struct ends found = find_ends(bytes, blocks, marks, has_returns, room, ends);
  // Rows of just as many fields: each ends with its line, and no line ends elsewhere.
  struct loy_even even = {found.fields / columns, 0};
  uint8_t mark = has_returns ? marks[2] : marks[1];
  for (size_t row = 1; row <= even.rows; row++) {
    even.bytes = ends[row * columns - 1] + 1 + has_returns;
    if (bytes[even.bytes - 1] != marks[1] || bytes[even.bytes - 1 - has_returns] != mark)
      return none;
  }
  // The line feed of the last row may stand where nothing was looked for.
  if (found.feeds + (even.bytes > found.seen) != even.rows) return none;
  put_places(ends, even.rows * columns, places);
  if (has_returns) {
    // The first field of a row begins behind the line feed, not behind the carriage return.
    for (size_t row = 1; row < even.rows; row++) places[row * columns] += 1 - (1ULL << 32);
  }
  return even;
}
#endif

struct loy_even loy_split_even(const uint8_t *bytes, size_t blocks, const uint8_t marks[4],
                               size_t columns, uint64_t *places, size_t room) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
      __builtin_cpu_supports("popcnt"))
    return split_even_by_avx2(bytes, blocks, marks, columns, places, room);
#endif
  // Elsewhere records are split one by one.
  struct loy_even none = {0, 0};
  (void)bytes, (void)blocks, (void)marks, (void)columns, (void)places, (void)room;
  return none;
}
