// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Destructors that nobody writes a call of: of locals, members, bases,
// temporaries, and by `delete`. What they hand to other files they hand on
// unerased. Test: test/compare/destructors.cpp.

#include "sema/flow/FlowAnalysis.h"

#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Analysis/CFG.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace zeroize {

void FlowAnalysis::destroy(const CFGImplicitDtor &Dtor, State &S) {
  const CXXDestructorDecl *D = Dtor.getDestructorDecl(Ctx);
  const FunctionDecl *Body = nullptr;
  // The library's are known by what they release.
  if (!D || !D->hasBody(Body) ||
      Ctx.getSourceManager().isInSystemHeader(D->getLocation()))
    return;
  Places At;
  SourceLocation Where = D->getLocation();
  if (auto Local = Dtor.getAs<CFGAutomaticObjDtor>()) {
    At.insert(Place::of(Local->getVarDecl()));
    // Of a temporary a reference extends the life.
    if (Local->getVarDecl()->getType()->isReferenceType())
      At = targets(S, At);
    Where = Local->getVarDecl()->getLocation();
  } else if (auto Member = Dtor.getAs<CFGMemberDtor>()) {
    At.insert(thisPlace(Current).pointee().step(Member->getFieldDecl()));
    Where = Member->getFieldDecl()->getLocation();
  } else if (Dtor.getAs<CFGBaseDtor>()) {
    At.insert(thisPlace(Current).pointee());
  } else if (auto Delete = Dtor.getAs<CFGDeleteDtor>()) {
    At = evaluate(Delete->getDeleteExpr()->getArgument(), S).Targets;
    Where = Delete->getDeleteExpr()->getExprLoc();
  } else if (auto Temporary = Dtor.getAs<CFGTemporaryDtor>()) {
    const Expr *Maker =
        Temporary->getBindTemporaryExpr()->getSubExpr()->IgnoreParens();
    At.insert(Place::temporary(Maker));
    // What a call returns that nobody has looked at.
    if (S.Contents.object(*At.begin()).empty() &&
        S.Pointers.object(*At.begin()).empty())
      At = object(Maker, S);
    Where = Maker->getExprLoc();
  }
  // In it, or where its pointers lead.
  bool Holds = contents(S, At) != nullptr;
  for (const Place &P : At) {
    for (const auto &[Part, Why] : S.Contents.object(P))
      Holds = Holds || Why;
    for (const auto &[Pointer, Led] : S.Pointers.object(P))
      Holds = Holds || contents(S, Led);
  }
  if (!Holds)
    return;
  const Expr *&E = Destructions[{D, Where.getRawEncoding()}];
  if (!E)
    E = new (Ctx) OpaqueValueExpr(Where, Ctx.VoidTy, VK_PRValue);
  callBody(Body, E, {}, S, &At);
}

} // namespace zeroize
