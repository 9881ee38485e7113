// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Guards coroutines that go on in another thread, which may end and release the frame before the step that started it has returned.
// RUN: %residue %s --cxx --flags='-std=c++20 -pthread'
#include "Inputs/coroutine.h"
#include <thread>

struct Detached {
  struct promise_type {
    Detached get_return_object() { return {}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() { std::terminate(); }
  };
};

struct OtherThread {
  std::thread &thread;
  bool await_ready() noexcept { return false; }
  void await_suspend(std::coroutine_handle<> h) {
    std::thread &slot = thread; // this object may be gone next
    slot = std::thread([h] { h.resume(); });
  }
  void await_resume() noexcept {}
};

static Detached derive(const unsigned char *seed, unsigned char *out,
                       std::thread &thread) {
  SECRET uint64_t w[4];
  for (int i = 0; i < 4; ++i)
    w[i] = load64(seed + 8 * i);
  permute(w, 4, 2);
  co_await OtherThread{thread};
  permute(w, 4, 1);
  store64(out, w[0] ^ w[2]);
}

static NOINLINE void work(const unsigned char *seed, unsigned char *out) {
  std::thread thread;
  derive(seed, out, thread);
  thread.join();
}
RESIDUE_MAIN(work, 32)
