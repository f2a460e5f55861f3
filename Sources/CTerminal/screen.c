// The screen: taken over, drawn on and given back, by ncurses.
#define _GNU_SOURCE 1
#include "../CNcursesw/ncursesw.h"

#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

#include "CTerminal.h"
#include "internal.h"

static const char paste_on[] = "\033[?2004h";
static const char paste_off[] = "\033[?2004l";
// Presses of buttons, and their places as decimal numbers.
static const char mouse_on[] = "\033[?1000h\033[?1006h";
static const char mouse_off[] = "\033[?1006l\033[?1000l";

static SCREEN *screen;
static volatile sig_atomic_t taken;  // whether the terminal is in our modes now
static struct termios found;         // its modes as they were
static char reset[256];              // the bytes that undo ours
static size_t reset_length;
static bool input_gone;
static bool uses_mouse;
static unsigned short pairs[257][257];  // the colour pairs made, by ink and paper, each counted from −1
static int pair_count;               // how many there are

static void send(const char *bytes, size_t length) {
  while (length > 0) {
    ssize_t sent = write(STDOUT_FILENO, bytes, length);
    if (sent < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (sent <= 0) return;
    bytes += sent;
    length -= (size_t)sent;
  }
}

// MARK: - Locale

static bool codeset_is_utf8(void) { return strcasecmp(nl_langinfo(CODESET), "UTF-8") == 0; }

bool terminal_locale_is_utf8(void) {
  const char *name = getenv("LC_ALL");
  if (!name || !*name) name = getenv("LC_CTYPE");
  if (!name || !*name) name = getenv("LANG");
  bool named = name && *name;
  if (setlocale(LC_CTYPE, "") && codeset_is_utf8()) return true;
  if (named && !strcasestr(name, "UTF-8") && !strcasestr(name, "utf8")) return false;
  return setlocale(LC_CTYPE, "C.UTF-8") && codeset_is_utf8();
}

// MARK: - Messages of the program and its libraries, kept off the screen until it is given back

static int messages = -1, found_messages = -1;

static void hold_messages(void) {
#ifdef __linux__
  if (!isatty(STDERR_FILENO)) return;
  messages = memfd_create("messages", MFD_CLOEXEC);
  if (messages < 0) return;
  found_messages = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  if (found_messages >= 0) dup2(messages, STDERR_FILENO);
#endif
}

static void release_messages(void) {
  if (found_messages < 0) return;
  dup2(found_messages, STDERR_FILENO);
  char bytes[512];
  ssize_t length;
  for (off_t offset = 0; (length = pread(messages, bytes, sizeof bytes, offset)) > 0; offset += length) {
    ssize_t ignored = write(STDERR_FILENO, bytes, (size_t)length);
    (void)ignored;
  }
  close(messages);
  close(found_messages);
  messages = found_messages = -1;
}

// MARK: - Taking over and giving back

/// Appends a terminfo string without its padding marks ("$<5>").
static void append_reset(const char *bytes) {
  for (; bytes && *bytes && reset_length < sizeof reset - 1; bytes++) {
    if (bytes[0] == '$' && bytes[1] == '<') {
      const char *end = strchr(bytes, '>');
      if (end) {
        bytes = end;
        continue;
      }
    }
    reset[reset_length++] = *bytes;
  }
}

void screen_restore_in_signal(void) {
  if (!taken) return;
  taken = 0;
  send(reset, reset_length);
  tcsetattr(STDIN_FILENO, TCSANOW, &found);
  release_messages();
}

/// Our modes on top of cbreak and noecho: Ctrl-C, Ctrl-S, Ctrl-Q, Ctrl-V come as keys; Ctrl-Z and Ctrl-\ stay signals.
static void take_modes(void) {
  struct termios modes;
  if (tcgetattr(STDIN_FILENO, &modes) == 0) {
    modes.c_iflag &= ~(tcflag_t)(IXON | IXOFF | ISTRIP);
    modes.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ECHONL | IEXTEN);
    modes.c_cc[VMIN] = 1;
    modes.c_cc[VTIME] = 0;
    modes.c_cc[VINTR] = _POSIX_VDISABLE;
    tcsetattr(STDIN_FILENO, TCSADRAIN, &modes);
  }
  def_prog_mode();
}

static terminal_outcome check_type(void) {
  if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) return TERMINAL_NOT_A_TERMINAL;
  int status = 0;
  if (setupterm(NULL, STDOUT_FILENO, &status) != OK) return TERMINAL_UNKNOWN_TYPE;
  bool moves = terminal_capability("cup") != NULL;
  del_curterm(cur_term);
  return moves ? TERMINAL_OPENED : TERMINAL_CANNOT_MOVE;
}

/// Sends what turns our reports on, or off again.
static void send_modes(bool on) {
  if (on) send(paste_on, sizeof paste_on - 1);
  else send(paste_off, sizeof paste_off - 1);
  if (!uses_mouse) return;
  if (on) send(mouse_on, sizeof mouse_on - 1);
  else send(mouse_off, sizeof mouse_off - 1);
}

