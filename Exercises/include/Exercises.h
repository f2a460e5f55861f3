#ifndef EXERCISES_H
#define EXERCISES_H
#endif
