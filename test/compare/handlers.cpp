// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Clang's graph leads into a handler from a `throw` in the same function only. Guards against code that is reached by the exceptions of
// others not being looked at.
// RUN: %score %s
#include <cstring>
#include <zeroize/secret.h>

extern unsigned char other[32];
void work();
void get(SECRET unsigned char *key);
struct failure {
  SECRET unsigned char key[32];
  int code;
};
[[noreturn]] void fail();

int thrown_by_callee(SECRET const unsigned char *key) {
  try {
    work();
  } catch (...) {
    return memcmp(key, other, 32); // expect: compare
  }
  return 0;
}
int filled_in_the_block() {
  unsigned char key[32];
  try {
    get(key);
    work();
  } catch (int) {
    return memcmp(key, other, 32); // expect: compare
  }
  return 0;
}
int function_try_block(SECRET const unsigned char *key) try {
  work();
  return 0;
} catch (...) {
  return memcmp(key, other, 32); // expect: compare
}
struct constructed {
  constructed(SECRET const unsigned char *key) try {
    work();
  } catch (...) {
    if (memcmp(key, other, 32)) // expect: compare
      work();
  }
};
int only_throws() {
  try {
    fail();
  } catch (const failure &f) {
    return f.code ? memcmp(f.key, other, 32) : 0; // expect: compare
  }
}
int after_the_handler() {
  unsigned char key[32];
  try {
    fail();
  } catch (const failure &f) {
    memcpy(key, f.key, 32);
  }
  return memcmp(key, other, 32); // expect: compare
}
int through_inner_handlers() {
  unsigned char key[32];
  try {
    try {
      get(key);
      work();
    } catch (int) {
      return 1;
    }
  } catch (...) {
    return memcmp(key, other, 32); // expect: compare
  }
  return 0;
}
int thrown_again() {
  unsigned char key[32];
  try {
    try {
      work();
    } catch (int) {
      get(key);
      throw;
    }
  } catch (...) {
    return memcmp(key, other, 32); // expect: compare
  }
  return 0;
}
int loop_in_handler(SECRET const unsigned char *key) {
  try {
    work();
  } catch (...) {
    for (int i = 0; i < 32; i++)
      if (key[i] != other[i]) // expect: branch
        return 1;
  }
  return 0;
}
int overwritten() {
  unsigned char key[32];
  try {
    work();
    get(key);
    memcpy(key, other, 32);
  } catch (int) {
    return 0;
  }
  return memcmp(key, other, 32);
}
int constant_time(SECRET const unsigned char *key) {
  try {
    work();
  } catch (...) {
    return secret_equal(key, other, 32);
  }
  return 0;
}
