// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a library's operations look like to bench/report/main.c. Each file beside it has the operations of
// one library.

#ifndef REPORT_H
#define REPORT_H

#include <zeroize/secret.h>

#include <stddef.h>

// As the program or the library wipes by hand; nothing where the report removes that.
#ifdef REPORT_NO_WIPES
#define HAND_WIPE(call) ((void)0)
#else
#define HAND_WIPE(call) (call)
#endif

// secret: 64 bytes. out: room for 512 bytes of public results.
typedef void operation_function(SECRET const unsigned char *secret, unsigned char *out);

struct operation {
  const char *name;
  operation_function *run;
};

// Ends with an empty name.
extern const struct operation operations[];
void prepare_library(void);

static const unsigned char message[64] = "sixty-four bytes of a message that everybody may read, and so on";
static const unsigned char nonce[32] = "a nonce of thirty-two bytes....";

#endif // REPORT_H
