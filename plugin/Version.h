// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Which plugin this is, and which compiler it belongs to. Tests:
// test/options/help.c, wrong-clang.c.

#ifndef ZEROIZE_VERSION_H
#define ZEROIZE_VERSION_H

namespace clang {
class DiagnosticsEngine;
}

namespace zeroize {

/// The Clang that the plugin was built for, as `clang --version` prints it.
const char *builtForClang();

/// False, after an error, if the compiler that loaded the plugin is another
/// one. Clang's C++ interface changes with every release and every build
/// option: nothing works by luck for long.
bool checkClangVersion(clang::DiagnosticsEngine &Diags);

} // namespace zeroize

#endif // ZEROIZE_VERSION_H
