// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Shows a result to a person or to a program.

#ifndef ZEROIZE_AUDIT_REPORT_H
#define ZEROIZE_AUDIT_REPORT_H

#include "program.h"
#include "residue.h"

#include <stdbool.h>

/// A table of places for each observation point; each finding too if verbose.
void report_text(const struct result *result, const struct program *program,
                 bool verbose);

/// One JSON object.
void report_json(const struct result *result, const struct program *program);

/// The bytes of residue at all observation points together.
size_t report_total(const struct result *result);

#endif
