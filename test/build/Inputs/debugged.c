// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// main -> outer -> hold -> callee, for debugger tests. hold() has saved
// registers and a branch with a call in it, so that there are prologues,
// epilogues and scrubs to look at; with -DEXITS it has several epilogues, with
// -DBIG a frame that is scrubbed by a loop.

#include <zeroize/secret.h>

#include <stdio.h>

#ifdef BIG
#define KEY_SIZE 1500
#else
#define KEY_SIZE 40
#endif

volatile int sink;

__attribute__((noinline)) int callee(const unsigned char *bytes, int count) {
  int total = 0;
  for (int i = 0; i < count; i++)
    total += bytes[i];
  sink = total;
  return total;
}

__attribute__((noinline)) int hold(const unsigned char *seed, int count) {
  SECRET unsigned char key[KEY_SIZE];
  int first = count * 3;
  for (int i = 0; i < count; i++)
    key[i] = (unsigned char)(seed[i % 4] + i);
  int total = callee(key, count);
#ifdef EXITS
  if (total == 5) {
    sink = 4;
    return total * count;
  }
  int again = callee(key, total % 40);
  if (again != 6) {
    sink = 9;
    return again - total * count + first;
  }
#endif
  if (total > 1000000)
    return total + callee(key, count) + first;
  total = total * 2 + callee(key, count - 1);
  return total + first;
}

__attribute__((noinline)) int outer(int count) {
  static const unsigned char seed[4] = {10, 20, 30, 40};
  int result = hold(seed, count);
  sink = result;
  return result + 1;
}

int main(void) {
  printf("outer: %d\n", outer(20));
  return 0;
}
