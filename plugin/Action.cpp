// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Starts the AST floor and hooks the IR floor into the back end that follows.
// Relies on Clang running PassBuilderCallbacks at every level, -O0 included.
// Tests: test/options, test/sema.

#include "Action.h"
#include "Options.h"
#include "Version.h"

#include "ir/Pipeline.h"
#include "sema/Consumer.h"

#include "clang/AST/ASTConsumer.h"
#include "clang/Frontend/CompilerInstance.h"

using namespace clang;

namespace zeroize {

bool Action::ParseArgs(const CompilerInstance &CI,
                       const std::vector<std::string> &Args) {
  DiagnosticsEngine &Diags = CI.getDiagnostics();
  Options O;
  if (!checkClangVersion(Diags) || !parseOptions(Args, Diags, O))
    return false;
  config() = O.Settings;
  Sidecars = O.Sidecars;
  answer(O);
  return true;
}

std::unique_ptr<ASTConsumer> Action::CreateASTConsumer(CompilerInstance &CI,
                                                       llvm::StringRef) {
  CI.getCodeGenOpts().PassBuilderCallbacks.push_back(registerPasses);
  return createConsumer(CI, Sidecars, config().AssumeSecret);
}

} // namespace zeroize
