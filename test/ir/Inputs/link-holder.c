// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Holds secrets and hands them to functions of another module.

void __zeroize_scope_exit(void *);
void get(void *);
int helper(const char *, int);

__attribute__((annotate("zeroize.secret.storage"))) char master[16];

__attribute__((annotate("zeroize.contract:-"))) void root(void) {
  __attribute__((annotate("zeroize.secret.storage"), cleanup(__zeroize_scope_exit))) char k[16];
  get(k);
  get(master);
  helper(k, 3);
}
