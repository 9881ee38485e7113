// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A kernel's published test vector, checked after the last observation: a program that computes
// something else than its name says would be a worthless witness. Prints, and returns what main returns.

#ifndef RESIDUE_KERNELS_INPUTS_KNOWN_ANSWER_H
#define RESIDUE_KERNELS_INPUTS_KNOWN_ANSWER_H

#include "../../Inputs/residue.h"

static inline int known_answer(const unsigned char *actual, size_t n,
                               const char *expected) {
  char text[129];
  for (size_t i = 0; i < n; i++)
    snprintf(text + 2 * i, 3, "%02x", actual[i]);
  if (strcmp(text, expected) == 0)
    return 0;
  printf("expected %s\ngot      %s\n", expected, text);
  return 1;
}

#endif // RESIDUE_KERNELS_INPUTS_KNOWN_ANSWER_H
