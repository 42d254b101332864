#define _GNU_SOURCE
#include <errno.h>
#include <poll.h>
#include <unistd.h>

#include "editor.h"

// Handles one wake-up; returns INPUT_INTERRUPTED after Ctrl-C.
static int handle_wakeup(cle_editor *editor) {
  switch (cle_take_wakeup()) {
    case 'i': editor->next = editor->filled = 0; return INPUT_INTERRUPTED;
    case 'w': editor->hooks.draw(editor->hooks.context, CLE_RESIZED); return 0;
    case 'r': editor->hooks.draw(editor->hooks.context, CLE_WOKEN); return 0;
    default: return 0;
  }
}

// Many keys per read(2): a paste would otherwise cost one system call for each byte.
static int fill(cle_editor *editor, int milliseconds) {
  struct pollfd sources[2] = {{STDIN_FILENO, POLLIN, 0}, {cle_wakeup_descriptor(), POLLIN, 0}};
  for (;;) {
    int ready = poll(sources, 2, milliseconds);
    if (ready == 0) return INPUT_LATE;
    if (ready < 0 && errno != EINTR) return INPUT_ENDED;
    if (ready < 0) continue;
    if (sources[1].revents) {
      int code = handle_wakeup(editor);
      if (code != 0) return code;
    }
    if (!sources[0].revents) continue;
    ssize_t count = read(STDIN_FILENO, editor->input, sizeof editor->input);
    if (count < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (count <= 0) return INPUT_ENDED;
    editor->next = 0;
    editor->filled = (size_t)count;
    return 0;
  }
}

int cle_next_byte(cle_editor *editor, int milliseconds) {
  if (editor->next >= editor->filled) {
    int code = fill(editor, milliseconds);
    if (code != 0) return code;
  }
  return editor->input[editor->next++];
}

void cle_unread(cle_editor *editor) {
  if (editor->next > 0) editor->next--;
}

bool cle_has_input(cle_editor *editor) {
  if (editor->next < editor->filled) return true;
  struct pollfd keys = {STDIN_FILENO, POLLIN, 0};
  return poll(&keys, 1, 0) > 0;
}

enum { REST_MILLISECONDS = 10000 };

// The first byte of a key, for which a person may take their time.
static int first_byte(cle_editor *editor) {
  int byte = cle_next_byte(editor, REST_MILLISECONDS);
  if (byte != INPUT_LATE) return byte;
  editor->hooks.rest(editor->hooks.context);
  return cle_next_byte(editor, -1);
}

// Decodes UTF-8 by hand: the locale may still be the C locale of a bare container.
static int32_t next_scalar(cle_editor *editor) {
  int lead = first_byte(editor);
  if (lead < 0x80) return lead;
  int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC2 ? 1 : 0;
  int32_t scalar = lead & (0x3F >> more);
  if (more == 0 || lead > 0xF4) return 0;
  for (; more > 0; more--) {
    int byte = cle_next_byte(editor, -1);
    if (byte < 0) return byte;
    if ((byte & 0xC0) != 0x80) {
      cle_unread(editor);
      return 0;
    }
    scalar = scalar << 6 | (byte & 0x3F);
  }
  bool surrogate = scalar >= 0xD800 && scalar < 0xE000;
  // Typed C1 controls are dropped: they are our private codes.
  return scalar < 0xA0 || surrogate || scalar > 0x10FFFF ? 0 : scalar;
}

static int refuse(cle_editor *editor, int code) {
  editor->outcome = code == INPUT_INTERRUPTED ? CLE_INTERRUPTED : CLE_NO_MORE;
  errno = code == INPUT_INTERRUPTED ? EINTR : 0;
  return code == INPUT_INTERRUPTED ? -1 : 0;
}

int cle_read_key(EditLine *line, wchar_t *key) {
  cle_editor *editor = cle_owner(line);
  cle_note_raw_mode();
  for (;;) {
    if (!cle_has_input(editor)) editor->hooks.draw(editor->hooks.context, CLE_TYPED);
    int32_t scalar = next_scalar(editor);
    if (scalar == 0x1B) scalar = cle_escape_key(editor);
    if (scalar < 0) return refuse(editor, scalar);
    if (scalar == 0) continue;
    if (editor->hooks.capture(editor->hooks.context, (uint32_t)scalar)) continue;
    *key = (wchar_t)scalar;
    return 1;
  }
}
