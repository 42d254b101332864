#include <stddef.h>

#include "editor.h"

static unsigned char owner_key(EditLine *line, int key) {
  cle_editor *editor = cle_owner(line);
  switch (editor->hooks.key(editor->hooks.context, (uint32_t)key)) {
    case CLE_ACCEPT: editor->outcome = CLE_LINE; return CC_NEWLINE;
    case CLE_END: editor->outcome = CLE_NO_MORE; return CC_EOF;
    default: return CC_REFRESH;
  }
}

static void bind(cle_editor *editor, const wchar_t *key, const wchar_t *command) {
  el_wset(editor->line, EL_BIND, key, command, NULL);
}

// `-a` is the second map of vi keys, where letters are commands.
static void bind_command(cle_editor *editor, const wchar_t *key, const wchar_t *command) {
  el_wset(editor->line, EL_BIND, L"-a", key, command, NULL);
}

static void bind_code(cle_editor *editor, int code, const wchar_t *command, bool vi) {
  wchar_t key[2] = {(wchar_t)code, 0};
  bind(editor, key, command);
  if (vi) bind_command(editor, key, command);
}

static const struct {
  int code;
  const wchar_t *command;
} codes[] = {
    {CLE_KEY_UP, L"loy-key"},          {CLE_KEY_DOWN, L"loy-key"},
    {CLE_KEY_LEFT, L"loy-key"},        {CLE_KEY_RIGHT, L"loy-key"},
    {CLE_KEY_HOME, L"loy-key"},        {CLE_KEY_END, L"loy-key"},
    {CLE_KEY_DELETE, L"loy-key"},      {CLE_KEY_PAGE_UP, L"loy-key"},
    {CLE_KEY_PAGE_DOWN, L"loy-key"},   {CLE_KEY_WORD_LEFT, L"ed-prev-word"},
    {CLE_KEY_WORD_RIGHT, L"em-next-word"}, {CLE_KEY_DELETE_WORD, L"em-delete-next-word"},
    {CLE_KEY_NEW_LINE, L"loy-key"},    {CLE_KEY_PASTE, L"loy-key"},
};

// Enter is ^M; ^J comes from keys typed before we read, when the terminal still translated.
static const wchar_t *const everywhere[] = {L"^M", L"^J", L"^I", L"^D", L"^R", L"^L", L"^P", L"^N"};
static const wchar_t *const emacs_only[] = {L"^A", L"^E", L"^B", L"^F", L"^H", L"^?", L"^_"};
static const wchar_t *const vi_commands[] = {L"j", L"k"};

#define EACH(index, list) for (size_t index = 0; index < sizeof(list) / sizeof *(list); index++)

void cle_bind_keys(cle_editor *editor, bool vi) {
  el_wset(editor->line, EL_ADDFN, L"loy-key", L"A key loy handles itself", owner_key);
  EACH(i, codes) bind_code(editor, codes[i].code, codes[i].command, vi);
  EACH(i, everywhere) {
    bind(editor, everywhere[i], L"loy-key");
    if (vi) bind_command(editor, everywhere[i], L"loy-key");
  }
  if (vi) {
    EACH(i, vi_commands) bind_command(editor, vi_commands[i], L"loy-key");
  } else {
    EACH(i, emacs_only) bind(editor, emacs_only[i], L"loy-key");
    bind(editor, L"^W", L"ed-delete-prev-word");
  }
}
