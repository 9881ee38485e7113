// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Guards frames that the optimiser puts on the stack of a caller that knows no secret: nothing there is released.
// RUN: %residue %s --cxx --flags='-std=c++20 -Wno-always-inline-coroutine'
#define TASK_KIND [[clang::coro_await_elidable]]
#include "Inputs/coroutine.h"

// Suspends, and goes on at once.
struct Pause {
  bool await_ready() noexcept { return false; }
  bool await_suspend(std::coroutine_handle<>) noexcept { return false; }
  void await_resume() noexcept {}
};

static Task<int> derive(const unsigned char *seed, unsigned char *out) {
  SECRET unsigned char key[32];
  memcpy(key, seed, sizeof key);
  uint64_t sum = load64(key);
  for (int i = 0; i < 2; ++i) {
    sum = sum * 3 + fold(key, 32 - i);
    co_await Pause();
    store64(out + 8 * i, sum);
  }
  co_return 1;
}

// In this one's frame, or in that of whoever waits for it.
static Task<int> middle(const unsigned char *seed, unsigned char *out) {
  SECRET uint64_t first = load64(seed);
  int n = co_await derive(seed, out);
  store64(out + 16, first * 3);
  co_return n;
}

static Task<int> outer(const unsigned char *seed, unsigned char *out) {
  int n = co_await middle(seed, out);
  zeroize_audit_observe();
  n += co_await derive(seed + 5, out + 24);
  zeroize_audit_observe();
  co_return n;
}

static inline __attribute__((always_inline)) Generator<int>
steps(const unsigned char *seed, unsigned char *out) {
  SECRET uint64_t w[4];
  for (int i = 0; i < 4; ++i)
    w[i] = load64(seed + 8 * i);
  uint64_t sum = w[2];
  for (int i = 0; i < 3; ++i) {
    permute(w, 4, 1);
    sum = sum * 5 + w[0];
    store64(out + 8 * i, sum ^ w[3]);
    co_yield i;
  }
}

static NOINLINE void iterate(const unsigned char *seed, unsigned char *out) {
  Generator<int> g = steps(seed, out);
  while (g.next())
    ;
}

int main() {
  const unsigned char *secret = zeroize_audit_begin(40);
  unsigned char *out = zeroize_audit_output();
  outer(secret, out).get();
  iterate(secret, out + 40);
  zeroize_audit_observe();
  return print_output();
}
