// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The plugin's frontend action: what -fplugin=zeroize.so alone sets going.
// Test: test/options.

#ifndef ZEROIZE_ACTION_H
#define ZEROIZE_ACTION_H

#include "sema/Consumer.h"

#include "clang/Frontend/FrontendAction.h"

namespace zeroize {

class Action : public clang::PluginASTAction {
public:
  std::unique_ptr<clang::ASTConsumer>
  CreateASTConsumer(clang::CompilerInstance &CI, llvm::StringRef File) override;
  bool ParseArgs(const clang::CompilerInstance &CI,
                 const std::vector<std::string> &Args) override;
  ActionType getActionType() override { return AddBeforeMainAction; }

private:
  SidecarOptions Sidecars;
};

} // namespace zeroize

#endif // ZEROIZE_ACTION_H
