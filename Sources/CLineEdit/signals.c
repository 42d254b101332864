#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <termios.h>
#include <unistd.h>

#include "editor.h"

// Signals are per process, so their state is too. A pipe, because the handler may run on another
// thread than the one that waits for keys, whose read(2) would then not be interrupted.
static int wakeups[2] = {-1, -1};
static struct termios cooked, raw;
static atomic_bool has_raw;

// Everything that ends the process must first put the terminal back.
static const int ending[] = {SIGTERM, SIGHUP,  SIGQUIT, SIGABRT, SIGSEGV,
                             SIGBUS,  SIGILL, SIGTRAP, SIGFPE};
enum { ENDING_COUNT = sizeof ending / sizeof *ending };
static struct sigaction before_ending[ENDING_COUNT];
static struct sigaction before_interrupt, before_resize, before_stop, before_continue;

bool cle_open_wakeups(void) {
  return wakeups[0] >= 0 || pipe2(wakeups, O_CLOEXEC | O_NONBLOCK) == 0;
}

int cle_wakeup_descriptor(void) { return wakeups[0]; }

int cle_take_wakeup(void) {
  char kind = 0;
  return read(wakeups[0], &kind, 1) == 1 ? kind : 0;
}

static void wake(char kind) {
  int saved = errno;
  // A full pipe already wakes the reader, so a refused byte is no loss.
  if (write(wakeups[1], &kind, 1) < 0) errno = saved;
}

void cle_wake(void) {
  if (wakeups[1] >= 0) wake('r');
}

static void set_bracketed_paste(bool on) {
  ssize_t ignored = write(STDOUT_FILENO, on ? "\033[?2004h" : "\033[?2004l", 8);
  (void)ignored;
}

static void on_interrupt(int number) {
  (void)number;
  wake('i');
}

static void on_resize(int number) {
  (void)number;
  wake('w');
}

static void restore_terminal(void) {
  tcsetattr(STDIN_FILENO, TCSANOW, &cooked);
  set_bracketed_paste(false);
}

static void on_ending(int number) {
  restore_terminal();
  // Whoever writes next, the shell that started us first, begins on a row of its own.
  ssize_t ignored = write(STDOUT_FILENO, "\n", 1);
  (void)ignored;
  for (int i = 0; i < ENDING_COUNT; i++) {
    if (ending[i] == number) sigaction(number, &before_ending[i], NULL);
  }
  // Swift's crash reporter also takes Ctrl-\ and would ask questions; a person just wants out.
  if (number == SIGQUIT) signal(number, SIG_DFL);
  raise(number);
}

// No SA_RESTART: a call that waits has to come back and look at the pipe.
static void handle(int number, void (*handler)(int), struct sigaction *before) {
  struct sigaction action = {0};
  action.sa_handler = handler;
  sigemptyset(&action.sa_mask);
  sigaction(number, &action, before);
}

// Ctrl-Z: the shell that started us gets its terminal back as it was.
static void on_stop(int number) {
  int saved = errno;
  restore_terminal();
  handle(number, SIG_DFL, NULL);
  sigset_t stop;
  sigemptyset(&stop);
  sigaddset(&stop, number);
  raise(number);
  pthread_sigmask(SIG_UNBLOCK, &stop, NULL);
  handle(number, on_stop, NULL);
  errno = saved;
}

static void on_continue(int number) {
  (void)number;
  int saved = errno;
  if (atomic_load(&has_raw)) tcsetattr(STDIN_FILENO, TCSANOW, &raw);
  set_bracketed_paste(true);
  wake('w');
  errno = saved;
}

void cle_note_raw_mode(void) {
  if (atomic_load(&has_raw)) return;
  if (tcgetattr(STDIN_FILENO, &raw) == 0) atomic_store(&has_raw, true);
}

int cle_take_signals(void) {
  if (tcgetattr(STDIN_FILENO, &cooked) != 0) return -1;
  atomic_store(&has_raw, false);
  while (cle_take_wakeup() != 0) continue;
  for (int i = 0; i < ENDING_COUNT; i++) {
    handle(ending[i], on_ending, &before_ending[i]);
    if (before_ending[i].sa_handler == SIG_IGN) sigaction(ending[i], &before_ending[i], NULL);
  }
  handle(SIGINT, on_interrupt, &before_interrupt);
  handle(SIGWINCH, on_resize, &before_resize);
  handle(SIGTSTP, on_stop, &before_stop);
  handle(SIGCONT, on_continue, &before_continue);
  set_bracketed_paste(true);
  return 0;
}

void cle_give_signals(void) {
  set_bracketed_paste(false);
  sigaction(SIGINT, &before_interrupt, NULL);
  sigaction(SIGWINCH, &before_resize, NULL);
  sigaction(SIGTSTP, &before_stop, NULL);
  sigaction(SIGCONT, &before_continue, NULL);
  for (int i = 0; i < ENDING_COUNT; i++) sigaction(ending[i], &before_ending[i], NULL);
}
