// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Containers that get their blocks from a std::pmr resource, which keeps them, or releases them in the C++ library.
// RUN: %residue %s --cxx --flags=-std=c++20
#include "../Inputs/residue.h"
#include <list>
#include <memory_resource>
#include <vector>

namespace {

NOINLINE void grow(std::pmr::memory_resource *resource, const unsigned char *key, unsigned char *out) {
  SECRET std::pmr::vector<unsigned char> bytes(resource);
  SECRET std::pmr::list<uint64_t> words(resource);
  for (int round = 0; round < 3; round++)
    for (int i = 0; i < 32; i++)
      bytes.push_back(key[i]);
  for (size_t i = 0; i + 8 <= bytes.size(); i += 8)
    words.push_front(load64(&bytes[i]));
  uint64_t sum = 0;
  for (uint64_t w : words)
    sum = rotl64(sum, 9) + w;
  store64(out, sum);
}

} // namespace

int main() {
  const unsigned char *key = zeroize_audit_begin(32);
  unsigned char *out = zeroize_audit_output();
  grow(std::pmr::new_delete_resource(), key, out);
  unsigned char area[2048];
  std::pmr::monotonic_buffer_resource monotonic(area, sizeof area);
  grow(&monotonic, key, out + 8);
  std::pmr::unsynchronized_pool_resource pool;
  grow(&pool, key, out + 16);
  zeroize_audit_observe();
  return print_output();
}
