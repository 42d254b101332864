#include "cxlsx.h"

#include <expat.h>
#include <minizip/unzip.h>
#include <stdlib.h>
#include <string.h>

struct cxlsx_zip {
  uint8_t *bytes;
  size_t count;
  size_t position;
  unzFile archive;
};

// XML packs 10 to 50 times; deflate can reach 1032. Small parts may do what they like.
static const uint64_t free_size = (uint64_t)64 << 20;
static const uint64_t most_ratio = 300;

static voidpf open_memory(voidpf opaque, const void *name, int mode) {
  (void)name;
  (void)mode;
  ((cxlsx_zip *)opaque)->position = 0;
  return opaque;
}

static uLong read_memory(voidpf opaque, voidpf stream, void *buffer, uLong size) {
  (void)opaque;
  cxlsx_zip *zip = stream;
  size_t left = zip->count - zip->position;
  size_t taken = size < left ? size : left;
  memcpy(buffer, zip->bytes + zip->position, taken);
  zip->position += taken;
  return taken;
}

static ZPOS64_T tell_memory(voidpf opaque, voidpf stream) {
  (void)opaque;
  return ((cxlsx_zip *)stream)->position;
}

static long seek_memory(voidpf opaque, voidpf stream, ZPOS64_T offset, int origin) {
  (void)opaque;
  cxlsx_zip *zip = stream;
  ZPOS64_T start = origin == ZLIB_FILEFUNC_SEEK_SET   ? 0
                   : origin == ZLIB_FILEFUNC_SEEK_CUR ? zip->position
                                                      : zip->count;
  // An end before the start comes as a huge offset, and is refused with the others.
  if (start + offset > zip->count) return -1;
  zip->position = start + offset;
  return 0;
}

static int close_memory(voidpf opaque, voidpf stream) {
  (void)opaque;
  (void)stream;
  return 0;
}

static int memory_error(voidpf opaque, voidpf stream) {
  (void)opaque;
  (void)stream;
  return 0;
}

cxlsx_zip *cxlsx_open(const uint8_t *bytes, size_t count) {
  cxlsx_zip *zip = calloc(1, sizeof *zip);
  if (!zip) return NULL;
  zip->bytes = malloc(count ? count : 1);
  if (!zip->bytes) {
    free(zip);
    return NULL;
  }
  memcpy(zip->bytes, bytes, count);
  zip->count = count;
  zlib_filefunc64_def functions = {
      .zopen64_file = open_memory,
      .zread_file = read_memory,
      .ztell64_file = tell_memory,
      .zseek64_file = seek_memory,
      .zclose_file = close_memory,
      .zerror_file = memory_error,
      .opaque = zip,
  };
  zip->archive = unzOpen2_64("", &functions);
  if (zip->archive) return zip;
  free(zip->bytes);
  free(zip);
  return NULL;
}

void cxlsx_close(cxlsx_zip *zip) {
  unzClose(zip->archive);
  free(zip->bytes);
  free(zip);
}

bool cxlsx_has(cxlsx_zip *zip, const char *name) {
  return unzLocateFile(zip->archive, name, 2) == UNZ_OK;
}

typedef struct {
  const cxlsx_handlers *handlers;
} parse;

static const char *local(const char *name) {
  const char *colon = strchr(name, ':');
  return colon ? colon + 1 : name;
}

static void on_start(void *data, const char *name, const char **attributes) {
  const cxlsx_handlers *handlers = ((parse *)data)->handlers;
  handlers->start(handlers->context, local(name), (const char *const *)attributes);
}

static void on_end(void *data, const char *name) {
  const cxlsx_handlers *handlers = ((parse *)data)->handlers;
  handlers->end(handlers->context, local(name));
}

static void on_text(void *data, const char *bytes, int count) {
  const cxlsx_handlers *handlers = ((parse *)data)->handlers;
  handlers->text(handlers->context, bytes, count);
}

static int run(cxlsx_zip *zip, XML_Parser parser, const cxlsx_handlers *handlers,
               uint64_t packed, size_t *line, const char **message) {
  uint64_t made = 0;
  for (;;) {
    if (!handlers->goes_on(handlers->context)) return CXLSX_STOPPED;
    const int size = 1 << 16;
    void *buffer = XML_GetBuffer(parser, size);
    if (!buffer) return CXLSX_NO_MEMORY;
    int count = unzReadCurrentFile(zip->archive, buffer, size);
    if (count < 0) return CXLSX_BROKEN;
    made += (uint64_t)count;
    if (made > free_size && made / (packed + 1) > most_ratio) return CXLSX_BOMB;
    if (XML_ParseBuffer(parser, count, count == 0) != XML_STATUS_OK) {
      enum XML_Error error = XML_GetErrorCode(parser);
      *line = XML_GetCurrentLineNumber(parser);
      *message = XML_ErrorString(error);
      if (error == XML_ERROR_NO_MEMORY) return CXLSX_NO_MEMORY;
      return error == XML_ERROR_AMPLIFICATION_LIMIT_BREACH ? CXLSX_BOMB : CXLSX_NO_XML;
    }
    if (count == 0) return CXLSX_DONE;
  }
}

int cxlsx_parse(cxlsx_zip *zip, const char *name, const cxlsx_handlers *handlers, size_t *line,
                const char **message) {
  unz_file_info64 info;
  if (unzLocateFile(zip->archive, name, 2) != UNZ_OK) return CXLSX_MISSING;
  if (unzGetCurrentFileInfo64(zip->archive, &info, NULL, 0, NULL, 0, NULL, 0) != UNZ_OK)
    return CXLSX_BROKEN;
  if (info.flag & 1) return CXLSX_LOCKED;
  if (unzOpenCurrentFile(zip->archive) != UNZ_OK) return CXLSX_BROKEN;
  XML_Parser parser = XML_ParserCreate(NULL);
  int code = CXLSX_NO_MEMORY;
  if (parser) {
    parse state = {handlers};
    XML_SetUserData(parser, &state);
    XML_SetElementHandler(parser, on_start, on_end);
    XML_SetCharacterDataHandler(parser, on_text);
    code = run(zip, parser, handlers, info.compressed_size, line, message);
    XML_ParserFree(parser);
  }
  // The checksum is looked at when the part was read to its end.
  int closed = unzCloseCurrentFile(zip->archive);
  return code == CXLSX_DONE && closed != UNZ_OK ? CXLSX_BROKEN : code;
}
