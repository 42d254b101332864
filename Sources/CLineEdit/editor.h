#pragma once
#include <histedit.h>
#include <stdio.h>

#include "CLineEdit.h"

struct cle_editor {
  EditLine *line;
  // libedit draws into the void: it prints one byte at a time, drops combining marks, loses its
  // row when the window changes and cannot colour. The draw hook paints instead, once per key.
  FILE *nowhere;
  cle_hooks hooks;
  int outcome;

  unsigned char input[1 << 16];
  size_t next, filled;

  unsigned char *paste;
  size_t paste_count, paste_capacity;
};

enum { INPUT_ENDED = -1, INPUT_INTERRUPTED = -2, INPUT_LATE = -3 };

/// The editor a libedit callback belongs to.
cle_editor *cle_owner(EditLine *line);

/// The next byte typed, or one of the negative codes; `milliseconds` below 0 waits for ever.
int cle_next_byte(cle_editor *editor, int milliseconds);

/// Takes back the byte last returned.
void cle_unread(cle_editor *editor);

/// Tells whether a byte can be had without waiting.
bool cle_has_input(cle_editor *editor);

/// The key behind an escape character just read: a `cle_key`, escape itself, 0 for an unknown key,
/// or a negative code.
int cle_escape_key(cle_editor *editor);

/// Binds the keys on top of libedit's own map.
void cle_bind_keys(cle_editor *editor, bool vi);

/// libedit's reader of characters.
int cle_read_key(EditLine *line, wchar_t *key);

/// Takes over the signals while a line is read; returns 0, or -1 when the terminal is gone.
int cle_take_signals(void);

/// Notes the state of the terminal while keys are read, to come back to it after a stop.
void cle_note_raw_mode(void);

/// Gives the signals back.
void cle_give_signals(void);

/// Opens the channel by which signal handlers and other threads wake the reader.
bool cle_open_wakeups(void);

/// The descriptor that is readable when a wake-up waits.
int cle_wakeup_descriptor(void);

/// Takes one wake-up: 'i' interrupted, 'w' window changed, 'r' draw again, or 0 for none.
int cle_take_wakeup(void);
