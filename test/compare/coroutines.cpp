// Coroutines: comparisons of secrets in them, of what they await and of what they yield.
// RUN: %score -std=c++20 %s
#include <coroutine>
#include <cstring>
#include <exception>
#include <optional>
#include <zeroize/secret.h>

template <class T> struct Task {
  struct promise_type {
    std::optional<T> result;
    std::coroutine_handle<> waiting;
    Task get_return_object() { return Task{std::coroutine_handle<promise_type>::from_promise(*this)}; }
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void return_value(T v) { result = v; }
    void unhandled_exception() { std::terminate(); }
  };
  std::coroutine_handle<promise_type> handle;
  bool await_ready() { return false; }
  void await_suspend(std::coroutine_handle<> h) { handle.promise().waiting = h; }
  T await_resume() { return *handle.promise().result; }
};
struct Words {
  struct promise_type {
    SECRET unsigned value;
    Words get_return_object() { return Words{std::coroutine_handle<promise_type>::from_promise(*this)}; }
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    std::suspend_always yield_value(unsigned v) {
      value = v;
      return {};
    }
    void return_void() {}
    void unhandled_exception() { std::terminate(); }
  };
  std::coroutine_handle<promise_type> handle;
  unsigned value() { return handle.promise().value; }
  bool next() {
    handle.resume();
    return !handle.done();
  }
};
struct Key {
  SECRET unsigned char bytes[32];
};
struct Pin {
  SECRET unsigned value;
  bool await_ready() { return true; }
  void await_suspend(std::coroutine_handle<>) {}
  SECRET unsigned await_resume() { return value; }
};

Task<Key> load(const unsigned char *p);
Task<bool> returned(SECRET const unsigned char *key, const unsigned char *given) {
  co_return std::memcmp(key, given, 32) == 0; // expect: compare
}
Task<bool> awaited(const unsigned char *given) {
  Key k = co_await load(given);
  if (k.bytes[0] == given[0]) // expect: branch
    co_return true;
  co_return false;
}
Task<bool> awaited_at_once(const unsigned char *given) {
  co_return std::memcmp((co_await load(given)).bytes, given, 32) == 0; // expect: compare
}
Task<int> awaiter(unsigned given) {
  if (co_await Pin{4711} == given) // expect: branch
    co_return 1;
  co_return 2;
}
Task<int> local_after_suspension(const unsigned char *seed, const unsigned char *given) {
  SECRET unsigned char key[16];
  std::memcpy(key, seed, 16);
  co_await std::suspend_always();
  for (int i = 0; i < 16; i++)
    if (key[i] != given[i]) // expect: branch
      co_return 0;
  co_return 1;
}
Words words(SECRET const unsigned char *key) {
  for (int i = 0; i < 8; ++i)
    co_yield key[i] * 3u;
}
int yielded(SECRET const unsigned char *key, unsigned x) {
  Words w = words(key);
  while (w.next())
    if (w.value() == x) // expect: branch
      return 1;
  return 0;
}

// Silent: results that are declared public, and constant time.
Task<int> outcome(SECRET const unsigned char *key, const unsigned char *given) {
  bool ok = co_await returned(key, given);
  if (ok)
    co_return 1;
  if (secret_equal(key, given, 32))
    co_return 2;
  Key k = co_await load(given);
  co_return secret_equal(k.bytes, given, 32) ? 3 : 4;
}
Task<int> declassified(SECRET const unsigned char *key) {
  unsigned x = 0;
  for (int i = 0; i < 32; ++i) {
    x |= key[i];
    co_await std::suspend_always();
  }
  co_return secret_declassify(x) == 0 ? 1 : 0;
}
unsigned count(SECRET const unsigned char *key) {
  unsigned n = 0;
  for (Words w = words(key); w.next();)
    n++;
  return n;
}
