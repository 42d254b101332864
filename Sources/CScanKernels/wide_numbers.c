// Numbers four cells at a time; a test holds them to the same by words.
#include "wide.h"

#if defined(__x86_64__)
// Four cells without the minus before them: their bytes, the first lowest, with others behind them; how
// many they are, where a minus was, whether there are one to eight with it, and how far they are from the
// high end of a word, in bits.
struct four {
  __m256i typed, length, is_negative, fits, unused;
};

WIDE static inline struct four four_of(const struct loy_cells *cells, const uint64_t *place) {
  size_t stride = cells->stride;
  uint64_t a = place[0], b = place[stride], c = place[stride * 2], d = place[stride * 3];
  __m256i typed = words(load(text_of(cells, a)), load(text_of(cells, b)), load(text_of(cells, c)),
                        load(text_of(cells, d)));
  __m256i length = _mm256_and_si256(_mm256_srli_epi64(words(a, b, c, d), 32), each(0x1FFFFFFF));
  struct four four;
  four.is_negative = _mm256_cmpeq_epi64(_mm256_and_si256(typed, each(0xFF)), each('-'));
  four.typed = _mm256_srlv_epi64(typed, _mm256_and_si256(four.is_negative, each(8)));
  four.length = _mm256_add_epi64(length, four.is_negative);
  four.fits = _mm256_andnot_si256(_mm256_cmpgt_epi64(length, each(8)),
                                  _mm256_cmpgt_epi64(four.length, each(0)));
  four.unused = _mm256_slli_epi64(_mm256_sub_epi64(each(8), four.length), 3);
  return four;
}

// The digits at the high end of a word, each in a byte, zeros before them.
WIDE static inline __m256i digits_of(struct four four) {
  return _mm256_sllv_epi64(_mm256_xor_si256(four.typed, each(ZEROS)), four.unused);
}

WIDE static inline __m256i are_digits(__m256i digits) {
  __m256i nine = _mm256_set1_epi8(9);
  return _mm256_cmpeq_epi64(_mm256_max_epu8(digits, nine), nine);
}

// Eight digits, the first lowest: pairs, fours, eight.
WIDE static inline __m256i joined(__m256i digits) {
  __m256i pairs = _mm256_maddubs_epi16(digits, _mm256_set1_epi16(0x010A));
  __m256i fours = _mm256_madd_epi16(pairs, _mm256_set1_epi32(0x00010064));
  return _mm256_add_epi64(_mm256_mul_epu32(fours, each(10000)), _mm256_srli_epi64(fours, 32));
}

// Which cells are a number: no zero before other digits, no zero with a minus.
WIDE static inline __m256i are_usual(struct four four, __m256i digits, __m256i number,
                                     __m256i whole_length) {
  __m256i first = _mm256_and_si256(four.typed, each(0xFF));
  __m256i is_idle = _mm256_and_si256(_mm256_cmpeq_epi64(first, each('0')),
                                     _mm256_cmpgt_epi64(whole_length, each(1)));
  __m256i is_minus_zero =
      _mm256_and_si256(four.is_negative, _mm256_cmpeq_epi64(number, each(0)));
  return _mm256_andnot_si256(_mm256_or_si256(is_idle, is_minus_zero),
                             _mm256_and_si256(four.fits, are_digits(digits)));
}

WIDE static inline __m256i with_sign(struct four four, __m256i number) {
  return _mm256_sub_epi64(_mm256_xor_si256(number, four.is_negative), four.is_negative);
}

