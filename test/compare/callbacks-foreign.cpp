// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Closures and functions that other code calls: what they write to captured variables, to a context, to what they are called with.
// RUN: %score -std=c++20 %s
#include <cstring>
#include <functional>
#include <future>
#include <span>
#include <thread>
#include <zeroize/secret.h>

extern unsigned char other[32];
void get(SECRET unsigned char *key);
void get_span(SECRET std::span<unsigned char> key);
void read_span(SECRET std::span<const unsigned char> key);
void run(const std::function<void()> &f);
void each(const std::function<void(const unsigned char *)> &f);
using on_key = void(void *context, SECRET const unsigned char *key);
void for_each_key(on_key *f, void *context);
void for_each_name(void (*f)(void *context, const char *name), void *context);
struct source {
  void get(SECRET unsigned char *key) const;
};
void copy(const unsigned char *from, unsigned char *to) { memcpy(to, from, 32); }

int captured() {
  unsigned char key[32];
  run([&] { get(key); });
  return memcmp(key, other, 32); // expect: compare
}
int marked_parameter() {
  unsigned char key[32];
  each([&](SECRET const unsigned char *k) { memcpy(key, k, 32); });
  return memcmp(key, other, 32); // expect: compare
}
int context() {
  unsigned char key[32];
  for_each_key([](void *to, const unsigned char *k) { memcpy(to, k, 32); }, key);
  return memcmp(key, other, 32); // expect: compare
}
int public_callback() {
  char name[32] = "";
  for_each_name([](void *to, const char *k) { strcpy((char *)to, k); }, name);
  return strcmp(name, "root");
}
int public_capture() {
  unsigned char data[32] = {};
  run([&] { memcpy(data, other, 32); });
  return memcmp(data, other, 32);
}
int only_kept() {
  unsigned char key[32] = {};
  std::function<void()> later = [&] { get(key); };
  int result = memcmp(key, other, 32);
  later();
  return result;
}
int thread_of_function() {
  unsigned char key[32];
  std::thread t(get, key);
  t.join();
  return memcmp(key, other, 32); // expect: compare
}
int thread_of_body(SECRET const unsigned char *k) {
  unsigned char key[32];
  std::thread t(copy, k, key);
  t.join();
  return memcmp(key, other, 32); // expect: compare
}
int thread_of_closure() {
  unsigned char key[32];
  std::thread t([&](int) { get(key); }, 3);
  t.join();
  return memcmp(key, other, 32); // expect: compare
}
int asynchronous() {
  unsigned char key[32];
  std::async(get, key).get();
  return memcmp(key, other, 32); // expect: compare
}
int invoked_method(const source &s) {
  unsigned char key[32];
  std::invoke(&source::get, s, key);
  return memcmp(key, other, 32); // expect: compare
}
int bound() {
  unsigned char key[32];
  auto f = std::bind(get, key);
  f();
  return memcmp(key, other, 32); // expect: compare
}
int filled_view() {
  unsigned char key[32];
  get_span(key);
  return memcmp(key, other, 32); // expect: compare
}
int read_view() {
  unsigned char data[32] = {};
  read_span(data);
  return memcmp(data, other, 32);
}
