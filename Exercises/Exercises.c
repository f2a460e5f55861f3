#include "Exercises.h"
