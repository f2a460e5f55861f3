#include "Exercises.h"

#include <stddef.h>

// The files in the order of the catalogue. `#embed` puts them into the program, so that it runs from anywhere, and the
// compiler notes them as dependencies, so that an edited file is built in anew. A new file needs its two lines here;
// a test compares this list with the folder.

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char half_moons[] = {
#embed "half-moons.yaml"
};
static const unsigned char not_cost[] = {
#embed "not-cost.yaml"
};
static const unsigned char vector_cost[] = {
#embed "vector-cost.yaml"
};
static const unsigned char sigmoid_2_2_1[] = {
#embed "sigmoid-2-2-1.yaml"
};
static const unsigned char two_weights[] = {
#embed "two-weights.yaml"
};
static const unsigned char exp_output[] = {
#embed "exp-output.yaml"
};

static const unsigned char half_moons_points[] = {
#embed "half-moons.csv"
};
static const unsigned char half_moons_trained[] = {
#embed "half-moons-trained.csv"
};

static const struct EmbeddedExercise exercises[] = {
  {"not-cost.yaml", not_cost, sizeof not_cost},
  {"vector-cost.yaml", vector_cost, sizeof vector_cost},
  {"sigmoid-2-2-1.yaml", sigmoid_2_2_1, sizeof sigmoid_2_2_1},
  {"two-weights.yaml", two_weights, sizeof two_weights},
  {"exp-output.yaml", exp_output, sizeof exp_output},
  {"half-moons.yaml", half_moons, sizeof half_moons},
};

// Points and trained parameters of data sets, made by scripts/make-half-moons.
static const struct EmbeddedExercise data[] = {
  {"half-moons.csv", half_moons_points, sizeof half_moons_points},
  {"half-moons-trained.csv", half_moons_trained, sizeof half_moons_trained},
};

int embedded_exercise_count(void) { return sizeof exercises / sizeof exercises[0]; }

struct EmbeddedExercise embedded_exercise(int place) {
  if (place < 0 || place >= embedded_exercise_count()) return (struct EmbeddedExercise){NULL, NULL, 0};
  return exercises[place];
}

int embedded_data_count(void) { return sizeof data / sizeof data[0]; }

struct EmbeddedExercise embedded_data(int place) {
  if (place < 0 || place >= embedded_data_count()) return (struct EmbeddedExercise){NULL, NULL, 0};
  return data[place];
}