WIDE size_t loy_wide_wholes(const struct loy_cells *cells, int64_t *numbers, uint32_t *odd,
                            uint64_t *bits) {
  size_t odd_count = 0;
  __m256i seen = each(0);
  for (size_t row = 0; row + 4 <= cells->count; row += 4) {
    struct four four = four_of(cells, cells->places + row * cells->stride);
    __m256i digits = digits_of(four), number = joined(digits);
    __m256i is_usual = are_usual(four, digits, number, four.length);
    number = _mm256_and_si256(number, is_usual);
    seen = _mm256_or_si256(seen, number);
    _mm256_storeu_si256((__m256i *)(numbers + row), with_sign(four, number));
    odd_count += put_rows(bits_of(is_usual) ^ 15, row, odd + odd_count);
  }
  uint64_t parts[4];
  _mm256_storeu_si256((__m256i *)parts, seen);
  *bits = parts[0] | parts[1] | parts[2] | parts[3];
  return odd_count;
}

// Numbers divided by the powers of ten, both exact, so that each is the nearest double (Clinger 1990).
WIDE static inline __m256d scaled(__m256i number, __m256i scale) {
  __m256i low = _mm256_setr_epi32(0, 2, 4, 6, 0, 2, 4, 6);
  // Each power up to the seventh is a float too.
  __m256 powers = _mm256_setr_ps(1e0f, 1e1f, 1e2f, 1e3f, 1e4f, 1e5f, 1e6f, 1e7f);
  __m256 power = _mm256_permutevar8x32_ps(powers, _mm256_permutevar8x32_epi32(scale, low));
  __m128i small = _mm256_castsi256_si128(_mm256_permutevar8x32_epi32(number, low));
  return _mm256_div_pd(_mm256_cvtepi32_pd(small), _mm256_cvtps_pd(_mm256_castps256_ps128(power)));
}

WIDE size_t loy_wide_decimals(const struct loy_cells *cells, uint8_t mark, double *numbers,
                              uint32_t *odd, size_t *whole_count) {
  size_t odd_count = 0, wholes = 0;
  __m256i marks = _mm256_set1_epi8((char)mark);
  for (size_t row = 0; row + 4 <= cells->count; row += 4) {
    struct four four = four_of(cells, cells->places + row * cells->stride);
    __m256i text = _mm256_sllv_epi64(four.typed, four.unused), digits = digits_of(four);
    __m256i hits = _mm256_cmpeq_epi8(text, marks), has_none = _mm256_cmpeq_epi64(hits, each(0));
    // All bits below the first mark, all of them where there is none.
    __m256i before = _mm256_andnot_si256(hits, _mm256_add_epi64(hits, each(-1)));
    __m256i behind = _mm256_andnot_si256(
        _mm256_or_si256(_mm256_slli_epi64(before, 8), each(0xFF)), digits);
    // The digits before the mark move up by one, over it.
    __m256i moved = _mm256_slli_epi64(_mm256_and_si256(digits, before), 8);
    __m256i joint = _mm256_blendv_epi8(_mm256_or_si256(behind, moved), digits, has_none);
    __m256i place = _mm256_sad_epu8(_mm256_and_si256(before, each(EACH)), each(0));
    __m256i scale = _mm256_andnot_si256(has_none, _mm256_sub_epi64(each(7), place));
    __m256i fraction =
        _mm256_andnot_si256(has_none, _mm256_sub_epi64(each(8), place));
    __m256i whole_length = _mm256_sub_epi64(four.length, fraction);
    __m256i number = joined(joint);
    // Digits stand on both sides of a mark.
    __m256i is_whole_sided = _mm256_and_si256(
        _mm256_cmpgt_epi64(whole_length, each(0)),
        _mm256_or_si256(has_none, _mm256_cmpgt_epi64(scale, each(0))));
    __m256i is_usual = _mm256_and_si256(are_usual(four, joint, number, whole_length), is_whole_sided);
    number = with_sign(four, _mm256_and_si256(number, is_usual));
    __m256d value = scaled(number, scale);
    _mm256_storeu_pd(numbers + row, _mm256_and_pd(value, _mm256_castsi256_pd(is_usual)));
    wholes += (size_t)__builtin_popcount((unsigned)bits_of(_mm256_and_si256(is_usual, has_none)));
    odd_count += put_rows(bits_of(is_usual) ^ 15, row, odd + odd_count);
  }
  *whole_count = wholes;
  return odd_count;
}
#endif
