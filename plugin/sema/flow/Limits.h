// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Where the flow analysis stops: bounds that no function written by hand
// reaches, so that none takes for ever. Whoever reaches one is told so, once
// per function (the rule `analysis`). Tests: test/compare/bounds.c,
// linear.test.

#ifndef ZEROIZE_SEMA_FLOW_LIMITS_H
#define ZEROIZE_SEMA_FLOW_LIMITS_H

#include <cstdint>

namespace zeroize {

/// Which bound it was; the order is that of the message.
enum class Bound { Work, Depth, Visits, Ways, Turns, Targets };

struct Limits {
  /// Statements executed and nodes of states looked at, in a translation unit;
  /// calls are followed up to here.
  uint64_t Work = 20'000'000;
  /// Calls inside of calls.
  unsigned Depth = 100;
  /// Of a block, per analysis of its function.
  unsigned Visits = 100;
  /// A function that is called in more ways than these is analysed for all
  /// further ones together, again for so many of them.
  unsigned Ways = 24, Joins = 8;
  /// A recursive function is analysed again until its result is known.
  unsigned Turns = 4;
  /// For tests: print the work.
  bool Print = false;
};

/// Those of this compilation; written by the front.
inline Limits &limits() {
  static Limits L;
  return L;
}

} // namespace zeroize

#endif // ZEROIZE_SEMA_FLOW_LIMITS_H
