#include "wide.h"

// Eight digits, each in a byte, the first lowest: pairs, fours, eight (Lemire and others,
// "fast_float", 2021).
static inline uint64_t joined(uint64_t digits) {
  uint64_t pairs = digits * 10 + (digits >> 8);
  return ((pairs & 0x000000FF000000FFULL) * 0x000F424000000064ULL +
          ((pairs >> 16) & 0x000000FF000000FFULL) * 0x0000271000000001ULL) >>
         32;
}

// Takes the minus of a cell away; says whether there was one. A branch, for most columns have none or
// few, and it then costs nothing.
static inline uint64_t signed_cell(uint64_t *typed, uint64_t *length) {
  if (__builtin_expect((uint8_t)*typed != '-', 1)) return 0;
  *typed >>= 8;
  *length -= 1;
  return 1;
}

static inline uint64_t no_digit(uint64_t digits) {
  return ((digits + 0x7676767676767676ULL) | digits) & HIGHS;
}

size_t loy_read_wholes_by_words(const struct loy_cells *cells, int64_t *numbers, uint32_t *odd,
                       uint64_t *bits) {
  size_t odd_count = 0;
  uint64_t seen = 0;
  for (size_t row = 0; row < cells->count; row++) {
    uint64_t cell = cells->places[row * cells->stride];
    uint64_t length = length_of(cell), typed = load(text_of(cells, cell));
    uint64_t is_long = length - 1 > 7, is_negative = signed_cell(&typed, &length);
    // The digits at the high end of a word, zeros before them.
    uint64_t digits = (typed ^ ZEROS) << (64 - 8 * length & 63);
    uint64_t is_odd = no_digit(digits) | is_long | (length - 1 > 7) |
                      ((uint8_t)typed == '0' & (length > 1 | is_negative));
    uint64_t number = is_odd ? 0 : joined(digits);
    numbers[row] = (int64_t)((number ^ -is_negative) + is_negative);
    seen |= number;
    odd[odd_count] = (uint32_t)row;
    odd_count += is_odd != 0;
  }
  *bits = seen;
  return odd_count;
}

static const double powers[8] = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7};

size_t loy_read_decimals_by_words(const struct loy_cells *cells, uint8_t mark, double *numbers,
                         uint32_t *odd, size_t *whole_count) {
  size_t odd_count = 0, wholes = 0;
  uint64_t marks = mark * EACH;
  for (size_t row = 0; row < cells->count; row++) {
    uint64_t cell = cells->places[row * cells->stride];
    uint64_t length = length_of(cell), typed = load(text_of(cells, cell));
    uint64_t is_long = length - 1 > 7, is_negative = signed_cell(&typed, &length);
    uint64_t shift = 64 - 8 * length & 63;
    // Only the lowest hit counts, so the short form of the test for a byte does.
    uint64_t other = typed << shift ^ marks;
    uint64_t hits = (other - EACH) & ~other & HIGHS;
    // With zeros before it, a cell without a mark has no hit below its first byte: zero is no mark.
    uint64_t place = hits ? __builtin_ctzll(hits) & 56 : 64;
    uint64_t scale = hits ? 7 - (place >> 3) : 0;
    uint64_t digits = (typed ^ ZEROS) << shift;
    // The digits before the mark move up by one, over it.
    uint64_t before = hits ? (1ULL << (place & 63)) - 1 : 0;
    uint64_t joint = hits ? (digits & ~(before << 8 | 0xFF)) | (digits & before) << 8 : digits;
    uint64_t whole_digits = length - (hits ? scale + 1 : 0);
    uint64_t number = joined(joint);
    // The negative zero is read with care.
    uint64_t is_odd = no_digit(joint) | is_long | (length - 1 > 7) | (hits != 0 & scale == 0) |
                      (whole_digits - 1 > 7) | ((uint8_t)typed == '0' & whole_digits > 1) |
                      (is_negative & number == 0);
    // Both are exact, so the division gives the nearest double (Clinger 1990).
    numbers[row] =
        is_odd ? 0 : (double)(int64_t)((number ^ -is_negative) + is_negative) / powers[scale];
    wholes += is_odd == 0 & hits == 0;
    odd[odd_count] = (uint32_t)row;
    odd_count += is_odd != 0;
  }
  *whole_count = wholes;
  return odd_count;
}

size_t loy_read_wholes(const struct loy_cells *cells, int64_t *numbers, uint32_t *odd,
                       uint64_t *bits) {
  size_t done = 0, odd_count = 0;
  uint64_t seen = 0;
#if defined(__x86_64__)
  if (has_wide()) {
    done = cells->count & ~(size_t)3;
    odd_count = loy_wide_wholes(cells, numbers, odd, &seen);
  }
#endif
  struct loy_cells rest = rest_of(cells, done);
  size_t more = loy_read_wholes_by_words(&rest, numbers + done, odd + odd_count, bits);
  *bits |= seen;
  return odd_count + moved(odd + odd_count, more, done);
}

size_t loy_read_decimals(const struct loy_cells *cells, uint8_t mark, double *numbers,
                         uint32_t *odd, size_t *whole_count) {
  size_t done = 0, odd_count = 0, wholes = 0;
#if defined(__x86_64__)
  if (has_wide()) {
    done = cells->count & ~(size_t)3;
    odd_count = loy_wide_decimals(cells, mark, numbers, odd, &wholes);
  }
#endif
  struct loy_cells rest = rest_of(cells, done);
  size_t more =
      loy_read_decimals_by_words(&rest, mark, numbers + done, odd + odd_count, whole_count);
  *whole_count += wholes;
  return odd_count + moved(odd + odd_count, more, done);
}
