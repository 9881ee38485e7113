// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Guards frames whose promise brings operators new and delete of its own, from an arena without sizes; over-aligned variables in frames;
// a frame that could not be allocated.
// RUN: %residue %s --cxx --flags=-std=c++20
#include "Inputs/coroutine.h"
#include <new>

alignas(64) static unsigned char arena[1 << 16];
static size_t used;
static unsigned asked;

struct Steps {
  struct promise_type {
    static void *operator new(std::size_t n) noexcept {
      if (++asked % 5 == 0)
        return nullptr;
      void *block = arena + used;
      used += (n + 15) / 16 * 16;
      return block;
    }
    static void operator delete(void *) noexcept {}
    static Steps get_return_object_on_allocation_failure() {
      return Steps{nullptr};
    }
    Steps get_return_object() {
      return Steps{std::coroutine_handle<promise_type>::from_promise(*this)};
    }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    std::suspend_always yield_value(int) { return {}; }
    void return_void() {}
    void unhandled_exception() { throw; }
  };
  std::coroutine_handle<promise_type> handle;
};

static NOINLINE Steps steps(const unsigned char *seed, unsigned char *out) {
  alignas(64) SECRET uint64_t lanes[8];
  for (int i = 0; i < 8; ++i)
    lanes[i] = load64(seed + i);
  uint64_t sum = lanes[5];
  for (int r = 0; r < 3; ++r) {
    permute(lanes, 8, 1);
    sum = sum * 3 + lanes[r];
    store64(out, sum ^ lanes[7]);
    co_yield r;
  }
}

static NOINLINE void work(const unsigned char *seed, unsigned char *out) {
  for (int i = 0; i < 9; ++i) {
    Steps s = steps(seed, out + i % 4 * 8);
    if (!s.handle) {
      out[60]++;
      continue;
    }
    while (!s.handle.done() && i != 7)
      s.handle.resume();
    s.handle.destroy();
  }
}
RESIDUE_MAIN(work, 32)
