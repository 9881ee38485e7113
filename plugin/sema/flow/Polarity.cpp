// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See Polarity.h. Most constant-time comparisons return zero when the contents
// are equal, some return nonzero then, and confusing them turns a check into
// its opposite (CVE-2025-13086). Nothing but names can show that: of the
// function that returns the result, of what is returned on either side of an
// `if`. Both sides have to agree, and where equality may be what is refused (a
// reused password, a replay), nothing is said.

#include "sema/flow/Polarity.h"
#include "sema/StmtWalk.h"

#include "attrs/KnownFunctions.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/Expr.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Lex/Lexer.h"

using namespace clang;

namespace zeroize {
namespace {

enum class Sense { Unknown, Equal, Different };

Sense opposite(Sense S) {
  return S == Sense::Equal       ? Sense::Different
         : S == Sense::Different ? Sense::Equal
                                 : S;
}

const Expr *bare(const Expr *E) {
  for (;;) {
    const Expr *Next = E->IgnoreParenCasts();
    if (const auto *Full = dyn_cast<FullExpr>(Next))
      Next = Full->getSubExpr();
    if (Next == E)
      return E;
    E = Next;
  }
}

const KnownFunction *comparison(const FunctionDecl *F) {
  if (!F || !F->getIdentifier())
    return nullptr;
  const KnownFunction *K = findKnownFunction(
      std::string_view(F->getName().data(), F->getName().size()));
  bool Tells = K && K->Role == KnownRole::CompareConstant && K->Second &&
               (K->Equal == WhenEqual::Zero || K->Equal == WhenEqual::NonZero);
  return Tells ? K : nullptr;
}

const KnownFunction *comparisonOf(const Expr *E) {
  const auto *Call = dyn_cast<CallExpr>(bare(E));
  return comparison(Call ? Call->getDirectCallee() : nullptr);
}

/// Words of a name: split at underscores and at capital letters.
bool hasWord(StringRef Name, ArrayRef<StringRef> Words) {
  std::string Split;
  for (size_t I = 0; I < Name.size(); ++I) {
    if (I && isUppercase(Name[I]) && isLowercase(Name[I - 1]))
      Split += '_';
    Split += toLowercase(Name[I]);
  }
  SmallVector<StringRef, 8> Parts;
  StringRef(Split).split(Parts, '_', -1, /*KeepEmpty=*/false);
  return llvm::any_of(
      Parts, [&](StringRef P) { return llvm::is_contained(Words, P); });
}

/// A name after which equality may be what is refused.
bool refusesEquality(StringRef Name) {
  return hasWord(Name,
                 {"same",   "reuse",     "reused",  "replay",   "duplicate",
                  "dup",    "changed",   "change",  "already",  "collision",
                  "unique", "weak",      "repeat",  "repeated", "zero",
                  "differ", "different", "differs", "neq",      "not",
                  "ne",     "mismatch",  "cmp",     "compare",  "diff"});
}

class Upside {
public:
  Upside(ASTContext &Ctx, Rules &Report, const FunctionDecl *F)
      : Ctx(Ctx), Report(Report), F(F) {}

  void see(const Stmt *S) {
    if (const auto *R = dyn_cast<ReturnStmt>(S))
      seeReturn(R);
    else if (const auto *Block = dyn_cast<CompoundStmt>(S))
      seeBlock(Block);
    else if (const auto *B = dyn_cast<BinaryOperator>(S))
      seeOperator(B);
  }

private:
  void seeReturn(const ReturnStmt *R);
  void seeBlock(const CompoundStmt *Block);
  void seeOperator(const BinaryOperator *B);
  /// What it says of the contents that \p E is true; \p K is the comparison.
  Sense senseOf(const Expr *E, const KnownFunction *&K) const;
  /// Equal: names success; Different: names failure.
  Sense outcomeOf(const Stmt *S) const;
  void report(const Expr *At, const KnownFunction &K);

