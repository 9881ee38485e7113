// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Algorithms whose comparison or predicate is the program's own and tells of a marked field: nothing was said, because neither
// the container nor the result of what is called showed a secret.
// RUN: %score -std=c++20 %s
#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <vector>
#include <zeroize/secret.h>
typedef unsigned char u8;
struct R {
  int id;
  SECRET std::uint64_t key;
  SECRET std::string pw;
};
void s1(std::vector<R> &v) {
  std::sort(v.begin(), v.end(), [](const R &a, const R &b) { return a.key < b.key; }); // expect: compare
}
void s2(std::vector<R> &v) {
  std::sort(v.begin(), v.end(), [](const R &a, const R &b) { return a.pw < b.pw; }); // expect: compare
}
void silent_s3(std::vector<R> &v) {
  std::sort(v.begin(), v.end(), [](const R &a, const R &b) { return a.id < b.id; });
}
static bool by_key(const R &a, const R &b) { return a.key < b.key; }
static bool by_id(const R &a, const R &b) { return a.id < b.id; }
void s4(std::vector<R> &v) { std::sort(v.begin(), v.end(), by_key); } // expect: compare
void silent_s5(std::vector<R> &v) { std::sort(v.begin(), v.end(), by_id); }
struct ByKey {
  bool operator()(const R &a, const R &b) const { return a.key < b.key; }
};
struct ById {
  bool operator()(const R &a, const R &b) const { return a.id < b.id; }
};
void s6(std::vector<R> &v) { std::sort(v.begin(), v.end(), ByKey()); } // expect: compare
void silent_s7(std::vector<R> &v) { std::sort(v.begin(), v.end(), ById()); }
bool l1(const std::vector<R> &v, std::uint64_t k) {
  return std::lower_bound(v.begin(), v.end(), k, [](const R &a, std::uint64_t b) { return a.key < b; }) != v.end(); // expect: compare
}
bool silent_l2(const std::vector<R> &v, int k) {
  return std::lower_bound(v.begin(), v.end(), k, [](const R &a, int b) { return a.id < b; }) != v.end();
}
bool f1(const std::vector<R> &v, std::uint64_t k) {
  return std::find_if(v.begin(), v.end(), [&](const R &a) { return a.key == k; }) != v.end(); // expect: compare
}
bool silent_f2(const std::vector<R> &v, int k) {
  return std::find_if(v.begin(), v.end(), [&](const R &a) { return a.id == k; }) != v.end();
}
bool silent_f3(const std::vector<R> &v, const u8 *k) {
  return std::find_if(v.begin(), v.end(), [&](const R &a) { return secret_equal((const u8 *)&a.key, k, 8); }) != v.end();
}
bool f4(const std::vector<R> &v, const std::string &k) {
  return std::any_of(v.begin(), v.end(), [&](const R &a) { return a.pw == k; }); // expect: compare
}
void r1(std::vector<R> &v) { std::ranges::sort(v, {}, &R::key); } // expect: compare
void silent_r2(std::vector<R> &v) { std::ranges::sort(v, {}, &R::id); }
void r3(std::vector<R> &v) {
  std::ranges::sort(v, [](const R &a, const R &b) { return a.key < b.key; }); // expect: compare
}
void silent_r4(std::vector<R> &v) {
  std::ranges::sort(v, [](const R &a, const R &b) { return a.id < b.id; });
}
const R *m1(const std::vector<R> &v) { return &*std::max_element(v.begin(), v.end(), by_key); } // expect: compare
const R *silent_m2(const std::vector<R> &v) { return &*std::max_element(v.begin(), v.end(), by_id); }
struct O {
  int id;
  SECRET std::uint64_t key;
  bool operator<(const O &o) const { return key < o.key; }
};
void o1(std::vector<O> &v) { std::sort(v.begin(), v.end()); }                                      // expect: compare
bool o2(const std::vector<O> &v, const O &x) { return std::binary_search(v.begin(), v.end(), x); } // expect: compare
void u1(std::vector<R> &v) {
  v.erase(std::unique(v.begin(), v.end(), [](const R &a, const R &b) { return a.key == b.key; }), v.end()); // expect: compare
}
void silent_u2(std::vector<R> &v) {
  v.erase(std::unique(v.begin(), v.end(), [](const R &a, const R &b) { return a.id == b.id; }), v.end());
}
void silent_u3(std::vector<R> &v, int n) {
  v.erase(std::remove_if(v.begin(), v.end(), [n](const R &a) { return a.id == n; }), v.end());
}
void silent_u4(std::vector<R> &v, int n) {
  std::erase_if(v, [n](const R &a) { return a.id == n; });
}
void e1(std::vector<R> &v, std::uint64_t n) {
  std::erase_if(v, [n](const R &a) { return a.key == n; }); // expect: compare
}
int count1(const std::vector<R> &v, std::uint64_t n) {
  return std::count_if(v.begin(), v.end(), [n](const R &a) { return a.key == n; }) > 1 ? 2 : 0; // expect: branch
}
bool moved_out(const std::vector<R> &v, std::uint64_t k) {
  std::array<std::uint64_t, 4> keys{};
  std::transform(v.begin(), v.end(), keys.begin(), [](const R &a) { return a.key; });
  return keys[1] == k ? true : false; // expect: branch
}
bool silent_out(const std::vector<R> &v, int k) {
  std::array<int, 4> ids{};
  std::transform(v.begin(), v.end(), ids.begin(), [](const R &a) { return a.id; });
  return ids[1] == k ? true : false;
}
