// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Calls a library that marks nothing and is compiled with -fplugin-arg-zeroize-assume-secret; itself
// compiled without the plugin.

#include <zeroize/audit.h>

struct mixer;
struct mixer *mixer_new(const unsigned char *key);
void mixer_out(struct mixer *m, unsigned char *out);
void mixer_free(struct mixer *m);

int main(void) {
  const unsigned char *key = zeroize_audit_begin(32);
  struct mixer *m = mixer_new(key);
  mixer_out(m, zeroize_audit_output());
  mixer_free(m);
  zeroize_audit_observe();
  return 0;
}
