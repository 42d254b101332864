#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// A line being typed: libedit keeps its text, key maps and kill buffer; the hooks draw it.
typedef struct cle_editor cle_editor;

/// Keys that arrive as escape sequences, as one private code each (the C1 range: nobody types it).
enum cle_key {
  CLE_KEY_UP = 0x80,
  CLE_KEY_DOWN,
  CLE_KEY_LEFT,
  CLE_KEY_RIGHT,
  CLE_KEY_HOME,
  CLE_KEY_END,
  CLE_KEY_DELETE,
  CLE_KEY_PAGE_UP,
  CLE_KEY_PAGE_DOWN,
  CLE_KEY_WORD_LEFT,
  CLE_KEY_WORD_RIGHT,
  CLE_KEY_DELETE_WORD,
  CLE_KEY_NEW_LINE,
  CLE_KEY_PASTE,
};

/// What becomes of the line after a key.
enum cle_verdict { CLE_GO_ON, CLE_ACCEPT, CLE_END };

/// How reading a line ended.
enum cle_outcome { CLE_LINE, CLE_INTERRUPTED, CLE_NO_MORE };

/// Why the line has to be drawn.
enum cle_reason { CLE_TYPED, CLE_RESIZED, CLE_WOKEN };

/// What the owner of the editor does; every function is called on the thread that reads.
typedef struct cle_hooks {
  void *context;
  /// Draws the line; called only when no typed key is waiting.
  void (*draw)(void *context, int reason);
  /// Handles a key bound to the owner (a control character or a `cle_key`); returns a `cle_verdict`.
  int (*key)(void *context, uint32_t key);
  /// Sees every key before the key map does; returns true to keep it.
  bool (*capture)(void *context, uint32_t key);
  /// Called once when no key was typed for ten seconds.
  void (*rest)(void *context);
} cle_hooks;

/// Tells whether standard input and output are a terminal that understands cursor movement.
bool cle_can_edit(void);

/// Opens an editor on standard input and output, or returns NULL when the system refuses.
cle_editor *cle_open(const char *program, cle_hooks hooks);

/// Closes an editor.
void cle_close(cle_editor *editor);

/// Chooses vi keys or emacs keys.
void cle_use_vi_keys(cle_editor *editor, bool vi);

/// Reads one line; returns a `cle_outcome`. Afterwards the terminal is as it was before.
int cle_read(cle_editor *editor);

/// Asks the reading thread to draw again; any thread may call it.
void cle_wake(void);

/// The text typed so far, valid until the next change.
const uint32_t *cle_text(const cle_editor *editor, size_t *count, size_t *cursor);

/// Replaces the text, which must not hold zeros, and places the cursor; false without memory.
bool cle_set_text(cle_editor *editor, const uint32_t *text, size_t count, size_t cursor);

/// The bytes of the last paste, valid until the next key.
const uint8_t *cle_pasted(const cle_editor *editor, size_t *count);
