// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The AST floor's only door: a consumer that Clang runs before its own. Test:
// test/sema.

#ifndef ZEROIZE_SEMA_CONSUMER_H
#define ZEROIZE_SEMA_CONSUMER_H

#include <memory>
#include <string>
#include <vector>

namespace clang {
class ASTConsumer;
class CompilerInstance;
} // namespace clang

namespace zeroize {

struct SidecarOptions {
  std::vector<std::string> Paths;
  bool ReportUnused = false;
};

/// \p AssumeSecret: there may be secrets in a file that marks none.
std::unique_ptr<clang::ASTConsumer>
createConsumer(clang::CompilerInstance &CI, const SidecarOptions &Sidecars,
               bool AssumeSecret);

} // namespace zeroize

#endif // ZEROIZE_SEMA_CONSUMER_H
