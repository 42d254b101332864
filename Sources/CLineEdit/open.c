#define _GNU_SOURCE
#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

#include "editor.h"

bool cle_can_edit(void) {
  const char *terminal = getenv("TERM");
  if (!terminal || !*terminal || strcmp(terminal, "dumb") == 0) return false;
  return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
}

// Without a UTF-8 locale libedit drops every character outside ASCII without a word.
static void use_unicode(void) {
  setlocale(LC_CTYPE, "");
  if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0) setlocale(LC_CTYPE, "C.UTF-8");
}

static ssize_t discard(void *cookie, const char *bytes, size_t count) {
  (void)cookie;
  (void)bytes;
  return (ssize_t)count;
}

// Not /dev/null, which would cost a system call for each key.
static FILE *open_nowhere(void) {
  cookie_io_functions_t functions = {0};
  functions.write = discard;
  return fopencookie(NULL, "w", functions);
}

static void configure(cle_editor *editor) {
  el_wset(editor->line, EL_CLIENTDATA, editor);
  // EL_SIGNAL 1 would send each signal again with kill(0), to our parent too.
  el_wset(editor->line, EL_SIGNAL, 0);
  el_wset(editor->line, EL_GETCFN, cle_read_key);
  el_wset(editor->line, EL_EDITOR, L"emacs");
  // Libedit swaps CR and LF while editing, which changes pasted text; ixon would let ^S freeze us.
  el_wset(editor->line, EL_SETTY, L"-d", L"-icrnl", L"-inlcr", L"-ixon", NULL);
  // A person's ~/.editrc may choose vi keys; without the edit mode our keys would not work at all.
  el_source(editor->line, NULL);
  el_wset(editor->line, EL_EDITMODE, 1);
  const wchar_t *keys = NULL;
  bool vi = el_wget(editor->line, EL_EDITOR, &keys) == 0 && keys && wcscmp(keys, L"vi") == 0;
  cle_bind_keys(editor, vi);
}

cle_editor *cle_open(const char *program, cle_hooks hooks) {
  use_unicode();
  cle_editor *editor = calloc(1, sizeof *editor);
  if (!editor) return NULL;
  editor->hooks = hooks;
  editor->nowhere = open_nowhere();
  if (editor->nowhere && cle_open_wakeups()) {
    editor->line = el_init_fd(program, stdin, editor->nowhere, editor->nowhere, STDIN_FILENO,
                              STDOUT_FILENO, STDERR_FILENO);
  }
  if (!editor->line) {
    cle_close(editor);
    return NULL;
  }
  configure(editor);
  return editor;
}

void cle_close(cle_editor *editor) {
  if (editor->line) el_end(editor->line);
  if (editor->nowhere) fclose(editor->nowhere);
  free(editor->paste);
  free(editor);
}

void cle_use_vi_keys(cle_editor *editor, bool vi) {
  el_wset(editor->line, EL_EDITOR, vi ? L"vi" : L"emacs");
  cle_bind_keys(editor, vi);
}

cle_editor *cle_owner(EditLine *line) {
  cle_editor *editor = NULL;
  el_wget(line, EL_CLIENTDATA, &editor);
  return editor;
}
