// Signals, in three kinds. Those that ask for something (WINCH, TSTP, CONT; INT, TERM, HUP and all else that would end
// the program but leaves it able to go on for a moment) set a flag and wake the loop, which does the work where any call
// is safe. Those that end the program at once (QUIT and the crashes) give the terminal back from within the handler and
// are raised again. Those that mean nothing here, or say only that a write failed, are ignored: the write says so itself.
#define _GNU_SOURCE 1
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "CTerminal.h"
#include "internal.h"

/// A loop that does not come to its end in so many seconds after being asked to leave is ended by SIGALRM.
enum { SECONDS_TO_LEAVE = 5 };

static const struct { int signal, bit; } asking[] = {
  {SIGWINCH, TERMINAL_RESIZED}, {SIGTSTP, TERMINAL_SUSPENDED}, {SIGCONT, TERMINAL_CONTINUED},
  {SIGINT, TERMINAL_LEAVE},     {SIGTERM, TERMINAL_LEAVE},     {SIGHUP, TERMINAL_LEAVE},
  {SIGXCPU, TERMINAL_LEAVE},    {SIGVTALRM, TERMINAL_LEAVE},   {SIGPROF, TERMINAL_LEAVE},
#ifdef SIGPOLL
  {SIGPOLL, TERMINAL_LEAVE},
#endif
#ifdef SIGPWR
  {SIGPWR, TERMINAL_LEAVE},
#endif
#ifdef SIGSTKFLT
  {SIGSTKFLT, TERMINAL_LEAVE},
#endif
};
static const int ending[] = {SIGQUIT, SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGSYS, SIGALRM};
static const int ignored[] = {SIGPIPE, SIGXFSZ, SIGUSR1, SIGUSR2};
enum {
  ASKING = sizeof asking / sizeof *asking,
  ENDING = sizeof ending / sizeof *ending,
  IGNORED = sizeof ignored / sizeof *ignored,
};

static struct sigaction found_asking[ASKING], found_ending[ENDING], found_ignored[IGNORED];
// What a real-time signal means is for others to say; unhandled, each of them ends the program.
enum { REALTIME = 64 };
static struct sigaction found_realtime[REALTIME];
static volatile sig_atomic_t came[ASKING], realtime_came;
static volatile sig_atomic_t leave_signal;
static int wake[2] = {-1, -1};
static bool keep_backtracer;
static char crash_stack[65536];  // a stack overflow leaves no stack to handle it on

static bool is_realtime(int signal) {
#ifdef SIGRTMIN
  return signal >= SIGRTMIN && signal <= SIGRTMAX;
#else
  return false;
#endif
}

static void on_asking(int signal) {
  int saved = errno;
  bool asks_to_leave = is_realtime(signal);
  if (asks_to_leave) realtime_came = 1;
  for (int i = 0; i < ASKING; i++) {
    if (asking[i].signal != signal) continue;
    came[i] = 1;
    asks_to_leave = asking[i].bit == TERMINAL_LEAVE;
  }
  // The first of several counts: a profiling timer would go on, and put the end off for ever.
  if (asks_to_leave && leave_signal == 0) {
    leave_signal = signal;
    alarm(SECONDS_TO_LEAVE);
  }
  ssize_t written = write(wake[1], "", 1);
  (void)written;
  errno = saved;
}

static void on_ending(int signal) {
  screen_restore_in_signal();
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = SIG_DFL;
  // Swift's crash handler would ask on the terminal what to do, and wait for 30 seconds; only who asked for it gets it.
  for (int i = 0; i < ENDING; i++) {
    if (ending[i] == signal && keep_backtracer) action = found_ending[i];
  }
  sigaction(signal, &action, NULL);
  raise(signal);
}

static void handle(int signal, void (*handler)(int), int flags, struct sigaction *found) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = handler;
  action.sa_flags = flags;
  sigfillset(&action.sa_mask);
  sigaction(signal, NULL, found);
  if (found->sa_handler != SIG_IGN) sigaction(signal, &action, NULL);  // nohup and the like stay ignored
}

void signals_install(void) {
  keep_backtracer = getenv("SWIFT_BACKTRACE") != NULL;
  leave_signal = 0;
  if (wake[0] < 0 && pipe(wake) == 0) {
    for (int i = 0; i < 2; i++) {
      fcntl(wake[i], F_SETFL, O_NONBLOCK);
      fcntl(wake[i], F_SETFD, FD_CLOEXEC);
    }
  }
  stack_t stack;
  if (sigaltstack(NULL, &stack) == 0 && (stack.ss_flags & SS_DISABLE)) {
    stack = (stack_t){.ss_sp = crash_stack, .ss_size = sizeof crash_stack};
    sigaltstack(&stack, NULL);
  }
  for (int i = 0; i < ASKING; i++) {
    came[i] = 0;
    handle(asking[i].signal, on_asking, SA_RESTART, &found_asking[i]);
  }
  realtime_came = 0;
#ifdef SIGRTMIN
  for (int i = 0; i < REALTIME && is_realtime(SIGRTMIN + i); i++)
    handle(SIGRTMIN + i, on_asking, SA_RESTART, &found_realtime[i]);
#endif
  for (int i = 0; i < ENDING; i++) handle(ending[i], on_ending, SA_ONSTACK, &found_ending[i]);
  for (int i = 0; i < IGNORED; i++) handle(ignored[i], SIG_IGN, 0, &found_ignored[i]);
}

void signals_remove(void) {
  for (int i = 0; i < ASKING; i++) sigaction(asking[i].signal, &found_asking[i], NULL);
  for (int i = 0; i < ENDING; i++) sigaction(ending[i], &found_ending[i], NULL);
#ifdef SIGRTMIN
  for (int i = 0; i < REALTIME && is_realtime(SIGRTMIN + i); i++) sigaction(SIGRTMIN + i, &found_realtime[i], NULL);
#endif
  for (int i = 0; i < IGNORED; i++) sigaction(ignored[i], &found_ignored[i], NULL);
  alarm(0);
}

int signals_take(void) {
  int bits = realtime_came ? TERMINAL_LEAVE : 0;
  realtime_came = 0;
  for (int i = 0; i < ASKING; i++) {
    if (!came[i]) continue;
    came[i] = 0;
    bits |= asking[i].bit;
  }
  return bits;
}

void signals_forget(int bit) {
  for (int i = 0; i < ASKING; i++) {
    if (asking[i].bit == bit) came[i] = 0;
  }
}

int signals_wake_file(void) { return wake[0]; }

void signals_drain(void) {
  char bytes[64];
  while (read(wake[0], bytes, sizeof bytes) > 0) {
  }
}

void signals_stop(void) {
  struct sigaction action, ours;
  memset(&action, 0, sizeof action);
  action.sa_handler = SIG_DFL;
  sigaction(SIGTSTP, &action, &ours);
  raise(SIGTSTP);
  sigaction(SIGTSTP, &ours, NULL);
}

int terminal_leave_signal(void) { return leave_signal; }

void terminal_end_by(int signal) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = SIG_DFL;
  sigaction(signal, &action, NULL);
  raise(signal);
}
