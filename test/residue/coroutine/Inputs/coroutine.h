// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The two kinds of coroutine types that programs have: a generator, resumed by its owner, and a lazy task, which hands over to
// whoever waits for it by symmetric transfer. Nothing here is annotated.

#ifndef RESIDUE_COROUTINE_H
#define RESIDUE_COROUTINE_H

#include "../../Inputs/residue.h"

#include <coroutine>
#include <exception>
#include <optional>
#include <utility>

template <class T> class Generator {
public:
  struct promise_type {
    T value{};
    std::exception_ptr error;
    Generator get_return_object() {
      return Generator(
          std::coroutine_handle<promise_type>::from_promise(*this));
    }
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    std::suspend_always yield_value(T v) {
      value = std::move(v);
      return {};
    }
    void return_void() {}
    void unhandled_exception() { error = std::current_exception(); }
  };

  Generator(Generator &&other) noexcept
      : handle(std::exchange(other.handle, nullptr)) {}
  ~Generator() {
    if (handle)
      handle.destroy();
  }
  bool next() {
    handle.resume();
    if (handle.promise().error)
      std::rethrow_exception(std::exchange(handle.promise().error, nullptr));
    return !handle.done();
  }
  T &value() { return handle.promise().value; }

private:
  explicit Generator(std::coroutine_handle<promise_type> h) : handle(h) {}
  std::coroutine_handle<promise_type> handle;
};

#ifndef TASK_KIND
#define TASK_KIND
#endif

template <class T> class TASK_KIND Task {
public:
  struct promise_type {
    std::optional<T> result;
    std::exception_ptr error;
    std::coroutine_handle<> waiting = std::noop_coroutine();
    Task get_return_object() {
      return Task(std::coroutine_handle<promise_type>::from_promise(*this));
    }
    std::suspend_always initial_suspend() noexcept { return {}; }
    struct Final {
      bool await_ready() noexcept { return false; }
      std::coroutine_handle<>
      await_suspend(std::coroutine_handle<promise_type> h) noexcept {
        return h.promise().waiting;
      }
      void await_resume() noexcept {}
    };
    Final final_suspend() noexcept { return {}; }
    void return_value(T v) { result.emplace(std::move(v)); }
    void unhandled_exception() { error = std::current_exception(); }
  };

  Task(Task &&other) noexcept : handle(std::exchange(other.handle, nullptr)) {}
  ~Task() {
    if (handle)
      handle.destroy();
  }
  bool await_ready() noexcept { return false; }
  std::coroutine_handle<> await_suspend(std::coroutine_handle<> h) noexcept {
    handle.promise().waiting = h;
    return handle;
  }
  T await_resume() {
    if (handle.promise().error)
      std::rethrow_exception(handle.promise().error);
    return std::move(*handle.promise().result);
  }
  /// Runs it to its end.
  T get() {
    handle.resume();
    return await_resume();
  }

private:
  explicit Task(std::coroutine_handle<promise_type> h) : handle(h) {}
  std::coroutine_handle<promise_type> handle;
};

#endif // RESIDUE_COROUTINE_H
