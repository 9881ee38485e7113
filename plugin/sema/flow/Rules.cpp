// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See Rules.h.

#include "sema/flow/Rules.h"

#include "attrs/SecretMarks.h"

#include "clang/AST/Expr.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace zeroize {

std::array<Level, RuleTable.size()> &ruleLevels() {
  static auto Levels = [] {
    std::array<Level, RuleTable.size()> L{};
    for (size_t I = 0; I < L.size(); ++I)
      L[I] = RuleTable[I].Default;
    return L;
  }();
  return Levels;
}

bool anyRuleIsOn() {
  return llvm::any_of(ruleLevels(), [](Level L) { return L != Level::Off; });
}

std::optional<DiagnosticBuilder>
Rules::report(Rule R, Diag D, SourceLocation At, bool AtMostWarn) {
  const SourceManager &SM = Ctx.getSourceManager();
  // What a system header does is done where it is used.
  if (At.isMacroID() && SM.isInSystemMacro(At))
    At = SM.getExpansionLoc(At);
  if (User.isValid() && SM.isInSystemHeader(At))
    At = User;
  Level L = ruleLevels()[static_cast<int>(R)];
  if (L == Level::Off || !Said.insert({R, At}).second)
    return std::nullopt;
  return reportAs(Ctx.getDiagnostics(), At, D,
                  L == Level::Error && !AtMostWarn);
}

std::optional<DiagnosticBuilder> Rules::report(Rule R, Diag D, const Expr *At,
                                               bool AtMostWarn) {
  std::optional<DiagnosticBuilder> B =
      report(R, D, At->getExprLoc(), AtMostWarn);
  if (B)
    *B << At->getSourceRange();
  return B;
}

void Rules::explain(const Fact *Why) {
  constexpr unsigned MaxSteps = 6;
  llvm::SmallVector<const Fact *, 8> Chain;
  for (; Why; Why = Why->From)
    Chain.push_back(Why);
  unsigned Steps = 0;
  for (const Fact *F : llvm::reverse(Chain)) {
    if (F->Declared) {
      const auto *P = dyn_cast<ParmVarDecl>(F->Declared);
      if (P && P->getName().empty()) {
        const auto *Of = dyn_cast<FunctionDecl>(P->getDeclContext());
        zeroize::report(Ctx.getDiagnostics(), P->getLocation(),
                        Diag::DeclaredSecretUnnamed)
            << P->getFunctionScopeIndex() + 1 << (Of != nullptr)
            << (Of ? Of->getNameAsString() : std::string());
      } else {
        zeroize::report(Ctx.getDiagnostics(), F->Declared->getLocation(),
                        Diag::DeclaredSecret)
            << F->Declared;
      }
      if (SourceLocation Line = sidecarLine(F->Declared); Line.isValid())
        zeroize::report(Ctx.getDiagnostics(), Line, Diag::SidecarLine);
    } else if (Steps++ < MaxSteps && F->Loc.isValid() && !F->Into.empty())
      zeroize::report(Ctx.getDiagnostics(), F->Loc, Diag::FlowsInto) << F->Into;
  }
}

} // namespace zeroize
