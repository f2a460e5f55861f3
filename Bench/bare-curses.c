// The least that a full-screen program does: open, fill the screen once, wait for a key, close. What `make bench` holds
// the tutor's first paint against.
#define NCURSES_WIDECHAR 1
#include <locale.h>
#include <ncurses.h>

int main(void) {
  setlocale(LC_CTYPE, "");
  initscr();
  cbreak();
  noecho();
  keypad(stdscr, TRUE);
  for (int row = 0; row < LINES - 1; row++) mvprintw(row, 0, "Row %d of a screen that has nothing to teach", row);
  mvprintw(LINES - 1, 0, "Painted.");
  refresh();
  getch();
  endwin();
  return 0;
}
