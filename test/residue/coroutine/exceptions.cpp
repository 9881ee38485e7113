// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Guards coroutines that are left by exceptions: out of their start, out of a later step, caught inside between suspensions.
// RUN: %residue %s --cxx --flags=-std=c++20
#include "Inputs/coroutine.h"

struct Failing {
  struct promise_type {
    uint64_t value = 0;
    Failing get_return_object() {
      return Failing{std::coroutine_handle<promise_type>::from_promise(*this)};
    }
    std::suspend_never initial_suspend() { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    std::suspend_always yield_value(uint64_t v) {
      value = v;
      return {};
    }
    void return_void() {}
    void unhandled_exception() { throw; }
  };
  std::coroutine_handle<promise_type> handle;
};

static NOINLINE uint64_t check(const uint64_t *w, unsigned n) {
  if (n % 3 == 2)
    throw n;
  return w[n % 4] ^ w[0];
}

static Failing run(const unsigned char *seed, unsigned fails) {
  SECRET uint64_t w[4];
  for (int i = 0; i < 4; ++i)
    w[i] = load64(seed + 8 * i);
  permute(w, 4, 2);
  if (fails == 0)
    check(w, 2);
  for (unsigned i = 0; i < 4; ++i) {
    uint64_t step = 0;
    bool caught = false;
    try {
      step = check(w, i);
    } catch (unsigned n) {
      caught = true;
      step = w[1] * n;
    }
    co_yield secret_declassify(step >> 50) + caught;
    if (i == fails)
      check(w, 5);
  }
}

static NOINLINE void work(const unsigned char *seed, unsigned char *out) {
  for (unsigned fails = 0; fails < 4; ++fails) {
    std::coroutine_handle<Failing::promise_type> h;
    try {
      h = run(seed, fails).handle;
      while (!h.done()) {
        store32(out + 4 * fails,
                load32(out + 4 * fails) + (uint32_t)h.promise().value);
        h.resume();
      }
    } catch (unsigned n) {
      out[32 + fails] = (unsigned char)n;
    }
    if (h)
      h.destroy();
  }
}
RESIDUE_MAIN(work, 32)
