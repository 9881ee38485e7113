// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Virtual calls through thunks with structs by value and variable arguments, a sliced base, a pointer to a member function, delete by a base.
// RUN: %residue %s --cxx --levels=O0,O2,Oz
#include "../Inputs/residue.h"
#include <cstdarg>
namespace {
struct Block {
  uint64_t w[5];
};
struct Pair {
  uint64_t a, b;
};
struct Left {
  virtual ~Left() = default;
  virtual Block enc(Block b, Pair p, double d) const = 0;
  uint64_t l = 1;
};
struct Right {
  virtual ~Right() = default;
  virtual Block dec(Block b, unsigned n, ...) const = 0;
  virtual Right *self() { return this; }
  Block key;
};
struct Base {
  Block schedule;
  virtual uint64_t top() const { return schedule.w[0]; }
  virtual ~Base() = default;
};
struct Derived : virtual Base {
  Block more;
  uint64_t top() const override { return schedule.w[1] ^ more.w[4]; }
};
struct Cipher final : Left, Right, Derived {
  explicit Cipher(Block b) {
    key = b;
    schedule = b;
    more = b;
    permute(more.w, 5, 1);
  }
  Block enc(Block b, Pair p, double d) const override {
    for (unsigned i = 0; i < 5; i++)
      b.w[i] ^= key.w[i] + p.a + static_cast<uint64_t>(d);
    b.w[0] += p.b;
    return b;
  }
  Block dec(Block b, unsigned n, ...) const override {
    va_list ap;
    va_start(ap, n);
    while (n--)
      b.w[n % 5] ^= va_arg(ap, Pair).b + more.w[n % 5];
    va_end(ap);
    return b;
  }
  Cipher *self() override { return this; }
};
NOINLINE uint64_t sliced(Base b) {
  permute(b.schedule.w, 5, 1);
  return b.top();
}
NOINLINE uint64_t through(Left &l, Right &r, Derived &d, Block b) {
  Block (Left::*m)(Block, Pair, double) const = &Left::enc;
  // Odd, or whether the conversions are exact, which MXCSR remembers, would depend on the secret.
  Block x = (l.*m)(b, Pair{b.w[0], b.w[1]}, static_cast<double>(b.w[2] >> 20 | 1));
  x = r.dec(x, 2, Pair{x.w[0], x.w[1]}, Pair{x.w[2], x.w[3]});
  return sliced(d) ^ x.w[0] ^ r.self()->key.w[3];
}
NOINLINE void work(SECRET const unsigned char *key, unsigned char *out) {
  SECRET Block b;
  for (unsigned i = 0; i < 5; i++)
    b.w[i] = load64(key + 3 * i);
  SECRET Cipher c(b);
  Cipher *heap = new Cipher(c);
  store64(out, through(c, *heap, *heap, b));
  Right *r = heap;
  delete r;
}
} // namespace
int main() {
  const unsigned char *key = zeroize_audit_begin(32);
  work(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
