// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Strings in containers, fields and other functions of the library, beside streams that hold none.
// RUN: %residue %s --cxx --levels=O0,O2
// RUN: %residue %s --cxx --levels=O0,O2 --flags=-D_GLIBCXX_USE_CXX11_ABI=0
#include "../Inputs/residue.h"
#include <algorithm>
#include <iostream>
#include <map>
#include <regex>
#include <sstream>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>
struct user { std::string name; SECRET std::string password; };
static NOINLINE void use(const unsigned char *key, unsigned char *out) {
  SECRET std::string pw;
  for (int i = 0; i < 40; i++) pw += 'a' + (key[i] & 15);
  std::vector<user> us;
  for (int i = 0; i < 5; i++) us.push_back({"user" + std::to_string(i), pw.substr(i) + "x"});
  std::unordered_map<int, std::string> m;
  for (auto &u : us) m[u.name.size() + m.size()] = u.password;
  std::u16string w(pw.begin(), pw.end()); w += w;
  std::string j; for (auto &[k, v] : m) { if (!j.empty()) j += ','; j.append(v); }
  std::reverse(j.begin(), j.end());
  std::string moved = std::move(j); moved.erase(3, 9); moved.insert(5, pw); 
  uint64_t h = fold((const unsigned char *)moved.data(), moved.size()) ^ w[50];
  try { (void)moved.at(100000); } catch (const std::exception &e) { h++; }
  store64(out, h);
}
int main() { use(zeroize_audit_begin(64), zeroize_audit_output()); zeroize_audit_observe(); std::string s = "a b"; std::istringstream is(s); std::string t; is >> t; std::getline(is, t); std::regex r("a.*"); std::cout << t << std::regex_match(s, r) << std::endl; return print_output(); }
