// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The textbook oracle. accept() checks a MAC with a comparison that stops at the
// first difference; how long it took tells how many bytes were right. The
// attacker below tries the 256 values of each byte in turn and keeps the one
// that took longest: 16 * 256 tries instead of 2^128. Time is counted in bytes
// compared, not in nanoseconds, so that the result is the same on each run.
//
// Built with the plugin it does not compile; after the fix-it (or with
// -DCONSTANT_TIME) the attacker learns nothing. Exit status: 0 nothing learnt,
// 1 MAC recovered. Covered by test/examples/timing-oracle.test.

#include <zeroize/secret.h>

#include <stddef.h>
#include <stdio.h>
#include <string.h>

#define MAC_SIZE 16

static unsigned long bytes_compared;

// memcmp as many libraries have it, with a clock.
static int counted_memcmp(const void *a, const void *b, size_t n) {
  const unsigned char *x = a, *y = b;
  for (size_t i = 0; i < n; i++) {
    bytes_compared++;
    if (x[i] != y[i])
      return x[i] < y[i] ? -1 : 1;
  }
  return 0;
}
#define memcmp counted_memcmp

static const unsigned char stored[MAC_SIZE] = {
    0x5f, 0x21, 0xc8, 0x07, 0x9a, 0xee, 0x30, 0x4d,
    0xb1, 0x76, 0x02, 0xfd, 0x68, 0x93, 0x1c, 0xa5,
};

// What a server does with a message: the attacker sees the answer, and the time.
static int accept(SECRET const unsigned char *expected,
                  const unsigned char *given) {
#ifdef CONSTANT_TIME
  return secret_equal(expected, given, MAC_SIZE);
#else
  return memcmp(expected, given, MAC_SIZE) == 0;
#endif
}

static unsigned long time_of(const unsigned char *given, int *accepted) {
  bytes_compared = 0;
  *accepted = accept(stored, given);
  return bytes_compared;
}

int main(void) {
  unsigned char guess[MAC_SIZE] = {0};
  unsigned tries = 0;
  int accepted = 0;
  for (size_t i = 0; i < MAC_SIZE && !accepted; i++) {
    unsigned long longest = 0;
    unsigned char best = 0;
    for (unsigned value = 0; value < 256 && !accepted; value++) {
      guess[i] = (unsigned char)value;
      tries++;
      unsigned long time = time_of(guess, &accepted);
      if (time > longest || accepted) {
        longest = time;
        best = (unsigned char)value;
      }
    }
    guess[i] = best;
  }
  if (accepted)
    printf("MAC recovered after %u tries\n", tries);
  else
    printf("nothing learnt in %u tries\n", tries);
  return accepted;
}
