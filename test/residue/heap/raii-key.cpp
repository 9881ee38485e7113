// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A key class with move and copy, in containers; only its array is marked.
// RUN: %residue %s --cxx
#include "../Inputs/residue.h"
#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace {

class key {
public:
  key(const unsigned char *p, size_t n) : size(n), bytes(new unsigned char[n]) { std::copy(p, p + n, bytes.get()); }
  key(const key &o) : key(o.bytes.get(), o.size) {}
  key(key &&o) noexcept = default;
  key &operator=(key o) noexcept {
    std::swap(size, o.size);
    std::swap(bytes, o.bytes);
    return *this;
  }
  uint64_t digest() const { return fold(bytes.get(), size); }

private:
  size_t size;
  SECRET std::unique_ptr<unsigned char[]> bytes;
};

NOINLINE void use(const unsigned char *secret, unsigned char *out) {
  std::vector<key> keys;
  for (size_t i = 0; i < 9; i++)
    keys.push_back(key(secret + i, 40));
  std::map<int, key> by_id;
  for (int i = 0; i < 5; i++)
    by_id.emplace(i, keys[i]);
  by_id.erase(2);
  keys.erase(keys.begin() + 1);
  keys.shrink_to_fit();
  uint64_t h = 0;
  for (auto &[id, k] : by_id)
    h ^= k.digest() * (id + 1);
  for (auto &k : keys)
    h = rotl64(h, 3) ^ k.digest();
  store64(out, h);
}

} // namespace

int main() {
  const unsigned char *key = zeroize_audit_begin(96);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
