// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Checks on the spot that the tool finds what it must find on this machine,
// exactly.

#ifndef ZEROIZE_AUDIT_SELFTEST_H
#define ZEROIZE_AUDIT_SELFTEST_H

#include "options.h"
#include "support.h"

/// Runs zeroize-audit-selftest, which lies next to this program, once for each
/// kind of residue. Returns EXIT_CLEAN if everything was found and nothing
/// else, EXIT_NOT_OBSERVED otherwise.
enum exit_status self_test(const struct options *options);

#endif
