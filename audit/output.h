// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the program reads and prints while it is observed. Every run must find
// the same: a run whose output went somewhere else, or that found a file
// already read, would differ for no other reason and hide residue as noise.

#ifndef ZEROIZE_AUDIT_OUTPUT_H
#define ZEROIZE_AUDIT_OUTPUT_H

#include <sys/types.h>

/// Makes the files that stand in for standard output and error.
void output_init(void);

/// In the process that becomes the program: makes them its own. Standard input
/// stays if it is a regular file; it is empty otherwise.
void output_attach(void);

/// Remembers where every file of the stopped program stands.
void output_save(pid_t pid);

/// Goes back there: before each run.
void output_restore(pid_t pid);

/// Passes on what one run has printed, the first time it is called; it does
/// nothing after that.
void output_relay(void);

/// What output_relay() does. To be called before output_init().
enum output_use { OUTPUT_SHOW, OUTPUT_TO_STDERR, OUTPUT_HIDE };
void output_use(enum output_use use);

#endif
