// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// C++ evaluates expressions in no function's body: before main, in constructors that nobody wrote, for arguments that are left out.
// RUN: %score %s
#include <cstring>
#include <string>
#include <zeroize/secret.h>

extern SECRET unsigned char key[32];
extern unsigned char other[32];
extern SECRET int number;
int table[4];

bool global = memcmp(key, other, 32) == 0; // expect: compare
static bool internal = memcmp(key, other, 32) == 0; // expect: compare
inline bool in_header = memcmp(key, other, 32) == 0; // expect: compare
thread_local bool per_thread = memcmp(key, other, 32) == 0; // expect: compare
std::string constructed(memcmp(key, other, 32) ? 1 : 2, 'a'); // expect: compare
int decided = number ? 1 : 2; // expect: branch
int looked_up = table[number & 3]; // expect: index
bool equal = secret_equal(key, other, 32);
bool address = key != other;
unsigned size = sizeof key;

namespace inner {
bool in_namespace = memcmp(key, other, 32) == 0; // expect: compare
}
struct defaulted {
  bool same = memcmp(key, other, 32) == 0; // expect: compare
  bool size = sizeof key == 32;
  static inline bool shared = memcmp(key, other, 32) == 0; // expect: compare
};
defaulted made;
struct reads_itself {
  SECRET unsigned char mine[32];
  bool same = memcmp(mine, other, 32) == 0; // expect: compare
  bool safe = secret_equal(mine, other, 32);
};
void with_default(bool same = memcmp(key, other, 32) == 0); // expect: compare
void with_default(bool same);
void with_harmless(bool same = secret_equal(key, other, 32), int n = 3);
void calls() {
  with_default();
  with_harmless();
}
template <class T> bool instantiated = memcmp(key, other, sizeof(T)) == 0; // expect: compare
bool uses_instantiated = instantiated<int>;
template <class T> struct holder {
  bool same = memcmp(key, other, sizeof(T)) == 0; // expect: compare
};
holder<int> held;
