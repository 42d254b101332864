#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "editor.h"

int cle_read(cle_editor *editor) {
  editor->outcome = CLE_NO_MORE;
  if (cle_take_signals() != 0) return CLE_NO_MORE;
  int count;
  // What it returns is not used: an own function that ends the line leaves the buffer without its
  // zero, and an empty line looks like the end of input. The owner took the text in its key hook.
  el_wgets(editor->line, &count);
  if (editor->outcome != CLE_LINE) el_reset(editor->line);
  cle_give_signals();
  return editor->outcome;
}

const uint32_t *cle_text(const cle_editor *editor, size_t *count, size_t *cursor) {
  const LineInfoW *info = el_wline(editor->line);
  *count = (size_t)(info->lastchar - info->buffer);
  *cursor = (size_t)(info->cursor - info->buffer);
  return (const uint32_t *)info->buffer;
}

static void clear_text(cle_editor *editor) {
  const LineInfoW *info = el_wline(editor->line);
  int count = (int)(info->lastchar - info->buffer);
  el_cursor(editor->line, (int)(info->lastchar - info->cursor));
  el_deletestr(editor->line, count);
}

// el_wreplacestr refuses an empty text, and wants a zero at the end.
bool cle_set_text(cle_editor *editor, const uint32_t *text, size_t count, size_t cursor) {
  clear_text(editor);
  if (count == 0) return true;
  wchar_t *copy = malloc((count + 1) * sizeof *copy);
  if (!copy) return false;
  memcpy(copy, text, count * sizeof *copy);
  copy[count] = 0;
  bool done = el_winsertstr(editor->line, copy) == 0;
  free(copy);
  el_cursor(editor->line, (int)cursor - (int)count);
  return done;
}

const uint8_t *cle_pasted(const cle_editor *editor, size_t *count) {
  *count = editor->paste_count;
  return editor->paste;
}
