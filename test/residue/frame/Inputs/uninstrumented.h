// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Code that the plugin never sees: test/residue/frame/Inputs/uninstrumented.c, compiled without it.

#ifndef RESIDUE_FRAME_INPUTS_UNINSTRUMENTED_H
#define RESIDUE_FRAME_INPUTS_UNINSTRUMENTED_H

#include <stddef.h>
#include <stdint.h>
#include <zeroize/secret.h>

#ifdef __cplusplus
extern "C" {
#endif

// Stores a public word.
void uninstrumented_store(unsigned char *out, uint64_t word);

// Uses every callee-saved register for values of its own, so that it saves the caller's in its frame.
uint64_t uninstrumented_busy(uint64_t seed);

// Calls back in the middle of its work.
void uninstrumented_visit(void (*visit)(void *, unsigned), void *context,
                          unsigned n);

// Copies what it is given: its annotation is a contract, its body leaves everything behind.
void uninstrumented_copy(SECRET unsigned char *to,
                         SECRET const unsigned char *from, size_t n);

#ifdef __cplusplus
}
#endif

#endif // RESIDUE_FRAME_INPUTS_UNINSTRUMENTED_H
