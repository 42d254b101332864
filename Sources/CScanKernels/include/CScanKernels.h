/// Finding the bytes that end fields and records, 64 bytes at a time, and reading plain cells.
#pragma once

#include <stddef.h>
#include <stdint.h>

/// What stands in the bytes beside the marks that were looked for.
enum { LOY_SCAN_HIGH = 1, LOY_SCAN_ZERO = 2 };

/// For each block of 64 bytes a word whose bits say where one of four marks stands, lowest first.
///
/// Says whether there is a byte above ASCII (`LOY_SCAN_HIGH`) and a zero byte (`LOY_SCAN_ZERO`).
int loy_find_marks(const uint8_t *bytes, size_t blocks, const uint8_t marks[4], uint64_t *found);

/// The same by words of eight bytes, as on a processor without wide instructions; tests hold the two
/// equal.
int loy_find_marks_by_words(const uint8_t *bytes, size_t blocks, const uint8_t marks[4],
                            uint64_t *found);

/// Whether there is a byte above ASCII and a zero byte among `count` bytes, as `loy_find_marks`.
int loy_byte_kinds(const uint8_t *bytes, size_t count);

/// As many fields are split at once.
enum { LOY_SPLIT_ROOM = 8192 };

/// How many rows there are and how many bytes they take.
struct loy_even {
  size_t rows, bytes;
};

/// Splits rows that all have `columns` fields, none of them quoted, and all end alike: with a line feed, or
/// with a carriage return and a line feed.
///
/// A place is 32 bits of start, counted from `bytes`, and 29 bits of length above; of `room` places the
/// last 64 stay unused. Marks are the delimiter, the line feed, the carriage return and the quote (or the
/// line feed when there is none); one byte more than the blocks can be read. Gives the rows before the
/// first block that has something else, no row when a row before it is of another kind, and none on a
/// processor without wide instructions: those are split one by one.
struct loy_even loy_split_even(const uint8_t *bytes, size_t blocks, const uint8_t marks[4],
                               size_t columns, uint64_t *places, size_t room);

/// The bit of a place that says that its bytes lie apart from those of the file.
#define LOY_PLACE_APART (1ULL << 62)

/// The cells of one column: every `stride`th of the places; eight bytes can be read at each.
struct loy_cells {
  const uint8_t *bytes, *apart;
  const uint64_t *places;
  size_t stride, count;
};

/// Reads whole numbers of one to eight characters, a minus before the digits or none.
///
/// Cells that are anything else are zero, and their rows stand in `odd`, how many is returned. All bits
/// of all numbers without their signs come together in `bits`.
size_t loy_read_wholes(const struct loy_cells *cells, int64_t *numbers, uint32_t *odd,
                       uint64_t *bits);

/// Reads numbers of one to eight characters with at most one mark among the digits, of which `whole_count` have
/// none; otherwise as `loy_read_wholes`.
size_t loy_read_decimals(const struct loy_cells *cells, uint8_t mark, double *numbers,
                         uint32_t *odd, size_t *whole_count);

/// The same by words of eight bytes, as on a processor without wide instructions; tests hold the two equal.
size_t loy_read_wholes_by_words(const struct loy_cells *cells, int64_t *numbers, uint32_t *odd,
                                uint64_t *bits);

/// The same by words of eight bytes.
size_t loy_read_decimals_by_words(const struct loy_cells *cells, uint8_t mark, double *numbers,
                                  uint32_t *odd, size_t *whole_count);

/// Reads days written `2026-01-31`, years 0001 to 9999, as days from 1970-01-01.
///
/// Cells that are anything else are zero, and their rows stand in `odd`, how many is returned.
size_t loy_read_days(const struct loy_cells *cells, int32_t *days, uint32_t *odd);

/// The same one by one.
size_t loy_read_days_by_words(const struct loy_cells *cells, int32_t *days, uint32_t *odd);

/// The bit of a place that says that the field stood in quotes.
#define LOY_PLACE_QUOTED (1ULL << 61)

/// The bit of a tag, beside the length, of texts that are told apart by their quotes.
#define LOY_TEXT_APART (1U << 31)

/// What a text is looked up by: its first and last sixteen bytes, as words that are zero when it is too
/// short for them, and its length.
struct loy_text_key {
  uint64_t words[4], hash;
  uint32_t tag;
};

/// A place for one text: its key, and its number plus one, or zero when the place is free.
struct loy_text_slot {
  uint64_t words[4];
  uint32_t tag, number;
};

/// Texts that were seen before: `mask` + 1 slots, some of them free, the texts end to end, and whether one
/// of them is longer than sixteen bytes.
struct loy_text_table {
  const struct loy_text_slot *slots;
  uint64_t mask;
  const uint8_t *bytes;
  const uint32_t *offsets;
  int has_longer;
};

/// The key of a text; eight bytes can be read there even when it is shorter.
struct loy_text_key loy_text_key(const uint8_t *text, uint32_t tag);

/// The number of a text plus one, or zero when it was not seen before.
uint32_t loy_find_text(const struct loy_text_table *table, struct loy_text_key key,
                       const uint8_t *text);

/// The numbers of the texts of all cells; the rows of texts that were not seen before stand in `odd`,
/// how many is returned. `quotes_speak` tells texts apart that stood in quotes.
size_t loy_find_texts(const struct loy_cells *cells, const struct loy_text_table *table,
                      int quotes_speak, uint32_t *numbers, uint32_t *odd);
