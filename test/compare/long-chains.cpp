// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against work that doubles with each operator of a chain: twenty of them took seconds, thirty would take years.
// RUN: %score -std=c++17 %s
#include <iostream>
#include <string>
#include <zeroize/secret.h>

#define FOUR << "name: " << s << ", " << s
#define SIXTEEN FOUR FOUR FOUR FOUR
#define PLUS_FOUR +s + s + "," + s
#define PLUS_SIXTEEN PLUS_FOUR PLUS_FOUR PLUS_FOUR PLUS_FOUR

bool chain(SECRET const std::string &pw, const std::string &s) {
  std::cout SIXTEEN SIXTEEN SIXTEEN SIXTEEN << '\n';
  std::string all = pw PLUS_SIXTEEN PLUS_SIXTEEN PLUS_SIXTEEN;
  return all == s; // expect: compare
}
