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

static const struct EmbeddedExercise exercises[] = {
  {"not-cost.yaml", not_cost, sizeof not_cost},
  {"vector-cost.yaml", vector_cost, sizeof vector_cost},
  {"sigmoid-2-2-1.yaml", sigmoid_2_2_1, sizeof sigmoid_2_2_1},
  {"two-weights.yaml", two_weights, sizeof two_weights},
  {"exp-output.yaml", exp_output, sizeof exp_output},
  {"half-moons.yaml", half_moons, sizeof half_moons},
};

int embedded_exercise_count(void) { return sizeof exercises / sizeof exercises[0]; }

struct EmbeddedExercise embedded_exercise(int place) {
  if (place < 0 || place >= embedded_exercise_count()) return (struct EmbeddedExercise){NULL, NULL, 0};
  return exercises[place];
}
