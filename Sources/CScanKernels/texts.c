#include "cells.h"

// A product of 128 bits folded, as in wyhash: each bit of both words reaches each bit of it.
static inline uint64_t mixed(uint64_t a, uint64_t b) {
  unsigned __int128 product = (unsigned __int128)a * b;
  return (uint64_t)product ^ (uint64_t)(product >> 64);
}

// All ones or zero; the compiler is kept from making a branch of it, which would be guessed wrong.
static inline uint64_t mask_of(int condition) {
  uint64_t mask = -(uint64_t)condition;
  __asm__("" : "+r"(mask));
  return mask;
}

// Lengths differ from cell to cell, so no branch depends on them up to 32 bytes, where the words are all
// of a text; they may meet or overlap, and those it is too short for are zero. Without longer ones the two
// words between are left out, which changes no hash.
static inline struct loy_text_key short_key(const uint8_t *text, uint32_t tag, int has_longer) {
  uint64_t length = tag & ~LOY_TEXT_APART, is_long = mask_of(length > 8);
  uint64_t unused = 8 * (8 - length) & 63 & ~is_long;
  struct loy_text_key key = {.tag = tag};
  key.words[0] = load(text) << unused >> unused & mask_of(length > 0);
  key.words[3] = load(text + (length - 8 & is_long)) & is_long;
  key.hash = mixed(key.words[0] ^ tag * 0x9E3779B97F4A7C15ULL, key.words[3] ^ 0xD6E8FEB86659FD93ULL);
  if (!has_longer) return key;
  uint64_t is_longer = mask_of(length > 16);
  key.words[1] = load(text + (8 & is_longer)) & is_longer;
  key.words[2] = load(text + (length - 16 & is_longer)) & is_longer;
  key.hash ^= mixed(key.words[1], key.words[2] ^ 0xE7037ED1A0B428DBULL);
  return key;
}

static struct loy_text_key key_of(const uint8_t *text, uint32_t tag) {
  uint64_t length = tag & ~LOY_TEXT_APART;
  struct loy_text_key key = short_key(text, tag, 1);
  for (uint64_t place = 16; place + 16 < length; place += 8)
    key.hash = mixed(key.hash ^ load(text + place), 0x8EBC6AF09C88C6E3ULL);
  return key;
}

static inline uint64_t difference(const struct loy_text_slot *slot, struct loy_text_key key) {
  return (slot->words[0] ^ key.words[0]) | (slot->words[1] ^ key.words[1]) |
         (slot->words[2] ^ key.words[2]) | (slot->words[3] ^ key.words[3]) |
         (uint64_t)(slot->tag ^ key.tag);
}

// A place that is free looks like the empty text, which nothing is lost by.
static inline uint32_t find_short(const struct loy_text_slot *slots, uint64_t mask,
                                  struct loy_text_key key) {
  for (uint64_t place = key.hash & mask;; place = (place + 1) & mask) {
    if (difference(slots + place, key) == 0) return slots[place].number;
    if (slots[place].number == 0) return 0;
  }
}

static int has_middle(const struct loy_text_table *table, uint32_t number, const uint8_t *text,
                      uint64_t length) {
  return length <= 32 || memcmp(table->bytes + table->offsets[number - 1] + 16, text + 16, length - 32) == 0;
}

struct loy_text_key loy_text_key(const uint8_t *text, uint32_t tag) { return key_of(text, tag); }

__attribute__((noinline)) uint32_t loy_find_text(const struct loy_text_table *table,
                                                 struct loy_text_key key, const uint8_t *text) {
  for (uint64_t place = key.hash & table->mask;; place = (place + 1) & table->mask) {
    const struct loy_text_slot *slot = table->slots + place;
    if (slot->number == 0) return 0;
    if (difference(slot, key) == 0 &&
        has_middle(table, slot->number, text, key.tag & ~LOY_TEXT_APART))
      return slot->number;
  }
}

__attribute__((noinline)) static uint32_t find_long(const struct loy_text_table *table,
                                                    const uint8_t *text, uint32_t tag) {
  return loy_find_text(table, key_of(text, tag), text);
}

static inline __attribute__((always_inline)) size_t find_texts(
    const struct loy_cells *cells, const struct loy_text_table *table, uint64_t spoken, int has_longer,
    uint32_t *numbers, uint32_t *odd) {
  size_t odd_count = 0, count = cells->count, stride = cells->stride;
  const struct loy_text_slot *slots = table->slots;
  const uint64_t *places = cells->places;
  uint64_t mask = table->mask;
  for (size_t row = 0; row < count; row++, places += stride) {
    uint64_t place = *places;
    uint32_t tag = (uint32_t)length_of(place) | (place & spoken ? LOY_TEXT_APART : 0);
    const uint8_t *text = text_of(cells, place);
    uint32_t number = has_longer && __builtin_expect(length_of(place) > 32, 0)
                          ? find_long(table, text, tag)
                          : find_short(slots, mask, short_key(text, tag, has_longer));
    numbers[row] = number - 1;
    odd[odd_count] = (uint32_t)row;
    odd_count += number == 0;
  }
  return odd_count;
}

LOY_CLONES
size_t loy_find_texts(const struct loy_cells *cells, const struct loy_text_table *table,
                      int quotes_speak, uint32_t *numbers, uint32_t *odd) {
  uint64_t spoken = quotes_speak ? LOY_PLACE_QUOTED : 0;
  return table->has_longer ? find_texts(cells, table, spoken, 1, numbers, odd)
                           : find_texts(cells, table, spoken, 0, numbers, odd);
}
