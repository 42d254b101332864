/// Finding the bytes that end fields and records, 64 bytes at a time.
#pragma once

#include <stddef.h>
#include <stdint.h>

/// What stands in the bytes beside the marks that were looked for.
enum { LOY_SCAN_HIGH = 1, LOY_SCAN_ZERO = 2 };

/// For each block of 64 bytes a word whose bits say where one of four marks stands, lowest first.
///
/// Says whether there is a byte above ASCII (`LOY_SCAN_HIGH`) and a zero byte (`LOY_SCAN_ZERO`).
int loy_find_marks(const uint8_t *bytes, size_t blocks, const uint8_t marks[4], uint64_t *found);

/// Whether there is a byte above ASCII and a zero byte among `count` bytes, as `loy_find_marks`.
int loy_byte_kinds(const uint8_t *bytes, size_t count);
