#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Bytes on their way from one form into another: unpacked, or converted to another encoding.
typedef struct ccodecs_stream ccodecs_stream;

/// What a step of a stream came to.
enum {
  /// All input was taken; more may follow.
  CCODECS_MORE = 0,
  /// The output is full.
  CCODECS_FULL = 1,
  /// The input is complete and all output was made.
  CCODECS_DONE = 2,
  /// The next input byte cannot be there.
  CCODECS_BROKEN = -1,
  /// The input ends too early.
  CCODECS_CUT = -2,
  /// There is no memory left.
  CCODECS_NO_MEMORY = -3,
};

/// Opens a stream that unpacks gzip files, or returns NULL without memory.
ccodecs_stream *ccodecs_open_gzip(void);

/// Opens a stream that unpacks zstd files, or returns NULL without memory.
ccodecs_stream *ccodecs_open_zstd(void);

/// Opens a stream from one encoding to another, or returns NULL when one of them is not known.
ccodecs_stream *ccodecs_open_text(const char *to, const char *from);

/// Takes input, makes output, and says how much of both; `is_last` when no input will follow.
int ccodecs_run(ccodecs_stream *stream, const uint8_t *in, size_t in_count, bool is_last,
                size_t *used, uint8_t *out, size_t capacity, size_t *made);

/// Closes a stream.
void ccodecs_close(ccodecs_stream *stream);
