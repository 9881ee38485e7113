// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against silence about what functions of other files fill: by reference, behind a pointer to a pointer, by a pointer
// to a method; and about what a returned reference leads to.
// RUN: %score %s
#include <zeroize/secret.h>
#include <array>
#include <cstdint>
#include <cstring>
#include <string>

extern unsigned char other[32];

void by_reference(SECRET unsigned char (&out)[32]);
bool use_reference() {
  unsigned char key[32];
  by_reference(key);
  return memcmp(key, other, 32) == 0; // expect: compare
}

void by_value_reference(int i, SECRET uint64_t &out);
int use_value_reference() {
  uint64_t word;
  by_value_reference(1, word);
  return word == 3 ? 1 : 0; // expect: branch
}

void by_array(SECRET std::array<unsigned char, 32> &out);
bool use_array() {
  std::array<unsigned char, 32> key;
  by_array(key);
  return memcmp(key.data(), other, 32) == 0; // expect: compare
}

void by_constant(SECRET const std::string &in);
bool use_constant(const std::string &text) {
  by_constant(text);
  return text == "public";
}

int by_pointer(SECRET unsigned char **out);
bool use_pointer() {
  unsigned char *key;
  if (by_pointer(&key))
    return false;
  if (!key)
    return false;
  return memcmp(key, other, 32) == 0; // expect: compare
}

SECRET unsigned char (&returned())[32];
bool use_returned() {
  return memcmp(returned(), other, 32) == 0; // expect: compare
}

struct stream {
  stream &operator>>(SECRET uint64_t &out);
  void fill(SECRET unsigned char *out);
  virtual void fill_word(SECRET uint64_t &out);
};
int use_operator(stream &from) {
  uint64_t word;
  from >> word;
  return word == 3 ? 1 : 0; // expect: branch
}

int use_virtual(stream &from) {
  uint64_t word;
  from.fill_word(word);
  return word == 3 ? 1 : 0; // expect: branch
}

extern void (stream::*chosen)(SECRET unsigned char *out);
bool use_method(stream &from) {
  unsigned char key[32];
  (from.*chosen)(key);
  return memcmp(key, other, 32) == 0; // expect: compare
}

struct context {
  int length;
  SECRET unsigned char key[32];
};
void open(context &c);
bool use_context(context &c) {
  open(c);
  if (c.length != 32)
    return false;
  return memcmp(c.key, other, 32) == 0; // expect: compare
}
