#include <stdlib.h>
#include <string.h>

#include "editor.h"

// The bytes of one key arrive together; a pause this long means the escape key itself.
enum { ESCAPE = 0x1B, PAUSE = 30, LONGEST = 32 };

static const struct {
  const char *sequence;
  int key;
} sequences[] = {
    {"[A", CLE_KEY_UP},          {"OA", CLE_KEY_UP},           {"[B", CLE_KEY_DOWN},
    {"OB", CLE_KEY_DOWN},        {"[C", CLE_KEY_RIGHT},        {"OC", CLE_KEY_RIGHT},
    {"[D", CLE_KEY_LEFT},        {"OD", CLE_KEY_LEFT},         {"[H", CLE_KEY_HOME},
    {"OH", CLE_KEY_HOME},        {"[1~", CLE_KEY_HOME},        {"[7~", CLE_KEY_HOME},
    {"[F", CLE_KEY_END},         {"OF", CLE_KEY_END},          {"[4~", CLE_KEY_END},
    {"[8~", CLE_KEY_END},        {"[3~", CLE_KEY_DELETE},      {"[5~", CLE_KEY_PAGE_UP},
    {"[6~", CLE_KEY_PAGE_DOWN},  {"[1;5D", CLE_KEY_WORD_LEFT}, {"[1;3D", CLE_KEY_WORD_LEFT},
    {"[5D", CLE_KEY_WORD_LEFT},  {"Od", CLE_KEY_WORD_LEFT},    {"[1;5C", CLE_KEY_WORD_RIGHT},
    {"[1;3C", CLE_KEY_WORD_RIGHT}, {"[5C", CLE_KEY_WORD_RIGHT}, {"Oc", CLE_KEY_WORD_RIGHT},
    {"[3;5~", CLE_KEY_DELETE_WORD}, {"[13;2u", CLE_KEY_NEW_LINE}, {"[27;2;13~", CLE_KEY_NEW_LINE},
    {"[200~", CLE_KEY_PASTE},
};

static int known(const char *sequence) {
  for (size_t i = 0; i < sizeof sequences / sizeof *sequences; i++) {
    if (strcmp(sequences[i].sequence, sequence) == 0) return sequences[i].key;
  }
  return 0;
}

static bool grow(cle_editor *editor) {
  size_t capacity = editor->paste_capacity ? editor->paste_capacity * 2 : 4096;
  unsigned char *bytes = realloc(editor->paste, capacity);
  if (!bytes) return false;
  editor->paste = bytes;
  editor->paste_capacity = capacity;
  return true;
}

static int read_paste(cle_editor *editor) {
  static const char end[] = "\033[201~";
  const size_t length = sizeof end - 1;
  size_t count = 0;
  for (;;) {
    int byte = cle_next_byte(editor, -1);
    if (byte < 0) return byte;
    if (count == editor->paste_capacity && !grow(editor)) return INPUT_ENDED;
    editor->paste[count++] = (unsigned char)byte;
    if (byte != '~' || count < length) continue;
    if (memcmp(editor->paste + count - length, end, length) != 0) continue;
    editor->paste_count = count - length;
    return CLE_KEY_PASTE;
  }
}

// Reads to the final byte of a control sequence, so that an unknown key leaves nothing in the line.
static int read_control(cle_editor *editor, char introducer) {
  char sequence[LONGEST + 1] = {introducer};
  for (size_t count = 1;; count++) {
    int byte = cle_next_byte(editor, PAUSE);
    if (byte == INPUT_LATE) return 0;
    if (byte < 0) return byte;
    if (count < LONGEST) sequence[count] = (char)byte;
    // The Linux console sends F1 to F5 as `[[A` to `[[E`.
    if (count == 1 && byte == '[') continue;
    if (byte < 0x40) continue;
    int key = known(sequence);
    return key == CLE_KEY_PASTE ? read_paste(editor) : key;
  }
}

// Answers of the terminal (OSC, DCS and the like) end with BEL or ESC \.
static int skip_string(cle_editor *editor) {
  for (;;) {
    int byte = cle_next_byte(editor, PAUSE);
    if (byte == INPUT_LATE || byte == 7) return 0;
    if (byte < 0) return byte;
    if (byte != ESCAPE) continue;
    byte = cle_next_byte(editor, PAUSE);
    return byte < 0 && byte != INPUT_LATE ? byte : 0;
  }
}

int cle_escape_key(cle_editor *editor) {
  int byte = cle_next_byte(editor, PAUSE);
  switch (byte) {
    case INPUT_LATE: return ESCAPE;
    case INPUT_ENDED:
    case INPUT_INTERRUPTED: return byte;
    case '[':
    case 'O': return read_control(editor, (char)byte);
    case ']':
    case 'P':
    case '_':
    case '^': return skip_string(editor);
    case '\r':
    case '\n': return CLE_KEY_NEW_LINE;
    default: cle_unread(editor); return ESCAPE;
  }
}
