// What the kernels share: reading words, finding a cell, versions for each generation of processor.
#pragma once

#include "CScanKernels.h"

#include <string.h>

#if defined(__x86_64__) && defined(__linux__)
#define LOY_CLONES __attribute__((target_clones("arch=x86-64-v3", "default")))
#else
#define LOY_CLONES
#endif

#define EACH 0x0101010101010101ULL
#define HIGHS 0x8080808080808080ULL
#define ZEROS 0x3030303030303030ULL

static inline uint64_t load(const uint8_t *bytes) {
  uint64_t word;
  memcpy(&word, bytes, 8);
  return word;
}

static inline uint64_t length_of(uint64_t place) { return place >> 32 & 0x1FFFFFFF; }

static inline const uint8_t *text_of(const struct loy_cells *cells, uint64_t place) {
  return (place & LOY_PLACE_APART ? cells->apart : cells->bytes) + (uint32_t)place;
}
