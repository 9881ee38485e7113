// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A helper of one line that is called with a secret somewhere, and never inlined anywhere for that, made public code
// eight times slower.
// RUN: %zeroize -O2 -S %s -o - | FileCheck %s
// RUN: %zeroize -O2 -S -emit-llvm %s -o - | FileCheck %s --check-prefix=IR

#define SECRET __attribute__((secret))

static unsigned load(const unsigned char *p) { return p[0] | (unsigned)p[1] << 8; }
static unsigned swapped(const unsigned char *p) { return __builtin_bswap32(load(p)); }

// It has a secret of its own: a region begins here.
static SECRET unsigned declared(const unsigned char *p) { return p[0] * 3u; }
static void of_declared(const unsigned char *p) {
  volatile unsigned copy = declared(p);
  (void)copy;
}

// What it reads may be a secret, whoever calls it.
extern unsigned device;
static unsigned mixed(const unsigned char *p) { return device ^ *p; }

// CHECK-LABEL: secret:
// CHECK-NOT:     callq {{load|swapped}}
// CHECK:         retq
void secret(SECRET const unsigned char *key, SECRET unsigned *out) {
  out[0] = swapped(key) ^ load(key + 2);
  out[1] = mixed(key);
}

// CHECK-LABEL: inlined:
// CHECK-NOT:     callq {{load|swapped}}
// CHECK:         retq
// Who takes in a helper scrubs for it.
// IR: define {{.*}} @inlined({{.*}} [[SECRET:#[0-9]+]]
// IR: attributes [[SECRET]] = { {{.*}}"zeroize-secret"
unsigned inlined(const unsigned char *p) { return swapped(p) + load(p + 2); }

// CHECK-LABEL: called:
// CHECK:         {{callq|jmp}} mixed
unsigned called(const unsigned char *p) { return mixed(p); }

// CHECK-LABEL: called_too:
// CHECK:         callq of_declared
void called_too(const unsigned char *p) {
  of_declared(p);
  of_declared(p + 1);
}

// Nobody but a function with a secret of its own calls it: a region has begun before. A library in which every function
// that other files can call was assumed to have one ran at a quarter of its speed.
SECRET unsigned rotate(SECRET const unsigned char *p) { return __builtin_rotateleft32(load(p), 7); }
static void rounds(unsigned *state, const unsigned char *p) {
  for (int i = 0; i < 64; i++)
    state[i & 3] ^= rotate(p + i) + state[i + 1 & 3];
}

// CHECK-LABEL: hash.zeroize_body:
// CHECK-NOT:     {{callq|jmp}} rotate
// CHECK-LABEL: end:
void hash(SECRET unsigned *state, SECRET const unsigned char *p) {
  rounds(state, p);
  rounds(state, p + 64);
}

void end(void) {}
