#pragma once
#include <sqlite3.h>

// SQLITE_TRANSIENT is a cast that Swift cannot see: SQLite keeps a copy of the bytes.
static inline int csqlite_bind_text(sqlite3_stmt *statement, int index, const void *bytes,
                                    sqlite3_uint64 count) {
  // Without bytes SQLite would bind NULL instead of an empty text.
  return sqlite3_bind_text64(statement, index, bytes ? (const char *)bytes : "", count,
                             SQLITE_TRANSIENT, SQLITE_UTF8);
}
