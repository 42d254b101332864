#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// A zip archive in memory, whose parts are XML.
typedef struct cxlsx_zip cxlsx_zip;

/// What became of a part.
enum {
  /// It was read to its end.
  CXLSX_DONE = 0,
  /// The archive has no such part.
  CXLSX_MISSING = 1,
  /// The part is locked with a password.
  CXLSX_LOCKED = 2,
  /// The part cannot be unpacked, or its checksum is wrong.
  CXLSX_BROKEN = 3,
  /// The part is no XML.
  CXLSX_NO_XML = 4,
  /// The part unpacks to far more than its size.
  CXLSX_BOMB = 5,
  /// Someone asked to stop.
  CXLSX_STOPPED = 6,
  /// There is no memory left.
  CXLSX_NO_MEMORY = 7,
};

/// What is called while a part is read; names lose their prefix, attributes are pairs of texts.
typedef struct {
  void *context;
  void (*start)(void *context, const char *name, const char *const *attributes);
  void (*end)(void *context, const char *name);
  void (*text)(void *context, const char *bytes, int count);
  /// Whether to go on; asked between stretches of a part.
  bool (*goes_on)(void *context);
} cxlsx_handlers;

/// Opens an archive, or returns NULL when the bytes are none; keeps a copy of them.
cxlsx_zip *cxlsx_open(const uint8_t *bytes, size_t count);

/// Whether there is a part of a name, in any case.
bool cxlsx_has(cxlsx_zip *zip, const char *name);

/// Reads a part as a stream; on CXLSX_NO_XML `line` is where, and `message` is expat's own words.
int cxlsx_parse(cxlsx_zip *zip, const char *name, const cxlsx_handlers *handlers, size_t *line,
                const char **message);

/// Closes an archive.
void cxlsx_close(cxlsx_zip *zip);
