// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Feeds the walk with every declaration that CodeGen will see, each before
// CodeGen sees it, and does nothing at all for a file without a single `secret`
// (a precompiled header may bring some). Tests: test/sema, test/sema/pch.c,
// unsupported-target.c, test/build/byte-identity.test (coverage).

#include "sema/Consumer.h"

#include "attrs/Diagnostics.h"
#include "attrs/SecretAttr.h"
#include "codegen/target/Support.h"
#include "sema/SecretWalk.h"
#include "sema/StrayAttributes.h"
#include "sema/TestMarks.h"
#include "sema/flow/FlowAnalysis.h"

#include "clang/AST/ASTConsumer.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclGroup.h"
#include "clang/Basic/TargetInfo.h"
#include "clang/Frontend/CompilerInstance.h"
#include "llvm/Support/TimeProfiler.h"

#include <optional>

using namespace clang;

namespace zeroize {
namespace {

class Consumer : public ASTConsumer {
public:
  explicit Consumer(CompilerInstance &CI) : CI(CI) {
    // One process may compile several files.
    attachedAttributes().clear();
    // The preprocessor has room for one watcher. Coverage has taken it: without
    // it the mapping would be another one, also in files without secrets.
    if (!CI.getCodeGenOpts().CoverageMapping)
      Strays.emplace(CI.getPreprocessor());
  }

  void Initialize(ASTContext &Ctx) override {
    Walk.emplace(Ctx, [this](FunctionDecl *F) {
      CI.getASTConsumer().HandleTopLevelDecl(DeclGroupRef(F));
    });
  }

  bool HandleTopLevelDecl(DeclGroupRef Group) override {
    if (active()) {
      llvm::TimeTraceScope Scope("ZeroizeSema");
      for (Decl *D : Group)
        Walk->TraverseDecl(D);
    }
    return true;
  }

  void HandleInlineFunctionDefinition(FunctionDecl *F) override {
    if (active())
      Walk->TraverseDecl(F);
  }

  void HandleTagDeclDefinition(TagDecl *D) override {
    if (auto *R = dyn_cast<RecordDecl>(D); R && active())
      Walk->completeRecord(R);
  }

  void HandleCXXStaticMemberVarInstantiation(VarDecl *V) override {
    if (active())
      Walk->TraverseDecl(V);
  }

  void HandleTranslationUnit(ASTContext &Ctx) override {
    if (active() && !Ctx.getDiagnostics().hasUncompilableErrorOccurred())
      FlowAnalysis(Ctx, Walk->types()).run();
    if (Strays)
      Strays->report(Ctx.getDiagnostics(), attachedAttributes());
  }

private:
  /// True if there can be a secret.
  bool active() {
    ASTContext &Ctx = CI.getASTContext();
    const AttachedAttributes &Attached = attachedAttributes();
    const llvm::Triple &Target = Ctx.getTargetInfo().getTriple();
    if (!Attached.empty() && !TargetChecked) {
      TargetChecked = true;
      if (!isSupportedTarget(Target))
        report(Ctx.getDiagnostics(), Attached.first(), Diag::UnsupportedTarget)
            << Target.str();
    }
    return !Attached.empty() || Ctx.getExternalSource() || marksAllLocals();
  }

  CompilerInstance &CI;
  std::optional<StrayAttributes> Strays;
  std::optional<SecretWalk> Walk;
  bool TargetChecked = false;
};

} // namespace

std::unique_ptr<ASTConsumer> createConsumer(CompilerInstance &CI) {
  return std::make_unique<Consumer>(CI);
}

} // namespace zeroize