  ASTContext &Ctx;
  Rules &Report;
  const FunctionDecl *F;
};

Sense Upside::senseOf(const Expr *E, const KnownFunction *&K) const {
  E = bare(E);
  if ((K = comparisonOf(E)))
    return K->Equal == WhenEqual::NonZero ? Sense::Equal : Sense::Different;
  if (const auto *Not = dyn_cast<UnaryOperator>(E);
      Not && Not->getOpcode() == UO_LNot)
    return opposite(senseOf(Not->getSubExpr(), K));
  const auto *B = dyn_cast<BinaryOperator>(E);
  if (!B || !B->isEqualityOp())
    return Sense::Unknown;
  Expr::EvalResult Other;
  if (!B->getRHS()->EvaluateAsInt(Other, Ctx) || Other.Val.getInt() != 0)
    return Sense::Unknown;
  Sense S = senseOf(B->getLHS(), K);
  return B->getOpcode() == BO_EQ ? opposite(S) : S;
}

Sense Upside::outcomeOf(const Stmt *S) const {
  if (const auto *Block = dyn_cast_or_null<CompoundStmt>(S))
    S = Block->body_empty() ? nullptr : Block->body_back();
  const auto *R = dyn_cast_or_null<ReturnStmt>(S);
  const Expr *E = R ? R->getRetValue() : nullptr;
  if (!E)
    return Sense::Unknown;
  SourceLocation Loc = E->getBeginLoc();
  std::string Name;
  if (Loc.isMacroID())
    Name = Lexer::getImmediateMacroName(Loc, Ctx.getSourceManager(),
                                        Ctx.getLangOpts());
  E = bare(E);
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
    Name = Ref->getDecl()->getNameAsString();
  else if (const auto *B = dyn_cast<CXXBoolLiteralExpr>(E))
    Name = B->getValue() ? "true" : "false";
  if (refusesEquality(Name))
    return Sense::Unknown;
  if (hasWord(Name, {"fail", "failed", "failure", "err", "error", "invalid",
                     "bad", "false", "denied", "reject", "rejected", "forged",
                     "corrupt", "no"}))
    return Sense::Different;
  if (hasWord(Name, {"ok", "success", "valid", "true", "accept", "accepted",
                     "pass", "passed", "authenticated", "yes"}))
    return Sense::Equal;
  return Sense::Unknown;
}

void Upside::report(const Expr *At, const KnownFunction &K) {
  if (auto B = Report.report(Rule::Polarity, Diag::UpsideDown, At))
    *B << StringRef(K.Name.data(), K.Name.size())
       << (K.Equal == WhenEqual::NonZero ? 1 : 0);
}

void Upside::seeReturn(const ReturnStmt *R) {
  const KnownFunction *K = nullptr;
  if (!R->getRetValue() || !F->getIdentifier())
    return;
  Sense Returned = senseOf(R->getRetValue(), K);
  StringRef Name = F->getName();
  if (Returned != Sense::Different || refusesEquality(Name))
    return;
  // Functions that verify and return an int follow the convention of zero.
  bool SaysEqual = hasWord(
      Name, {"equal", "equals", "eq", "match", "matches", "memeq", "streq"});
  bool SaysValid =
      F->getReturnType()->isBooleanType() &&
      hasWord(Name, {"verify", "verified", "verifies", "check", "checks",
                     "valid", "is", "ok", "auth", "authenticate", "correct"});
  if (SaysEqual || SaysValid)
    report(R->getRetValue(), *K);
}

void Upside::seeBlock(const CompoundStmt *Block) {
  for (auto I = Block->body_begin(); I != Block->body_end(); ++I) {
    const auto *If = dyn_cast<IfStmt>(*I);
    const KnownFunction *K = nullptr;
    Sense True = If ? senseOf(If->getCond(), K) : Sense::Unknown;
    if (True == Sense::Unknown ||
        (F->getIdentifier() && refusesEquality(F->getName())))
      continue;
    const Stmt *Else = If->getElse();
    if (!Else && std::next(I) != Block->body_end())
      Else = *std::next(I);
    Sense Then = outcomeOf(If->getThen());
    if (Then == opposite(True) && outcomeOf(Else) == True)
      report(If->getCond(), *K);
  }
}

/// Zero is all that these results have in common with memcmp's.
void Upside::seeOperator(const BinaryOperator *B) {
  if (!B->isComparisonOp())
    return;
  const KnownFunction *K = comparisonOf(B->getLHS());
  Expr::EvalResult Other;
  if (!K || !B->getRHS()->EvaluateAsInt(Other, Ctx))
    return;
  // `> 0` and the like order; `== 1` holds for one of many values.
  bool Fine = B->isEqualityOp() &&
              (Other.Val.getInt() == 0 || K->Equal == WhenEqual::NonZero);
  if (!Fine)
    if (auto D = Report.report(Rule::Polarity, Diag::OnlyZeroTells, B))
      *D << StringRef(K->Name.data(), K->Name.size())
         << (K->Equal == WhenEqual::NonZero ? 1 : 0);
}

} // namespace

bool comparesInConstantTime(const FunctionDecl *F) { return comparison(F); }

void checkPolarity(ASTContext &Ctx, Rules &Report, const FunctionDecl *F) {
  Upside Found(Ctx, Report, F);
  forEachStatement(F->getBody(), [&](const Stmt *S) { Found.see(S); });
}

} // namespace zeroize
