#define _GNU_SOURCE
#include "CStreams.h"

#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <unistd.h>

// Atomic, not volatile: the handler may run on any thread and every thread polls the flag.
static atomic_bool interrupted;

int cstreams_write_all(int fd, const void *bytes, size_t count) {
  const char *next = bytes;
  while (count > 0) {
    ssize_t written = write(fd, next, count);
    if (written < 0) {
      if (errno == EINTR) continue;
      return errno;
    }
    next += written;
    count -= (size_t)written;
  }
  return 0;
}

int cstreams_read_all(int fd, uint8_t **bytes, size_t *count) {
  size_t capacity = 1 << 16, length = 0;
  uint8_t *buffer = malloc(capacity);
  if (!buffer) return ENOMEM;
  for (;;) {
    if (length == capacity) {
      uint8_t *grown = realloc(buffer, capacity * 2);
      if (!grown) {
        free(buffer);
        return ENOMEM;
      }
      buffer = grown;
      capacity *= 2;
    }
    ssize_t got = read(fd, buffer + length, capacity - length);
    if (got == 0) break;
    if (got < 0) {
      if (errno == EINTR && !cstreams_interrupted()) continue;
      int reason = errno;
      free(buffer);
      return reason;
    }
    length += (size_t)got;
  }
  *bytes = buffer;
  *count = length;
  return 0;
}

void cstreams_free(uint8_t *bytes) { free(bytes); }

bool cstreams_is_terminal(int fd) { return isatty(fd) == 1; }

int cstreams_columns(int fd) {
  struct winsize size;
  return ioctl(fd, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

int cstreams_rows(int fd) {
  struct winsize size;
  return ioctl(fd, TIOCGWINSZ, &size) == 0 ? size.ws_row : 0;
}

static void handle(int number, void (*handler)(int)) {
  struct sigaction action = {0};
  action.sa_handler = handler;
  sigemptyset(&action.sa_mask);
  sigaction(number, &action, NULL);
}

void cstreams_ignore_write_signals(void) {
  handle(SIGPIPE, SIG_IGN);
  handle(SIGXFSZ, SIG_IGN);
}

static void note_interrupt(int number) {
  (void)number;
  atomic_store(&interrupted, true);
}

// Without SA_RESTART, so that a read waiting on a pipe or terminal returns and the flag is seen.
void cstreams_install_interrupt(void) {
  handle(SIGINT, note_interrupt);
  // Whoever started this program may have blocked the signal, and programs inherit that.
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  pthread_sigmask(SIG_UNBLOCK, &signals, NULL);
}

bool cstreams_interrupted(void) {
  return atomic_load_explicit(&interrupted, memory_order_relaxed);
}

void cstreams_clear_interrupt(void) { atomic_store(&interrupted, false); }

int cstreams_set_lock(int fd, bool locked) {
  while (flock(fd, locked ? LOCK_EX : LOCK_UN) != 0) {
    if (errno != EINTR) return errno;
  }
  return 0;
}
