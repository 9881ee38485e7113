// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The plugin's command line, -fplugin-arg-zeroize-<option>. Tests:
// test/options.

#ifndef ZEROIZE_OPTIONS_H
#define ZEROIZE_OPTIONS_H

#include "ir/Config.h"
#include "sema/Consumer.h"

#include "llvm/ADT/ArrayRef.h"

#include <string>

namespace clang {
class DiagnosticsEngine;
}

namespace zeroize {

struct Options {
  Config Settings;
  bool Help = false;
  bool Version = false;
  SidecarOptions Sidecars;
};

/// Reads \p Args into \p O. False after at least one error: Clang itself treats
/// a plugin that refuses its arguments without one as if it had not been asked
/// for, and compiles without it.
bool parseOptions(llvm::ArrayRef<std::string> Args,
                  clang::DiagnosticsEngine &Diags, Options &O);

/// Prints what -help and -version ask for.
void answer(const Options &O);

} // namespace zeroize

#endif // ZEROIZE_OPTIONS_H
