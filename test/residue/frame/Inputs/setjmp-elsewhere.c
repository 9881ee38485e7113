// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// See setjmp-elsewhere.h.

#include "setjmp-elsewhere.h"

jmp_buf stop;
sigjmp_buf signal_stop;

int guarded(void (*body)(const unsigned char *, unsigned char *), const unsigned char *key,
            unsigned char *out) {
  volatile int kept = 5;
  int back = setjmp(stop);
  if (!back)
    body(key, out);
  return kept == 5 ? back : -1;
}

int guarded_with_mask(void (*body)(const unsigned char *, unsigned char *), const unsigned char *key,
                      unsigned char *out) {
  volatile int kept = 5;
  int back = sigsetjmp(signal_stop, 1);
  if (!back)
    body(key, out);
  return kept == 5 ? back : -1;
}
