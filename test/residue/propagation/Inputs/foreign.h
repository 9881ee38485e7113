// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "callers.h"
#include <functional>

void call(const std::function<void(const unsigned char *)> &f);

// Nothing is marked on what is made of the secret.
struct schedule {
  uint64_t words[4];
  explicit schedule(SECRET const unsigned char *key);
};

class holder {
  SECRET uint64_t words_[4];

public:
  explicit holder(const unsigned char *key);
  uint64_t word(int i) const;
};
