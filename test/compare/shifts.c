// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against silence where the time of a shift shows by how far: no barrel shifter, or values wider than a register;
// and against a message anywhere else.
//
// RUN: %zeroize --target=x86_64-linux-gnu -fsyntax-only -Xclang -verify=all,huge -DHUGE %s
// RUN: %zeroize --target=x86_64-linux-gnux32 -fsyntax-only -Xclang -verify=all,huge -DHUGE %s
// RUN: %zeroize --target=aarch64-linux-gnu -fsyntax-only -Xclang -verify=all,huge -DHUGE %s
// RUN: %zeroize --target=i686-linux-gnu -fsyntax-only -Xclang -verify=all,wide %s
// RUN: %zeroize --target=armv7-none-eabi -fsyntax-only -Xclang -verify=all,wide %s
// RUN: %zeroize --target=riscv32 -fsyntax-only -Xclang -verify=all,wide %s
// RUN: %zeroize --target=avr -fsyntax-only -Xclang -verify=all,wide,narrow %s
// RUN: %zeroize --target=msp430 -fsyntax-only -Xclang -verify=all,wide,narrow %s

#define SECRET __attribute__((secret))
typedef __UINT8_TYPE__ uint8_t;
typedef __UINT32_TYPE__ uint32_t;
typedef __UINT64_TYPE__ uint64_t;

// all-note@+1 0+ {{'n' is declared secret here}}
uint32_t word(uint32_t x, SECRET unsigned n) {
  x <<= n;       // narrow-warning {{time of this shift depends on a secret [zeroize-latency]}}
  return x >> n; // narrow-warning {{time of this shift depends on a secret}}
}
// all-note@+1 0+ {{'n' is declared secret here}}
uint8_t byte(uint8_t x, SECRET unsigned n) {
  return x >> n; // narrow-warning {{time of this shift depends on a secret}}
}
// all-note@+1 0+ {{'n' is declared secret here}}
uint64_t two_words(uint64_t x, SECRET unsigned n) {
  x >>= n & 63;      // wide-warning {{time of this shift depends on a secret}}
  return 1ull << n;  // wide-warning {{time of this shift depends on a secret}}
}
#ifdef HUGE
// all-note@+1 0+ {{'n' is declared secret here}}
unsigned __int128 four_words(unsigned __int128 x, SECRET unsigned n) {
  return x << n; // huge-warning {{time of this shift depends on a secret}}
}
#endif
// What is shifted may be secret anywhere: the time is that of the distance.
uint64_t by_a_constant(SECRET uint64_t x, unsigned n) {
  x ^= x << 13;
  return x >> n;
}
