#include "wide.h"

// Where a hyphen stands in the first eight bytes of `2026-01-31`, and the zeros of its digits.
#define HYPHENS 0x2D00002D00000000ULL
#define HYPHEN_BYTES 0xFF0000FF00000000ULL
#define DATE_ZEROS 0x2D30302D30303030ULL

// Days before each month of a year without a leap day, and the lengths of the months; a month that is none
// has no day.
static const uint16_t before[16] = {0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
static const uint8_t lengths[16] = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

size_t loy_read_days_by_words(const struct loy_cells *cells, int32_t *days, uint32_t *odd) {
  size_t odd_count = 0;
  for (size_t row = 0, count = cells->count; row < count; row++) {
    uint64_t cell = cells->places[row * cells->stride];
    const uint8_t *text = text_of(cells, cell);
    uint32_t is_short = length_of(cell) != 10;
    uint64_t head = load(text), first = head ^ DATE_ZEROS;
    uint16_t tail;
    memcpy(&tail, text + (is_short ? 0 : 8), 2);
    uint32_t second = tail ^ 0x3030;
    uint64_t other = ((first + 0x7676767676767676ULL) | first) & HIGHS;
    uint32_t other_tail = ((second + 0x7676) | second) & 0x8080;
    uint64_t tens = first * 10 + (first >> 8);
    uint32_t year = (tens & 0xFF) * 100 + (tens >> 16 & 0xFF), month = tens >> 40 & 0xFF;
    uint32_t day = (second & 0xFF) * 10 + (second >> 8), place = month & 15;
    uint32_t century = year / 100;
    uint32_t is_leap = (year % 4 == 0) & ((year != century * 100) | (century % 4 == 0));
    uint32_t length = lengths[place] + (is_leap & (place == 2));
    uint32_t is_odd = is_short | (other != 0) | (other_tail != 0) |
                      ((head & HYPHEN_BYTES) != HYPHENS) | (month > 12) | (year == 0) | (day - 1 >= length);
    // Days from the first of January of the year -400, which the calendar begins again after.
    uint32_t past = year + 399;
    uint32_t of_years = past * 365 + past / 4 - past / 100 + past / 400;
    uint32_t of_year = before[place] + (is_leap & (place > 2)) + day - 1;
    days[row] = is_odd ? 0 : (int32_t)(of_years + of_year) - 865259;
    odd[odd_count] = (uint32_t)row;
    odd_count += is_odd;
  }
  return odd_count;
}

size_t loy_read_days(const struct loy_cells *cells, int32_t *days, uint32_t *odd) {
  size_t done = 0, odd_count = 0;
#if defined(__x86_64__)
  if (has_wide()) {
    done = cells->count & ~(size_t)3;
    odd_count = loy_wide_days(cells, days, odd);
  }
#endif
  struct loy_cells rest = rest_of(cells, done);
  size_t more = loy_read_days_by_words(&rest, days + done, odd + odd_count);
  return odd_count + moved(odd + odd_count, more, done);
}
