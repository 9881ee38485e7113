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
#include "sema/LibraryStrings.h"
#include "sema/Releases.h"
#include "sema/SecretWalk.h"
#include "sema/Sidecar.h"
#include "sema/StrayAttributes.h"
#include "sema/TestMarks.h"
#include "sema/flow/FlowAnalysis.h"
#include "sema/flow/Mentions.h"
#include "sema/flow/Rules.h"
#include "sema/flow/StoredFunctions.h"

#include "clang/AST/ASTConsumer.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclGroup.h"
#include "clang/Basic/TargetInfo.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendOptions.h"
#include "clang/Frontend/Utils.h"
#include "clang/Lex/Preprocessor.h"
#include "llvm/Support/TimeProfiler.h"

#include <optional>
#include <utility>

using namespace clang;

namespace zeroize {
namespace {

class Consumer : public ASTConsumer {
public:
  Consumer(CompilerInstance &CI, const SidecarOptions &Sidecars,
           bool AssumeSecret)
      : CI(CI), ReportUnused(Sidecars.ReportUnused),
        AssumeSecret(AssumeSecret) {
    // One process may compile several files.
    attachedAttributes().clear();
    // The preprocessor has room for one watcher. Coverage has taken it: without
    // it the mapping would be another one, also in files without secrets.
    if (!CI.getCodeGenOpts().CoverageMapping)
      Strays.emplace(CI.getPreprocessor());
    loadSidecars(Sidecars.Paths);
  }

  void Initialize(ASTContext &Ctx) override {
    Walk.emplace(Ctx, [this](FunctionDecl *F) {
      CI.getASTConsumer().HandleTopLevelDecl(DeclGroupRef(F));
    });
    if (CI.getFrontendOpts().ProgramAction == frontend::ParseSyntaxOnly)
      Walk->types().omitWords();
  }

  bool HandleTopLevelDecl(DeclGroupRef Group) override {
    for (Decl *D : Group)
      applySidecar(D);
    if (active()) {
      llvm::TimeTraceScope Scope("ZeroizeSema");
      // Headers come before the first secret.
      if (!isReading() && !std::exchange(ReleasesKnown, true))
        attachReleases(CI.getASTContext().getTranslationUnitDecl());
      for (Decl *D : Group)
        walk(D);
    }
    return true;
  }

  void HandleInlineFunctionDefinition(FunctionDecl *F) override {
    applySidecar(F);
    if (active())
      walk(F);
  }

  void HandleTagDeclDefinition(TagDecl *D) override {
    applySidecar(D);
    if (auto *R = dyn_cast<RecordDecl>(D); R && active())
      Walk->completeRecord(R);
  }

  void HandleCXXStaticMemberVarInstantiation(VarDecl *V) override {
    applySidecar(V);
    if (active())
      walk(V);
  }

  void HandleTranslationUnit(ASTContext &Ctx) override {
    checkPrecompiled(Ctx);
    addDependencies();
    if (Marks)
      Marks->finish(CI.getPreprocessor(), ReportUnused);
    if (active())
      emitLifetimes();
    if (((active() && usesSecrets()) || AssumeSecret) &&
        Ctx.getLangOpts().CPlusPlus && CI.hasSema() &&
        !Ctx.getDiagnostics().hasUncompilableErrorOccurred())
      instantiateLibraryStrings(CI.getSema());
    if (active() && !Ctx.getDiagnostics().hasUncompilableErrorOccurred())
      analyze(Ctx);
    attachedAttributes().reportLate(Ctx.getDiagnostics());
    if (Strays)
      Strays->report(Ctx.getDiagnostics(), attachedAttributes());
  }

private:
  void analyze(ASTContext &Ctx) {
    StoredFunctions Stored(Walk->types());
    Walk->types().freeze();
    if (anyRuleIsOn())
      FlowAnalysis(Ctx, Walk->types(), Stored).run();
    else
      collectStored(Ctx, Walk->types(), Stored);
    Walk->markStored(Stored);
  }

  /// Where <zeroize/secret.h> was read without the plugin, SECRET is nothing.
  void checkPrecompiled(ASTContext &Ctx) {
    Preprocessor &PP = CI.getPreprocessor();
    if (Ctx.getExternalSource() && PP.isMacroDefined("ZEROIZE_SECRET_H") &&
        !PP.isMacroDefined("ZEROIZE_PRESENT"))
      report(Ctx.getDiagnostics(), SourceLocation(), Diag::HeaderWithoutPlugin);
  }

