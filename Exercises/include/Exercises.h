#ifndef EXERCISES_H
#define EXERCISES_H

/// An exercise file that is part of the program: its name and its bytes, valid as long as the program runs.
struct EmbeddedExercise {
  const char *file;
  const unsigned char *bytes;
  long length;
};

/// How many exercises are part of the program.
int embedded_exercise_count(void);

/// The exercise at a place from 0 up to the count; its name is NULL outside.
struct EmbeddedExercise embedded_exercise(int place);

/// How many files of data sets are part of the program.
int embedded_data_count(void);

/// The file of a data set at a place from 0 up to the count; its name is NULL outside.
struct EmbeddedExercise embedded_data(int place);

#endif
