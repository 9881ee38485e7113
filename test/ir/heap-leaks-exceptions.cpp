// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// An exception on its way past a raw pointer is no exit that anybody forgot: a warning there would come with every `new` that is
// followed by a call. One in a handler is.
// RUN: %zeroize %quiet -O0 -g -S -emit-llvm %s -o /dev/null 2>&1 | FileCheck %s --implicit-check-not=warning
// RUN: %zeroize %quiet -O2 -g -S -emit-llvm %s -o /dev/null 2>&1 | FileCheck %s --implicit-check-not=warning
struct Key {
  __attribute__((secret)) unsigned char bytes[32];
};
void work();
struct Guard {
  ~Guard();
};

int deleted_at_last() {
  Key *key = new Key;
  Guard guard;
  work();
  key->bytes[0] = 1;
  work();
  delete key;
  return 0;
}

// CHECK: warning: zeroize: secret 'key' leaves its scope
int lost_by_handler() {
  try {
    work();
  } catch (...) {
    Key *key = new Key;
    key->bytes[0] = 1;
    return 1;
  }
  return 0;
}
// CHECK: 1 warning generated
