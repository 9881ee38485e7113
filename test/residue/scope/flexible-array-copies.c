// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A struct with a flexible array is copied into over-aligned alloca memory at each level of a recursion.
// RUN: %residue %s
#include "../Inputs/residue.h"
struct message {
  size_t n;
  uint32_t tag;
  unsigned char body[];
};
static NOINLINE uint64_t seal(struct message *m, unsigned depth) {
  _Alignas(128) uint64_t lane[8];
  struct message *copy = __builtin_alloca_with_align(sizeof *m + m->n, 64 * 8);
  memcpy(copy, m, sizeof *m + m->n);
  for (size_t i = 0; i < copy->n; i++)
    copy->body[i] =
        (unsigned char)(copy->body[i] * 3 + copy->body[(i + 1) % copy->n]);
  for (int i = 0; i < 8; i++)
    lane[i] = load64(copy->body + i) + depth;
  permute(lane, 8, 2);
  copy->tag = (uint32_t)lane[3];
  return depth ? seal(copy, depth - 1) ^ lane[0] : lane[7] + copy->tag;
}
static NOINLINE void work(SECRET const unsigned char *key, size_t n,
                          unsigned char *out) {
  SECRET union {
    struct message m;
    unsigned char room[sizeof(struct message) + 64];
  } u;
  u.m.n = n;
  u.m.tag = 0;
  memcpy(u.m.body, key, n);
  store64(out, seal(&u.m, 4));
}
int main(void) {
  const unsigned char *key = zeroize_audit_begin(48);
  work(key, 48, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
