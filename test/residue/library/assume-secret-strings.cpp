// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against residue of a C++ library in which nothing is marked, in strings that grow and are released: with
// -fplugin-arg-zeroize-assume-secret, too, they are compiled into the file.
//
// RUN: %residue %s --cxx --plain=%S/Inputs/caller.c --plugin-flags=-fplugin-arg-zeroize-assume-secret
// RUN: %zeroizexx -fplugin-arg-zeroize-assume-secret -Werror -c %s -o /dev/null
// REQUIRES: x86_64-linux

#include <string>

struct mixer {
  std::string text;
};

mixer *mixer_new(const unsigned char *key) {
  mixer *m = new mixer;
  for (int i = 0; i < 32; i++) {
    m->text += "0123456789abcdef"[key[i] >> 4];
    m->text.push_back("0123456789abcdef"[key[i] & 15]);
  }
  m->text.insert(0, "Bearer ");
  return m;
}

void mixer_out(mixer *m, unsigned char *out) {
  std::string copy = m->text + "\r\n";
  copy.resize(20);
  copy.shrink_to_fit();
  for (int i = 0; i < 8; i++)
    out[i] = (unsigned char)copy[(unsigned)i + 10];
}

void mixer_free(mixer *m) { delete m; }