terminal_outcome terminal_open(bool mouse) {
  terminal_locale_is_utf8();
  terminal_outcome outcome = check_type();
  if (outcome != TERMINAL_OPENED || screen) return outcome;
  if (tcgetattr(STDIN_FILENO, &found) != 0) return TERMINAL_NOT_A_TERMINAL;
  signals_install();
  use_env(FALSE);  // LINES and COLUMNS would survive a resize
  use_tioctl(TRUE);
  screen = newterm(NULL, stdout, stdin);
  if (!screen) {
    signals_remove();
    return TERMINAL_UNKNOWN_TYPE;
  }
  uses_mouse = mouse;
  reset_length = 0;
  memset(pairs, 0, sizeof pairs);
  pair_count = 0;
  append_reset(terminal_capability("sgr0"));
  append_reset(terminal_capability("op"));
  append_reset(paste_off);
  if (uses_mouse) append_reset(mouse_off);
  append_reset(terminal_capability("rmkx"));
  append_reset(terminal_capability("cnorm"));
  append_reset(terminal_capability("rmcup"));
  taken = 1;
  input_gone = false;
  hold_messages();
  typeahead(-1);  // an update is finished even if keys wait
  cbreak();
  noecho();
  nonl();
  keypad(stdscr, TRUE);
  take_modes();
  if (has_colors()) {
    start_color();
    use_default_colors();
  }
  send_modes(true);
  return TERMINAL_OPENED;
}

static void give_back(void) {
  send_modes(false);
  curs_set(1);
  endwin();
  tcsetattr(STDIN_FILENO, TCSADRAIN, &found);
  taken = 0;
}

void terminal_close(void) {
  if (!screen) return;
  if (taken) give_back();
  release_messages();
  signals_remove();
  delscreen(screen);
  screen = NULL;
}

/// Takes the terminal again after endwin(): the modes now, the alternate screen with the next update.
static void take_again(void) {
  reset_prog_mode();
  send_modes(true);
  taken = 1;
}

void terminal_resume(void) {
  if (screen && taken) {
    endwin();
    take_again();
  }
}

void terminal_suspend(void) {
  give_back();
  signals_stop();
  signals_forget(TERMINAL_CONTINUED);
  // The modes may have been changed while we were away; in the background they are the shell's own, not the user's.
  if (tcgetpgrp(STDIN_FILENO) == getpgrp() && tcgetattr(STDIN_FILENO, &found) == 0) def_shell_mode();
  take_again();
}

const char *terminal_capability(const char *name) {
  const char *bytes = tigetstr(name);
  return bytes == NULL || bytes == (const char *)-1 || !*bytes ? NULL : bytes;
}

int terminal_colours(void) { return has_colors() ? COLORS : 0; }

// MARK: - Drawing

void terminal_fit(int *width, int *height) {
  struct winsize window;
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &window) == 0 && window.ws_col > 0 && window.ws_row > 0) {
    if (window.ws_col != COLS || window.ws_row != LINES) resize_term(window.ws_row, window.ws_col);
  }
  werase(stdscr);
  clearok(curscr, TRUE);
  *width = COLS;
  *height = LINES;
}

/// The colour pair of an ink on a paper; pairs are made as they are first used. Where there are no more, the ink is on the
/// terminal's own paper.
static int pair_of(int ink, int paper) {
  if (ink > 255 || ink >= COLORS) ink = -1;
  if (paper > 255 || paper >= COLORS) paper = -1;
  if (ink < 0) ink = -1;
  if (paper < 0) paper = -1;
  if (ink < 0 && paper < 0) return 0;
  unsigned short *pair = &pairs[ink + 1][paper + 1];
  if (*pair == 0) {
    int next = pair_count + 1;
    if (next >= COLOR_PAIRS || next > 0xFFFF || init_extended_pair(next, ink, paper) != OK) {
      return paper < 0 ? 0 : pair_of(ink, -1);
    }
    pair_count = next;
    *pair = (unsigned short)next;
  }
  return *pair;
}

void terminal_put(int column, int row, const char *utf8, int ink, int paper, int emphasis) {
  wchar_t text[CCHARW_MAX + 1];
  mbstate_t state;
  memset(&state, 0, sizeof state);
  size_t count = mbsrtowcs(text, &utf8, CCHARW_MAX, &state);
  if (count == (size_t)-1 || count == 0) wcscpy(text, L"?");
  else text[count] = 0;
  attr_t attributes = A_NORMAL;
  if (emphasis & TERMINAL_BOLD) attributes |= A_BOLD;
  if (emphasis & TERMINAL_UNDERLINE) attributes |= A_UNDERLINE;
  if (emphasis & TERMINAL_REVERSE) attributes |= A_REVERSE;
  if (emphasis & TERMINAL_DIM) attributes |= A_DIM;
  cchar_t cell;
  int pair = pair_of(ink, paper);
  setcchar(&cell, text, attributes, 0, &pair);
  mvadd_wchnstr(row, column, &cell, 1);
}

void terminal_update(int column, int row) {
  curs_set(column < 0 ? 0 : 1);
  if (column >= 0) move(row, column);
  wnoutrefresh(stdscr);
  doupdate();
}

// MARK: - Waiting and reading

int terminal_wait(int milliseconds) {
  struct pollfd files[] = {{.fd = STDIN_FILENO, .events = POLLIN}, {.fd = signals_wake_file(), .events = POLLIN}};
  int ready = poll(files, 2, milliseconds);
  if (ready < 0 && errno != EINTR) return TERMINAL_GONE;
  signals_drain();
  int bits = signals_take();
  if (ready > 0) {
    if (files[0].revents & POLLIN) bits |= TERMINAL_INPUT;
    else if (files[0].revents & (POLLHUP | POLLERR | POLLNVAL)) bits |= TERMINAL_GONE;
  }
  if (input_gone) bits |= TERMINAL_GONE;
  return bits;
}

ptrdiff_t terminal_read(unsigned char *bytes, ptrdiff_t capacity) {
  ssize_t length = read(STDIN_FILENO, bytes, (size_t)capacity);
  if (length > 0) return length;
  // In our modes a read that was announced gives nothing only at the end.
  if (length == 0 || (errno != EINTR && errno != EAGAIN)) input_gone = true;
  return 0;
}
