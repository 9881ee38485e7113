// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against a library that is only a header, and a system header at that: what a sidecar says of it holds
// in every file that includes it.
//
// RUN: %residue %s --flags="-isystem %S/Inputs/include" --plugin-flags=-fplugin-arg-zeroize-secrets=%S/Inputs/header-only.secrets
#include <inline-vault.h>
#include <zeroize/audit.h>

__attribute__((noinline)) static void session(const unsigned char *seed, unsigned char *out) {
  struct inline_vault v;
  inline_vault_open(&v, seed);
  unsigned tag = inline_vault_tag(&v);
  memcpy(out, &tag, sizeof tag);
}

int main(void) {
  const unsigned char *seed = zeroize_audit_begin(32);
  session(seed, zeroize_audit_output());
  zeroize_audit_observe();
  return 0;
}
