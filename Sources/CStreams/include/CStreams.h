#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Writes all bytes, going on after signals; returns 0 or an errno (EPIPE: the reader left).
int cstreams_write_all(int fd, const void *bytes, size_t count);

/// Reads to the end; returns 0 or an errno (EINTR after Ctrl-C).
/// `*bytes` is freed with `cstreams_free`.
int cstreams_read_all(int fd, uint8_t **bytes, size_t *count);

/// Frees what `cstreams_read_all` returned.
void cstreams_free(uint8_t *bytes);

/// Tells whether the descriptor is a terminal.
bool cstreams_is_terminal(int fd);

/// The columns of the terminal at `fd`, or 0 when it is none or does not say.
int cstreams_columns(int fd);

/// The rows of the terminal at `fd`, or 0 when it is none or does not say.
int cstreams_rows(int fd);

/// Makes writing to a closed pipe, or beyond the size a file may have, an error code instead of the
/// end of the process.
void cstreams_ignore_write_signals(void);

/// From now on Ctrl-C (SIGINT) sets the interrupt flag instead of ending the process.
void cstreams_install_interrupt(void);

/// Tells whether Ctrl-C was pressed since the flag was last cleared; any thread may ask.
bool cstreams_interrupted(void);

/// Clears the interrupt flag.
void cstreams_clear_interrupt(void);

/// Takes, or gives back, the exclusive lock of a file, waiting for it; returns 0 or an errno.
int cstreams_set_lock(int fd, bool locked);
