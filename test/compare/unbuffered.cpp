// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A stream of the C++ library was taken to have no buffer if the text said so above: on another way, or of another file.
// RUN: %score -std=c++20 %s
#include <fstream>
#include <string>
#include <zeroize/secret.h>

void early(const char *n, SECRET char *key, bool q) {
  std::ifstream in;
  if (q)
    in.rdbuf()->pubsetbuf(nullptr, 0);
  in.open(n);
  in.read(key, 32); // expect: escape
}
void jumped(const char *n, SECRET char *key, bool q) {
  std::ifstream in;
  if (q)
    goto open;
  in.rdbuf()->pubsetbuf(nullptr, 0);
open:
  in.open(n);
  in.read(key, 32); // expect: escape
}
void looped(const char *n, SECRET char *key, int q) {
  std::ofstream out;
  for (int i = 0; i < q; i++)
    out.rdbuf()->pubsetbuf(nullptr, 0);
  out.open(n);
  out.write(key, 32); // expect: escape
}
void opened_on_one_way(const char *n, SECRET char *key, bool q) {
  std::ofstream out;
  if (q)
    out.open(n);
  out.rdbuf()->pubsetbuf(nullptr, 0);
  if (!q)
    out.open(n);
  out.write(key, 32); // expect: escape
}
void other_buffer(const char *n, SECRET char *key) {
  char room[100];
  std::ofstream out;
  out.rdbuf()->pubsetbuf(nullptr, 0);
  out.rdbuf()->pubsetbuf(room, 100);
  out.open(n);
  out.write(key, 32); // expect: escape
}
void replaced(const char *n, SECRET char *key) {
  std::ofstream out;
  out.rdbuf()->pubsetbuf(nullptr, 0);
  out.open("x");
  out = std::ofstream(n);
  out.write(key, 32); // expect: escape
}
void swapped(const char *n, SECRET char *key) {
  std::ofstream out, other(n);
  out.rdbuf()->pubsetbuf(nullptr, 0);
  out.open("x");
  out.swap(other);
  out.write(key, 32); // expect: escape
}
void opens(std::ofstream &f);
void by_a_helper(SECRET char *key) {
  std::ofstream out;
  opens(out);
  out.rdbuf()->pubsetbuf(nullptr, 0);
  out.open("x");
  out.write(key, 32); // expect: escape
}
void silent_helper(SECRET char *key) {
  std::ofstream out;
  out.rdbuf()->pubsetbuf(nullptr, 0);
  opens(out);
  out.write(key, 32);
}
void silent_ways(const char *n, SECRET char *key, SECRET const std::string &k, bool q) {
  std::fstream out;
  out.rdbuf()->pubsetbuf(nullptr, 0);
  if (q)
    out.open(n);
  else
    out.open("other");
  if (!out)
    return;
  out.write(key, 32);
  out << k;
  out.read(key, 32);
  out.put(key[0]);
  std::string word;
  std::getline(out, word);
}
void silent_turns(const char *const *n, SECRET char *key, int q) {
  for (int i = 0; i < q; i++) {
    std::ifstream in;
    in.rdbuf()->pubsetbuf(nullptr, 0);
    in.open(n[i]);
    while (in.read(key, 32))
      ;
  }
}
void silent_throws(const char *n, SECRET char *key) {
  std::ifstream in;
  in.rdbuf()->pubsetbuf(nullptr, 0);
  try {
    in.open(n);
    in.read(key, 32);
  } catch (const std::exception &) {
    return;
  }
}
void silent_again(const char *n, SECRET char *key) {
  std::ifstream in;
  in.rdbuf()->pubsetbuf(nullptr, 0);
  in.open(n);
  in.read(key, 32);
  in.close();
  in.open("two");
  in.read(key, 32);
}
void captured(const char *n, SECRET char *key) {
  std::ifstream in;
  auto first = [&] { in.open(n); };
  first();
  in.rdbuf()->pubsetbuf(nullptr, 0);
  in.open("two");
  in.read(key, 32); // expect: escape
}
