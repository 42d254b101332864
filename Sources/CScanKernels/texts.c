#include "CScanKernels.h"

#include <string.h>

#if defined(__x86_64__) && defined(__linux__)
#define LOY_CLONES __attribute__((target_clones("arch=x86-64-v3", "default")))
#else
#define LOY_CLONES
#endif

static inline uint64_t load(const uint8_t *bytes) {
  uint64_t word;
  memcpy(&word, bytes, 8);
  return word;
}

static inline uint64_t mixed(uint64_t word) {
  uint64_t product = word * 0xD6E8FEB86659FD93ULL;
  return product ^ product >> 32;
}

// What stands between the ends of a text of more than sixteen bytes.
static inline uint64_t middle_hash(uint64_t hash, const uint8_t *text, uint64_t length) {
  for (uint64_t place = 8; place < length - 8; place += 8) hash = mixed(hash ^ load(text + place));
  return hash;
}

static inline struct loy_text_key key_of(const uint8_t *text, uint32_t tag) {
  uint64_t length = tag & ~LOY_TEXT_APART, word = load(text);
  // Both ends of a text, which may meet or overlap: up to sixteen bytes they are all of it. Lengths
  // differ from cell to cell, so there is no branch that depends on them but one.
  uint64_t unused = length < 8 ? 8 - length : 0, is_long = -(uint64_t)(length > 8);
  struct loy_text_key key;
  key.head = length ? word << 8 * (unused & 7) >> 8 * (unused & 7) : 0;
  key.tail = load(text + (length - 8 & is_long)) & is_long;
  key.tag = tag;
  uint64_t hash = mixed(key.head ^ tag * 0x9E3779B97F4A7C15ULL);
  if (length > 16) hash = middle_hash(hash, text, length);
  // Twice, so that the last bytes of a text reach the lowest bits, which choose the slot.
  key.hash = mixed(mixed(hash ^ key.tail));
  return key;
}

static inline int has_middle(const struct loy_text_table *table, uint32_t number,
                             const uint8_t *text, uint64_t length) {
  return memcmp(table->bytes + table->offsets[number - 1] + 8, text + 8, length - 16) == 0;
}

static inline uint32_t found(const struct loy_text_table *table, struct loy_text_key key,
                             const uint8_t *text) {
  uint64_t length = key.tag & ~LOY_TEXT_APART;
  for (uint64_t place = key.hash & table->mask;; place = (place + 1) & table->mask) {
    const struct loy_text_slot *slot = table->slots + place;
    uint64_t other = (slot->head ^ key.head) | (slot->tail ^ key.tail) | (slot->tag ^ key.tag);
    if (slot->number == 0) return 0;
    if (other == 0 && (length <= 16 || has_middle(table, slot->number, text, length)))
      return slot->number;
  }
}

struct loy_text_key loy_text_key(const uint8_t *text, uint32_t tag) { return key_of(text, tag); }

uint32_t loy_find_text(const struct loy_text_table *table, struct loy_text_key key,
                       const uint8_t *text) {
  return found(table, key, text);
}

LOY_CLONES
size_t loy_find_texts(const struct loy_cells *cells, const struct loy_text_table *table,
                      int quotes_speak, uint32_t *numbers, uint32_t *odd) {
  size_t odd_count = 0;
  uint64_t spoken = quotes_speak ? LOY_PLACE_QUOTED : 0;
  for (size_t row = 0; row < cells->count; row++) {
    uint64_t place = cells->places[row * cells->stride];
    uint32_t tag = (uint32_t)(place >> 32 & 0x1FFFFFFF) | (place & spoken ? LOY_TEXT_APART : 0);
    const uint8_t *text = (place & LOY_PLACE_APART ? cells->apart : cells->bytes) + (uint32_t)place;
    uint32_t number = found(table, key_of(text, tag), text);
    numbers[row] = number - 1;
    odd[odd_count] = (uint32_t)row;
    odd_count += number == 0;
  }
  return odd_count;
}
