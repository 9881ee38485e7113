// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Declarations and returns; everything else is an expression.

#include "attrs/Annotations.h"
#include "attrs/SecretMarks.h"
#include "sema/flow/FlowAnalysis.h"

#include "clang/AST/Attr.h"

using namespace clang;

namespace zeroize {

static bool isAllZero(const Expr *E, ASTContext &Ctx) {
  E = E->IgnoreParenCasts();
  if (const auto *List = dyn_cast<InitListExpr>(E))
    return llvm::all_of(List->inits(),
                        [&](const Expr *Init) { return isAllZero(Init, Ctx); });
  Expr::EvalResult R;
  return isa<ImplicitValueInitExpr>(E) ||
         (!E->isValueDependent() && E->EvaluateAsInt(R, Ctx) &&
          R.Val.getInt() == 0);
}

void FlowAnalysis::execute(const Stmt *Statement, State &S) {
  if (const auto *D = dyn_cast<DeclStmt>(Statement)) {
    for (const Decl *Each : D->decls()) {
      const auto *V = dyn_cast<VarDecl>(Each);
      if (!V || V->getType()->isDependentType())
        continue;
      if (V->getType()->isVariableArrayType())
        judgeLength(Ctx.getAsVariableArrayType(V->getType())->getSizeExpr(), S);
      Place P = Place::of(V);
      S.forget(P);
      touch(S, {P});
      if (V->getInit())
        initialize(S, P, V->getInit());
      // Where only a pointer's mark makes a secret of it, any constant is none
      // yet.
      if (V->getInit() && V->hasLocalStorage() &&
          (isAllZero(V->getInit(), Ctx) ||
           (Types.kindOf(V) == SecretKind::None &&
            V->getType()->isArithmeticType() &&
            isKnownPublic(V->getInit(), S))))
        S.setWiped(P);
      if (findAnnotation(V, Declassify))
        S.setPublic(P);
    }
    return;
  }
  if (const auto *R = dyn_cast<ReturnStmt>(Statement)) {
    if (!R->getRetValue() || !CurrentSummary)
      return;
    const Expr *E = R->getRetValue();
    Value V;
    if (E->isGLValue() || E->getType()->isRecordType()) {
      V.Targets = object(E, S);
      if (!E->isGLValue()) {
        // It goes away with the function.
        const Place Made = resultPlace(Current);
        copy(S, {Made}, V.Targets, E->getExprLoc());
        V.Targets = {Made};
        V.Secret = contents(S, V.Targets);
      }
    } else {
      V = evaluate(E, S);
    }
    if (V.Secret &&
        (isOutcome(E, [&](const Expr *Each) { return isGathered(Each, S); }) ||
         asksOnce(withoutSign(E), S)))
      V.Secret = nullptr;
    if (V.Secret)
      CurrentSummary->Tells = std::min(CurrentSummary->Tells, tellingOf(E, S));
    if (V.Secret && !CurrentSummary->Result.Secret)
      CurrentSummary->Result.Secret = V.Secret;
    // What the result leads to, without the function's own names.
    if (const Fact *F = contents(S, V.Targets))
      if (!E->getType()->isRecordType())
        CurrentSummary->Effects.emplace(Place{nullptr, {}, false, {}}, F);
    CurrentSummary->Result.Targets.insert(V.Targets.begin(), V.Targets.end());
    return;
  }
  if (const auto *Asm = dyn_cast<GCCAsmStmt>(Statement)) {
    // What it does, nobody sees: each output may be made of each input.
    Value Given;
    for (unsigned I = 0; I < Asm->getNumInputs(); ++I) {
      const Expr *Input = Asm->getInputExpr(I);
      Value V = passed(Input, S);
      touch(S, V.Targets);
      if (!Given.Secret)
        Given.Secret = V.Secret;
      if (Input->getType()->isPointerType())
        Given.Targets.merge(V.Targets);
    }
    for (unsigned I = 0; I < Asm->getNumOutputs(); ++I) {
      const Expr *Output = Asm->getOutputExpr(I);
      Places At = locate(Output, S);
      touch(S, At);
      // Where a pointer leads is no secret.
      if (Output->getType()->isPointerType())
        for (const Place &P : At)
          S.addTargets(P, Given.Targets, /*KeepsOld=*/true);
      else if (Given.Secret)
        taint(S, At, Given.Secret, Asm->getAsmLoc());
    }
    return;
  }
  if (const auto *E = dyn_cast<Expr>(Statement))
    evaluate(E, S);
}

} // namespace zeroize
