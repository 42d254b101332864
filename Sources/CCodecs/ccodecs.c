#include "ccodecs.h"

#include <errno.h>
#include <iconv.h>
#include <stdlib.h>
#include <zlib.h>
#include <zstd.h>

typedef enum { GZIP, ZSTD, TEXT } kind;

struct ccodecs_stream {
  kind kind;
  z_stream inflater;
  ZSTD_DStream *unpacker;
  iconv_t converter;
  // Whether the stream stands between two members or frames, where the input may end.
  bool is_between;
};

// zlib counts in 32 bits.
static const size_t piece = (size_t)1 << 30;

static ccodecs_stream *make(kind kind) {
  ccodecs_stream *stream = calloc(1, sizeof *stream);
  if (stream) stream->kind = kind;
  return stream;
}

ccodecs_stream *ccodecs_open_gzip(void) {
  ccodecs_stream *stream = make(GZIP);
  if (!stream) return NULL;
  // 15 bits of window, and 16 for a gzip header.
  if (inflateInit2(&stream->inflater, 15 + 16) == Z_OK) return stream;
  free(stream);
  return NULL;
}

ccodecs_stream *ccodecs_open_zstd(void) {
  ccodecs_stream *stream = make(ZSTD);
  if (!stream) return NULL;
  stream->unpacker = ZSTD_createDStream();
  if (stream->unpacker) return stream;
  free(stream);
  return NULL;
}

ccodecs_stream *ccodecs_open_text(const char *to, const char *from) {
  ccodecs_stream *stream = make(TEXT);
  if (!stream) return NULL;
  stream->converter = iconv_open(to, from);
  if (stream->converter != (iconv_t)-1) return stream;
  free(stream);
  return NULL;
}

static int run_gzip(ccodecs_stream *stream, const uint8_t *in, size_t in_count, bool is_last,
                    size_t *used, uint8_t *out, size_t capacity, size_t *made) {
  z_stream *inflater = &stream->inflater;
  size_t in_piece = in_count < piece ? in_count : piece;
  size_t out_piece = capacity < piece ? capacity : piece;
  // The input is only read; zlib's interface is older than const.
  inflater->next_in = (Bytef *)in;
  inflater->avail_in = (uInt)in_piece;
  inflater->next_out = out;
  inflater->avail_out = (uInt)out_piece;
  int code = inflate(inflater, Z_NO_FLUSH);
  *used = in_piece - inflater->avail_in;
  *made = out_piece - inflater->avail_out;
  if (code == Z_STREAM_END) {
    // Members may follow one another; zeros behind the last are padding of tapes.
    while (*used < in_count && in[*used] == 0) *used += 1;
    if (*used == in_count && is_last) return CCODECS_DONE;
    return inflateReset(inflater) == Z_OK ? CCODECS_FULL : CCODECS_BROKEN;
  }
  if (code == Z_MEM_ERROR) return CCODECS_NO_MEMORY;
  if (code != Z_OK && code != Z_BUF_ERROR) return CCODECS_BROKEN;
  if (inflater->avail_out == 0 || *used < in_count) return CCODECS_FULL;
  return is_last ? CCODECS_CUT : CCODECS_MORE;
}

static int run_zstd(ccodecs_stream *stream, const uint8_t *in, size_t in_count, bool is_last,
                    size_t *used, uint8_t *out, size_t capacity, size_t *made) {
  if (in_count == 0 && is_last && stream->is_between) {
    *used = *made = 0;
    return CCODECS_DONE;
  }
  ZSTD_inBuffer input = {in, in_count, 0};
  ZSTD_outBuffer output = {out, capacity, 0};
  size_t left = ZSTD_decompressStream(stream->unpacker, &output, &input);
  *used = input.pos;
  *made = output.pos;
  if (ZSTD_isError(left)) return CCODECS_BROKEN;
  stream->is_between = left == 0;
  if (input.pos < in_count || output.pos == capacity) return CCODECS_FULL;
  if (!is_last) return CCODECS_MORE;
  return stream->is_between ? CCODECS_DONE : CCODECS_CUT;
}

static int run_text(ccodecs_stream *stream, const uint8_t *in, size_t in_count, bool is_last,
                    size_t *used, uint8_t *out, size_t capacity, size_t *made) {
  char *from = (char *)in;
  char *to = (char *)out;
  size_t in_left = in_count;
  size_t out_left = capacity;
  size_t code = iconv(stream->converter, &from, &in_left, &to, &out_left);
  int reason = errno;
  if (code != (size_t)-1 && is_last) {
    code = iconv(stream->converter, NULL, NULL, &to, &out_left);
    reason = errno;
  }
  *used = in_count - in_left;
  *made = capacity - out_left;
  if (code != (size_t)-1) return is_last ? CCODECS_DONE : CCODECS_MORE;
  if (reason == E2BIG) return CCODECS_FULL;
  if (reason == EINVAL) return is_last ? CCODECS_CUT : CCODECS_MORE;
  return CCODECS_BROKEN;
}

int ccodecs_run(ccodecs_stream *stream, const uint8_t *in, size_t in_count, bool is_last,
                size_t *used, uint8_t *out, size_t capacity, size_t *made) {
  switch (stream->kind) {
    case GZIP: return run_gzip(stream, in, in_count, is_last, used, out, capacity, made);
    case ZSTD: return run_zstd(stream, in, in_count, is_last, used, out, capacity, made);
    case TEXT: return run_text(stream, in, in_count, is_last, used, out, capacity, made);
  }
  return CCODECS_BROKEN;
}

void ccodecs_close(ccodecs_stream *stream) {
  switch (stream->kind) {
    case GZIP: inflateEnd(&stream->inflater); break;
    case ZSTD: ZSTD_freeDStream(stream->unpacker); break;
    case TEXT: iconv_close(stream->converter); break;
  }
  free(stream);
}
