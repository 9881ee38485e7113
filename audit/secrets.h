// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The secrets of the runs, all from one seed, so that a report can be had
// again.

#ifndef ZEROIZE_AUDIT_SECRETS_H
#define ZEROIZE_AUDIT_SECRETS_H

#include <stddef.h>
#include <stdint.h>

uint64_t secrets_random_seed(void);

/// Fills three secrets of this size for a round. The second is the first with
/// every bit inverted: a single bit that is left over differs between the two
/// whatever the seed.
void secrets_make(uint64_t seed, unsigned round, size_t size, uint8_t *a,
                  uint8_t *b, uint8_t *c);

#endif
