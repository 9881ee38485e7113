// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Strings grow, are copied and concatenated inside the C++ library.
// RUN: %residue %s --cxx
// RUN: %residue %s --cxx --flags=-std=c++20 --levels=O0,O2
// RUN: %residue %s --cxx --flags='-std=c++14 -D_GLIBCXX_USE_CXX11_ABI=0' --levels=O0,O2
// RUN: %zeroizexx %quiet %attrs_include %audit_include -c -Werror %s -o /dev/null
#include "../Inputs/residue.h"
#include <string>

namespace {

std::string hex(const unsigned char *p, size_t n) {
  std::string s;
  for (size_t i = 0; i < n; i++) {
    s += "0123456789abcdef"[p[i] >> 4];
    s.push_back("0123456789abcdef"[p[i] & 15]);
  }
  return s;
}

NOINLINE void use(SECRET const unsigned char *key, unsigned char *out) {
  std::string token = hex(key, 48);
  std::string header = "Bearer " + token + "\r\n";
  header.insert(0, "Authorization: ");
  std::string copy = header;
  copy.replace(3, 10, token);
  copy.resize(50);
  copy.shrink_to_fit();
  store64(out, fold(reinterpret_cast<const unsigned char *>(copy.data()), copy.size()) ^ header.size());
}

} // namespace

int main() {
  const unsigned char *key = zeroize_audit_begin(48);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
