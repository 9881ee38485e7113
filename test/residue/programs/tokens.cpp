// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Access tokens in the containers of C++: read, split, sorted, looked up, renewed, thrown away.
// RUN: %residue %s --cxx --flags=-std=c++17
#include "../Inputs/residue.h"
#include <algorithm>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

using Tokens = std::vector<std::string>;

// "name=token;name=token": who reads it hands each on.
SECRET static Tokens split(SECRET const std::string &text, char at) {
  Tokens parts(1);
  for (char c : text)
    if (c == at)
      parts.emplace_back();
    else
      parts.back() += c;
  return parts;
}

SECRET static std::string encode(SECRET const unsigned char *bytes, size_t n) {
  static const char digits[] = "0123456789abcdef";
  std::string text;
  for (size_t i = 0; i < n; i++) {
    text += digits[bytes[i] >> 4];
    text += digits[bytes[i] & 15];
  }
  return text;
}

struct Account {
  std::string name;
  SECRET std::string token;
  SECRET std::optional<std::string> refresh;
};

class Wallet {
public:
  void add(SECRET std::string name, SECRET std::string token) {
    Account account{std::move(name), std::move(token), std::nullopt};
    if (account.token.size() > 24)
      account.refresh = account.token.substr(0, 24);
    accounts.push_back(std::move(account));
  }
  const Account &find(const std::string &name) const {
    for (const Account &a : accounts)
      if (a.name == name)
        return a;
    throw std::out_of_range("no such account");
  }
  uint64_t digest() const {
    std::vector<std::string> all;
    for (const Account &a : accounts)
      all.push_back(a.token + ":" + a.refresh.value_or("none"));
    // Not by contents: how much is allocated would depend on them.
    std::sort(all.begin(), all.end(),
              [](const std::string &a, const std::string &b) {
                return a.size() > b.size();
              });
    std::string joined;
    for (const std::string &s : all)
      joined += s + '\n';
    return fold(reinterpret_cast<const unsigned char *>(joined.data()),
                joined.size());
  }

private:
  std::vector<Account> accounts;
};

static void use(const unsigned char *k, unsigned char *out) {
  SECRET std::string line;
  for (int i = 0; i < 4; i++) {
    if (i)
      line += ';';
    line += "account" + std::to_string(i) + '=' + encode(k + 8 * i, 8 + 6 * i);
  }
  Wallet wallet;
  std::map<std::string, std::string> byName;
  for (const std::string &entry : split(line, ';')) {
    Tokens pair = split(entry, '=');
    byName[pair[0]] = pair[1];
    wallet.add(pair[0], pair[1]);
  }
  byName.erase("account1");
  uint64_t h = wallet.digest();
  try {
    h += wallet.find("account2").token.size() + byName.size();
    wallet.find("nobody");
  } catch (const std::out_of_range &) {
    h ^= 1;
  }
  store64(out, h);
}

int main() {
  const unsigned char *k = zeroize_audit_begin(64);
  use(k, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
