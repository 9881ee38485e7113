// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the command line says, for the floors below. Written once by the front
// (Options.cpp) before any pass runs; opt, llc and lld, which have no such
// options, see the defaults. Test: test/options.

#ifndef ZEROIZE_IR_CONFIG_H
#define ZEROIZE_IR_CONFIG_H

#include <optional>

namespace zeroize {

/// Nothing needs more: the deepest stack below a call that was ever measured is
/// some KiB.
inline constexpr unsigned MaxDepth = 1u << 20;

struct Config {
  /// How many bytes below a secret region's frames to erase; the default is the
  /// code generator's.
  std::optional<unsigned> Depth;
  /// Whether what other files hand to this one's functions is secret, although
  /// nothing says so.
  bool AssumeSecret = false;
};

/// The configuration of this compilation.
inline Config &config() {
  static Config C;
  return C;
}

} // namespace zeroize

#endif // ZEROIZE_IR_CONFIG_H
