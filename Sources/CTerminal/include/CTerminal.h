// The little C that Swift cannot say: ncurses behind opaque calls, and handlers that may run inside a signal.
//
// One terminal, one thread: every call except the handlers belongs to the thread that opened it.
#ifndef CTERMINAL_H
#define CTERMINAL_H

#include <stdbool.h>
#include <stddef.h>

/// Why a terminal cannot be drawn on, or that it can.
typedef enum {
  TERMINAL_OPENED,
  TERMINAL_NOT_A_TERMINAL,  // input or output is a pipe or a file
  TERMINAL_UNKNOWN_TYPE,    // TERM is not set or not described
  TERMINAL_CANNOT_MOVE,     // no cursor addressing: paper, "dumb"
} terminal_outcome;

/// What ended a wait; several may hold at once.
enum {
  TERMINAL_INPUT = 1,       // bytes can be read
  TERMINAL_GONE = 2,        // hung up, or the input ended
  TERMINAL_RESIZED = 4,     // SIGWINCH came
  TERMINAL_SUSPENDED = 8,   // SIGTSTP came: call terminal_suspend
  TERMINAL_CONTINUED = 16,  // SIGCONT came after a stop that could not be caught
  TERMINAL_LEAVE = 32,      // SIGINT, SIGTERM, SIGHUP or the like came
};

/// Emphasis of a cell, as bits.
enum { TERMINAL_BOLD = 1, TERMINAL_UNDERLINE = 2, TERMINAL_REVERSE = 4, TERMINAL_DIM = 8 };

/// Sets LC_CTYPE, and no other category, from the environment; whether text may be UTF-8.
///
/// A locale that is named with UTF-8 but not installed, and no locale at all, get C.UTF-8 where there is one. One that
/// says something else ("C", "de_DE.ISO-8859-1") is believed.
bool terminal_locale_is_utf8(void);

/// Takes the terminal over: alternate screen, keys unechoed and at once, bracketed paste, signal handlers, and where it is
/// asked for, reports of the mouse's buttons in SGR form.
terminal_outcome terminal_open(bool mouse);

/// Gives the terminal back exactly as it was found. Does nothing where it is not open.
void terminal_close(void);

/// How many colours the terminal shows; 0 for none.
int terminal_colours(void);

/// The bytes that a key of this terminal sends or that an output function of it takes ("kcuu1", "cup"); NULL for none.
const char *terminal_capability(const char *name);

/// Asks the terminal for its size and fits the screen to it; everything must be drawn afresh.
void terminal_fit(int *width, int *height);

/// Shows one character with its combining marks, in a colour on a colour (−1 for the terminal's own) and with emphasis.
void terminal_put(int column, int row, const char *utf8, int ink, int paper, int emphasis);

/// Sends what changed in one update and leaves the cursor at a place, hidden where the column is negative.
void terminal_update(int column, int row);

/// Waits until something can be done, at most so long; −1 waits for ever. Returns the bits above, 0 when time is up.
int terminal_wait(int milliseconds);

/// Reads what can be read without waiting. Returns its length; 0 at the end of the input or when nothing is there.
ptrdiff_t terminal_read(unsigned char *bytes, ptrdiff_t capacity);

/// Gives the terminal back, stops the program as Ctrl-Z would, and takes the terminal again when it continues.
void terminal_suspend(void);

/// Takes the terminal again after a stop that could not be caught.
void terminal_resume(void);

/// The signal that asked to leave; 0 for none.
int terminal_leave_signal(void);

/// Ends the program by `signal`, with the default action, so that the parent process sees why it ended.
void terminal_end_by(int signal);

#endif
