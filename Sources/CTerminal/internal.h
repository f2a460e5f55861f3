// What the screen and the signal handlers share.
#ifndef CTERMINAL_INTERNAL_H
#define CTERMINAL_INTERNAL_H

#include <stdbool.h>

/// Turned on for every handled signal from here, before ncurses would install handlers of its own.
void signals_install(void);
/// Restores the actions that were found.
void signals_remove(void);
/// The bits of the signals that came since the last call.
int signals_take(void);
/// Forgets that a signal of this kind came.
void signals_forget(int bit);
/// The file to poll: readable after a signal.
int signals_wake_file(void);
/// Empties that file.
void signals_drain(void);
/// Stops the program as SIGTSTP does where nobody handles it.
void signals_stop(void);

/// Gives the terminal back with nothing but async-signal-safe calls.
void screen_restore_in_signal(void);

#endif