  /// True if the input is a precompiled module: its declarations come while
  /// they are read, and to walk the others then would tie their list into a
  /// ring. What the plugin adds to them was written into it.
  bool isReading() const {
    return CI.getFrontendOpts().Inputs.front().getKind().getFormat() ==
           InputKind::Precompiled;
  }

  /// True if anything is marked but what the project's own headers mark.
  bool usesSecrets() const {
    return Marks || attachedAttributes().any([this](SourceLocation Loc) {
      StringRef At = CI.getSourceManager().getFilename(
          CI.getSourceManager().getExpansionLoc(Loc));
      return !At.ends_with("zeroize/secret.h") &&
             !At.ends_with("zeroize/alloc.h");
    });
  }

  void loadSidecars(const std::vector<std::string> &Paths) {
    std::vector<SidecarMark> All;
    for (const std::string &Path : Paths)
      if (auto File =
              readSidecar(Path, CI.getFileManager(), CI.getSourceManager(),
                          CI.getDiagnostics(), All))
        Dependencies.push_back(File->getName().str());
    if (!All.empty())
      Marks.emplace(std::move(All), CI.getDiagnostics());
  }

  /// Build systems see a sidecar as one more header. The source itself has to
  /// come first.
  void addDependencies() {
    for (const std::string &Path : Dependencies)
      for (auto &Collector : CI.getDependencyCollectors())
        Collector->maybeAddDependency(
            Path, /*FromModule=*/false, /*IsSystem=*/false,
            /*IsModuleFile=*/false, /*IsMissing=*/false);
  }

  void applySidecar(Decl *D) {
    if (!Marks)
      return;
    if (CI.getASTContext().getExternalSource() && !isReading() &&
        !PrecompiledSeen) {
      PrecompiledSeen = true;
      applySidecarToPrecompiled();
    }
    // What was said of records that mention D may be wrong now; none mentions a
    // function.
    if (Marks->apply(D)) {
      if (isa<FunctionDecl>(D) && !CI.getLangOpts().CPlusPlus)
        Walk->types().complete();
      else
        Walk->types().forget();
    }
  }

  /// A precompiled header may have been made without the sidecar, and its
  /// declarations do not come by.
  void applySidecarToPrecompiled() {
    for (NamedDecl *D : Marks->precompiled(CI.getASTContext()))
      if (Marks->apply(D)) {
        Walk->types().forget();
        Walk->TraverseDecl(D);
      }
  }

  /// True if there can be a secret.
  bool active() {
    ASTContext &Ctx = CI.getASTContext();
    const AttachedAttributes &Attached = attachedAttributes();
    const llvm::Triple &Target = Ctx.getTargetInfo().getTriple();
    if (!Attached.empty() && !TargetChecked) {
      TargetChecked = true;
      // Where no code is generated, the rules hold for every machine.
      if (!isSupportedTarget(Target) &&
          CI.getFrontendOpts().ProgramAction != frontend::ParseSyntaxOnly)
        report(Ctx.getDiagnostics(), Attached.first(), Diag::UnsupportedTarget)
            << Target.str();
    }
    return !Attached.empty() || Ctx.getExternalSource() || marksAllLocals();
  }

  /// Once there is a secret whose scope can end, lets CodeGen say where each
  /// variable's lifetime ends, at -O0 too: what was derived from the secret is
  /// in variables that nobody has marked. Only AddressSanitizer reads this
  /// option for anything else.
  void walk(Decl *D) {
    Walk->TraverseDecl(D);
    emitLifetimes();
  }

  void emitLifetimes() {
    CodeGenOptions &Options = CI.getCodeGenOpts();
    if (!Options.SanitizeAddressUseAfterScope && Walk->emitsLocals())
      Options.SanitizeAddressUseAfterScope = true;
  }

  CompilerInstance &CI;
  std::optional<StrayAttributes> Strays;
  std::optional<SecretWalk> Walk;
  std::optional<Sidecar> Marks;
  std::vector<std::string> Dependencies;
  bool ReportUnused, AssumeSecret;
  bool PrecompiledSeen = false;
  bool TargetChecked = false;
  bool ReleasesKnown = false;
};

} // namespace

std::unique_ptr<ASTConsumer> createConsumer(CompilerInstance &CI,
                                            const SidecarOptions &Sidecars,
                                            bool AssumeSecret) {
  return std::make_unique<Consumer>(CI, Sidecars, AssumeSecret);
}

} // namespace zeroize
