// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards modules that link-time optimisation gets in two halves, virtual tables in one of them: LLVM crashed on the
// seals of secret functions there. They link, run and are erased; without the module in the linker they still do not link.

// REQUIRES: x86_64-linux, ld.lld
// DEFINE: %{how} = -flto=thin -fwhole-program-vtables
// DEFINE: %{level} = -O2
// DEFINE: %{flags} = %{level} %{how} -fvisibility=hidden
// DEFINE: %{lld} = %clangxx %{flags} -fuse-ld=lld
// DEFINE: %{build} = %zeroizexx %quiet %attrs_include %audit_include %{flags} -c %s -o %t.o && %{lld} -Wl,--load-pass-plugin=%ir_module %t.o -o %t && %t | FileCheck %s && %zeroize_audit %t && not %{lld} %t.o -o %t.no 2>&1 | FileCheck %s --check-prefix=SEAL
// RUN: %{build}
// REDEFINE: %{level} = -O0
// RUN: %{build}
// REDEFINE: %{level} = -O2
// REDEFINE: %{how} = -flto=thin -fsanitize=cfi
// RUN: %{build}
// REDEFINE: %{how} = -flto=full -funified-lto -fwhole-program-vtables
// RUN: %{build}
// One file for both kinds of linker: what generates code here and now needs no seal.
// RUN: %zeroizexx %quiet %attrs_include %audit_include -O2 -flto=full -ffat-lto-objects -fwhole-program-vtables -fvisibility=hidden -c %s -o %t.o
// RUN: %clangxx %t.o -o %t && %t | FileCheck %s && %zeroize_audit %t

// CHECK: answer a2
// SEAL: undefined hidden symbol: __zeroize_ERROR_code_generated_without_the_zeroize_plugin

#include <stdio.h>
#include <zeroize/audit.h>
#include <zeroize/secret.h>

struct Cipher {
  virtual ~Cipher() = default;
  virtual unsigned mix(SECRET const unsigned char *key) const = 0;
};

struct Sum : Cipher {
  unsigned mix(SECRET const unsigned char *key) const override {
    SECRET volatile unsigned char copy[32];
    unsigned sum = 0;
    for (int i = 0; i < 32; i++)
      copy[i] = key[i];
    for (int i = 0; i < 32; i++)
      sum = sum * 5 + copy[i];
    return sum;
  }
};

struct Xor : Cipher {
  unsigned mix(SECRET const unsigned char *key) const override {
    return key[3] ^ key[5];
  }
};

__attribute__((noinline)) static const Cipher *choose(int n) {
  static const Sum sum;
  static const Xor other;
  return n ? static_cast<const Cipher *>(&sum) : &other;
}

__attribute__((noinline)) static void use(SECRET const unsigned char *key,
                                          unsigned char *out) {
  for (int i = 0; i < 2; i++)
    out[i] = static_cast<unsigned char>(choose(i)->mix(key));
}

int main() {
  const unsigned char *key = zeroize_audit_begin(32);
  unsigned char *out = zeroize_audit_output();
  use(key, out);
  zeroize_audit_observe();
  printf("answer %02x\n", out[0] ^ out[1]);
}
