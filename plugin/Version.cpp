// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Compares the running Clang with the one that CMake found. Relies on
// ZEROIZE_CLANG_VERSION, the first line of that Clang's --version. Tests:
// test/options/help.c, wrong-clang.c.

#include "Version.h"

#include "attrs/Diagnostics.h"

#include "clang/Basic/Version.h"

namespace zeroize {

const char *builtForClang() { return ZEROIZE_CLANG_VERSION; }

bool checkClangVersion(clang::DiagnosticsEngine &Diags) {
  std::string Running = clang::getClangFullVersion();
  if (Running == builtForClang())
    return true;
  report(Diags, clang::SourceLocation(), Diag::WrongClang)
      << builtForClang() << Running;
  return false;
}

} // namespace zeroize
