// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Clang runs no cleanup on a jump through a pointer: without a wipe, or a word, the secret would outlive its scope.
// RUN: %zeroize %quiet -fsyntax-only -Xclang -verify %s

#define SECRET __attribute__((secret))
void use(char *);

void leaves(int n) {
  void *targets[] = {&&again, &&out};
again:
  {
    SECRET char key[16];
    use(key);
    goto *targets[n]; // wiped at both labels
  }
out:;
}

// The storage is not there before its declaration.
void leaves_an_array(int n) {
  void *targets[] = {&&again, &&out};
again:
  {
    SECRET char key[n];
    use(key);
    goto *targets[n]; // expected-warning {{this jump may leave the scope of secret variable 'key' for label 'again' without erasing it; it is erased when the function returns [zeroize-scope]}}
  }
out:;
}

void leaves_by_assembly(int n) {
  {
    SECRET char key[n];
    use(key);
    __asm__ goto("jmp %l0" : : : : out); // expected-warning {{this jump may leave the scope of secret variable 'key' for label 'out'}}
  }
out:;
}

void stays(int n) {
  SECRET char key[16];
  void *targets[] = {&&one, &&two};
  use(key);
  goto *targets[n];
one:
  use(key);
two:
  use(key);
}

void not_inside(int n) {
  void *targets[] = {&&one, &&two};
  goto *targets[n];
one: {
  SECRET char key[16];
  use(key);
}
two:;
}
