// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A caller that knows how to come back, in a file that knows of no secret.

#ifndef RESIDUE_FRAME_INPUTS_SETJMP_ELSEWHERE_H
#define RESIDUE_FRAME_INPUTS_SETJMP_ELSEWHERE_H

#include <setjmp.h>

extern jmp_buf stop;
extern sigjmp_buf signal_stop;

// Returns what setjmp has returned for the second time, 0 if `body` has returned.
int guarded(void (*body)(const unsigned char *, unsigned char *), const unsigned char *key,
            unsigned char *out);
int guarded_with_mask(void (*body)(const unsigned char *, unsigned char *), const unsigned char *key,
                      unsigned char *out);

#endif // RESIDUE_FRAME_INPUTS_SETJMP_ELSEWHERE_H
