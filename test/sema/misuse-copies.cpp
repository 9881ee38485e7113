// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against silence about copies that have no variable, in what only C++ has.
//
// RUN: %zeroizexx -std=c++20 -fexceptions -fcxx-exceptions -fsyntax-only -Xclang -verify %s

#define SECRET __attribute__((secret))

struct Key {
  SECRET int value = 0;
};
Key make();

void temporaries() {
  const Key &extended = make(); // expected-warning {{temporary of secret type 'const Key' is erased only when the function returns; a variable is erased at the end of its scope [zeroize-scope]}}
  Key &&moved = make(); // expected-warning {{temporary of secret type 'Key' is erased only}}
  Key variable = make();
}

// What is thrown is wiped when the exception ends.
void throws(int n) {
  SECRET int value = n;
  if (n == 1)
    throw Key();
  if (n == 2)
    throw value;
  throw n;
}

struct Base {
  virtual void hidden(char *); // expected-note {{previous declaration is here}}
  virtual void known(SECRET char *);
};
struct Derived : Base {
  void hidden(SECRET char *) override; // expected-warning {{'hidden' takes or returns a secret, but the function that it overrides does not say so; a virtual call does not protect it [zeroize-attribute]}}
  void known(SECRET char *) override;
};

// Who calls a covariant function is led to an object either way.
struct Plain {
  virtual Plain *clone() const;
  virtual Plain *with(char *) const; // expected-note {{previous declaration is here}}
  virtual Plain *marked() const;     // expected-note {{previous declaration is here}}
};
struct Other : Plain {};
struct Cloned : Plain {
  SECRET char bytes[16];
  Cloned *clone() const override;
  Cloned *with(SECRET char *) const override; // expected-warning {{'with' takes or returns a secret, but}}
  SECRET Other *marked() const override;      // expected-warning {{'marked' takes or returns a secret, but}}
};

namespace std {
template <typename...> struct coroutine_traits;
template <typename = void> struct coroutine_handle;
template <> struct coroutine_handle<void> {};
template <typename> struct coroutine_handle : coroutine_handle<> {
  static coroutine_handle from_address(void *);
};
} // namespace std
struct Suspend {
  bool await_ready() noexcept;
  void await_suspend(std::coroutine_handle<>) noexcept;
  void await_resume() noexcept;
};
struct Task {
  struct promise_type {
    Task get_return_object();
    Suspend initial_suspend() noexcept;
    Suspend final_suspend() noexcept;
    void return_void();
    void unhandled_exception();
  };
};
template <typename... Args> struct std::coroutine_traits<Task, Args...> {
  using promise_type = Task::promise_type;
};

// The frame is wiped before it is released.
Task local() {
  SECRET int key = 1;
  co_return;
}
Task parameter(SECRET int key) {
  co_return;
}
