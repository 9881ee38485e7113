// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against silence where a marked variable cannot be erased, or where its bytes are in the
// executable anyway.
//
// RUN: %zeroize -std=gnu11 -fsyntax-only -Xclang -verify %s

#define SECRET __attribute__((secret))

struct key {
  int length;
  SECRET unsigned char bytes[4];
};
struct SECRET whole {
  int length;
  unsigned char bytes[4];
};

// expected-warning@+1 {{string literal that initializes secret 'password' stays in the executable [zeroize-attribute]}}
SECRET char password[] = "hunter2";
SECRET const char *pointer = "hunter2"; // expected-warning {{string literal that initializes secret 'pointer' stays in the executable}}
SECRET static const unsigned char constant[4] = {1, 2, 3, 4}; // expected-warning {{secret 'constant' is constant and lives as long as the program; its bytes cannot be erased [zeroize-attribute]}}
extern SECRET const unsigned char elsewhere[32]; // expected-warning {{secret 'elsewhere' is constant and lives as long as the program}}
SECRET unsigned long small_number[4] = {9}, one_limb[2] = {0x1122334455667788}; // expected-warning {{constant initializer of secret 'one_limb' stays in the executable}}
SECRET unsigned char initialized[4] = {1, 2, 3, 4}; // expected-warning {{constant initializer of secret 'initialized' stays in the executable [zeroize-attribute]}}
struct key by_field = {4, {1, 2, 3, 4}}; // expected-warning {{constant initializer of secret 'by_field' stays in the executable}}
struct whole by_record = {4, {1, 2, 3, 4}}; // expected-warning {{constant initializer of secret 'by_record' stays in the executable}}
register SECRET long global_register __asm__("rsp"); // expected-error {{secret variable 'global_register' cannot be bound to register 'rsp': nothing could clear it at the end of its scope [zeroize-attribute]}}

void locals(int n) {
  register SECRET long bound __asm__("r12"); // expected-error {{secret variable 'bound' cannot be bound to register 'r12'}}
  register SECRET char *public_pointer __asm__("r13");
  register SECRET long unbound;
  SECRET char text[16] = "hunter2"; // expected-warning {{string literal that initializes secret 'text' stays in the executable}}
  SECRET unsigned char bytes[4] = {n, 2, 3}; // expected-warning {{constant initializer of secret 'bytes' stays in the executable}}
  static SECRET const char kept[] = "hunter2"; // expected-warning {{secret 'kept' is constant and lives as long as the program}}

  // Nothing of these is a secret that could be read from the file.
  SECRET unsigned char zeroed[4] = {0};
  SECRET unsigned char computed[2] = {n, n};
  SECRET int scalar = 1;
  struct key only_length = {4, {0}};
  SECRET struct key record = {4, {0}};
  SECRET const unsigned char computed_once[2] = {n, n};
}

__attribute__((naked)) void naked(SECRET int k) { // expected-error {{'naked' function 'naked' cannot hold a secret: the compiler emits no code that could erase it [zeroize-attribute]}}
  __asm__("ret");
}

int main(int argc, SECRET char **argv) { // expected-warning {{the arguments of 'main' stay visible to other processes; marking 'argv' does not hide them [zeroize-attribute]}}
  return 0;
}
