// Days four cells at a time; a test holds them to the same one by one.
#include "wide.h"

#if defined(__x86_64__)
// The last eight of ten bytes; of a cell of another length, whose bytes may end, any eight.
WIDE static inline uint64_t tail_of(const struct loy_cells *cells, uint64_t cell) {
  return load(text_of(cells, cell) + (length_of(cell) == 10 ? 2 : 0));
}

// A number below 2^16 divided by a constant: times its reciprocal, exact for years and days of a year.
WIDE static inline __m256i divided(__m256i number, int64_t factor, int shift) {
  return _mm256_srli_epi64(_mm256_mul_epu32(number, each(factor)), shift);
}

WIDE static inline __m256i is_between(__m256i number, __m256i low, __m256i high) {
  return _mm256_andnot_si256(
      _mm256_or_si256(_mm256_cmpgt_epi64(low, number), _mm256_cmpgt_epi64(number, high)), each(-1));
}

struct date {
  __m256i year, month, day;
};

// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil: the year begins in
// March, and 400 years more keep it from being negative.
WIDE static inline __m256i days_of(struct date date) {
  __m256i is_early = _mm256_cmpgt_epi64(each(3), date.month);
  __m256i year = _mm256_add_epi64(_mm256_add_epi64(date.year, each(400)), is_early);
  __m256i month = _mm256_add_epi64(_mm256_sub_epi64(date.month, each(3)),
                                   _mm256_and_si256(is_early, each(12)));
  __m256i of_month =
      divided(_mm256_add_epi64(_mm256_mul_epu32(month, each(153)), each(2)), 52429, 18);
  __m256i century = divided(year, 5243, 19);
  __m256i of_years = _mm256_add_epi64(
      _mm256_sub_epi64(_mm256_mul_epu32(year, each(365)), century),
      _mm256_add_epi64(_mm256_srli_epi64(year, 2), _mm256_srli_epi64(century, 2)));
  return _mm256_add_epi64(_mm256_add_epi64(of_years, of_month),
                          _mm256_sub_epi64(date.day, each(1 + 719468 + 146097)));
}

// How many days the month has; 30 or 31 by the parity of its number, which turns in August.
WIDE static inline __m256i length_of_month(struct date date) {
  __m256i century = divided(date.year, 5243, 19), zero = each(0);
  __m256i is_century =
      _mm256_cmpeq_epi64(_mm256_mul_epu32(century, each(100)), date.year);
  __m256i cycle = _mm256_blendv_epi8(date.year, century, is_century);
  __m256i is_leap = _mm256_cmpeq_epi64(_mm256_and_si256(cycle, each(3)), zero);
  __m256i usual = _mm256_or_si256(
      each(30), _mm256_and_si256(each(1), _mm256_xor_si256(date.month, _mm256_srli_epi64(date.month, 3))));
  __m256i february = _mm256_sub_epi64(each(28), is_leap);
  return _mm256_blendv_epi8(usual, february, _mm256_cmpeq_epi64(date.month, each(2)));
}

WIDE size_t loy_wide_days(const struct loy_cells *cells, int32_t *days, uint32_t *odd) {
  size_t odd_count = 0, stride = cells->stride;
  __m256i nine = _mm256_set1_epi8(9);
  __m256i low = _mm256_setr_epi32(0, 2, 4, 6, 0, 2, 4, 6);
  for (size_t row = 0; row + 4 <= cells->count; row += 4) {
    const uint64_t *place = cells->places + row * stride;
    uint64_t a = place[0], b = place[stride], c = place[stride * 2], d = place[stride * 3];
    __m256i length = _mm256_and_si256(_mm256_srli_epi64(words(a, b, c, d), 32), each(0x1FFFFFFF));
    // Digits, with zeros where the hyphens are if they are.
    __m256i head = _mm256_xor_si256(words(load(text_of(cells, a)), load(text_of(cells, b)),
                                          load(text_of(cells, c)), load(text_of(cells, d))),
                                    each(0x2D30302D30303030));
    __m256i tail = _mm256_srli_epi64(
        words(tail_of(cells, a), tail_of(cells, b), tail_of(cells, c), tail_of(cells, d)), 48);
    tail = _mm256_xor_si256(tail, each(0x3030));
    __m256i hyphens = _mm256_and_si256(head, each((int64_t)0xFF0000FF00000000));
    __m256i are_digits = _mm256_cmpeq_epi64(
        _mm256_max_epu8(_mm256_max_epu8(head, tail), nine), nine);
    // Years and months in 32 bits each: pairs of digits, the month's apart.
    __m256i pairs = _mm256_maddubs_epi16(head, each(0x00010A00010A010A));
    __m256i both = _mm256_madd_epi16(pairs, each(0x0001000100010064));
    struct date date = {_mm256_and_si256(both, each(0xFFFF)), _mm256_srli_epi64(both, 32),
                        _mm256_maddubs_epi16(tail, each(0x010A))};
    // The calendar begins with the year 1.
    __m256i is_in_calendar = _mm256_cmpgt_epi64(date.year, each(0));
    __m256i is_date = _mm256_and_si256(is_between(date.month, each(1), each(12)),
                                       is_between(date.day, each(1), length_of_month(date)));
    __m256i is_usual = _mm256_and_si256(
        _mm256_and_si256(_mm256_cmpeq_epi64(length, each(10)), _mm256_cmpeq_epi64(hyphens, each(0))),
        _mm256_and_si256(_mm256_and_si256(are_digits, is_in_calendar), is_date));
    __m256i day = _mm256_permutevar8x32_epi32(_mm256_and_si256(days_of(date), is_usual), low);
    _mm_storeu_si128((__m128i *)(days + row), _mm256_castsi256_si128(day));
    odd_count += put_rows(bits_of(is_usual) ^ 15, row, odd + odd_count);
  }
  return odd_count;
}
#endif
