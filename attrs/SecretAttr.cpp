// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Accepts `secret` on the declarations of DESIGN's table and refuses it, with a
// reason, on all others. It leaves the word SecretMark and nothing more:
// initializers, array bounds and redeclarations come after the attribute, so
// plugin/sema decides what it means. Tests: test/attrs/subjects.c,
// subjects.cpp, arguments.c, types.c.

#include "attrs/SecretAttr.h"

#include "attrs/Annotations.h"
#include "attrs/Diagnostics.h"
#include "attrs/SecretMarks.h"
#include "attrs/SecretTypes.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/Expr.h"
#include "clang/Sema/ParsedAttr.h"
#include "clang/Sema/Sema.h"

using namespace clang;

namespace zeroize {

void AttachedAttributes::add(SourceLocation Loc) {
  if (Seen.empty())
    First = Loc;
  Seen.insert(Loc);
}

void AttachedAttributes::take(const Decl *D, SourceLocation Loc) {
  Taken.emplace_back(D, Loc);
  // A field's comes before its record is complete.
  OnTypes += isa<TypeDecl>(D);
}

void AttachedAttributes::reportLate(DiagnosticsEngine &Diags) const {
  for (const auto &[D, Loc] : Taken) {
    if (D->isInvalidDecl() || D->getDeclContext()->isDependentContext())
      continue;
    if (const auto *T = dyn_cast<TypedefNameDecl>(D)) {
      // Functions that have used the name were compiled without the mark.
      for (const Decl *Before = T->getPreviousDecl(); Before;
           Before = Before->getPreviousDecl())
        if (!findSecretMark(Before)) {
          report(Diags, Loc, Diag::AttrLate) << T << 1;
          break;
        }
      continue;
    }
    // After a definition Clang drops attributes, with a warning of its own.
    bool Drops = isa<TagDecl, FunctionDecl>(D) ||
                 (isa<VarDecl>(D) && !isa<ParmVarDecl>(D));
    if (Drops && D->getPreviousDecl() && !findAnnotation(D, AnnotationPrefix))
      report(Diags, Loc, Diag::AttrLate) << cast<NamedDecl>(D) << 0;
  }
}

AttachedAttributes &attachedAttributes() {
  static AttachedAttributes Attributes;
  return Attributes;
}

SecretAttr::SecretAttr() {
  // The parser drops the arguments of a scoped attribute unless it knows the
  // unscoped spelling, too.
  static constexpr Spelling Names[] = {
      {ParsedAttr::AS_GNU, "secret"},
      {ParsedAttr::AS_CXX11, "zeroize::secret"},
      {ParsedAttr::AS_C23, "zeroize::secret"},
      {ParsedAttr::AS_CXX11, "secret"},
      {ParsedAttr::AS_C23, "secret"},
  };
  Spellings = Names;
  OptArgs = 1;
}

bool SecretAttr::diagAppertainsToDecl(Sema &S, const ParsedAttr &Attr,
                                      const Decl *D) const {
  attachedAttributes().add(Attr.getLoc());
  if (Attr.isStandardAttributeSyntax() && !Attr.getScopeName()) {
    report(S.Diags, Attr.getLoc(), Diag::AttrUnscoped)
        << FixItHint::CreateReplacement(Attr.getLoc(), "zeroize::secret");
    return false;
  }
  if (isa<VarDecl, FieldDecl, FunctionDecl, RecordDecl, TypedefNameDecl>(D) &&
      !isa<VarTemplateSpecializationDecl>(D))
    return true;
  report(S.Diags, Attr.getLoc(), Diag::AttrSubject) << Attr;
  return false;
}

/// The type that the mark speaks of.
static QualType markedType(const Decl *D) {
  if (const auto *F = dyn_cast<FunctionDecl>(D))
    return F->getReturnType();
  if (const auto *V = dyn_cast<ValueDecl>(D))
    return V->getType();
  if (const auto *T = dyn_cast<TypedefNameDecl>(D))
    return T->getUnderlyingType();
  return {};
}

/// \p Name is the attribute, for the message; \p IsComplete knows about types
/// that are no templates' any more.
template <typename NameT>
static bool checkType(DiagnosticsEngine &Diags, const Decl *D,
                      SourceLocation Loc, const NameT &Name,
                      llvm::function_ref<bool(QualType)> IsComplete) {
  QualType T = markedType(D);
  if (T.isNull())
    return true;
  const auto *F = dyn_cast<FunctionDecl>(D);
  if (F && (T->isVoidType() || isa<CXXConstructorDecl, CXXDestructorDecl>(F))) {
    report(Diags, Loc, Diag::AttrVoidReturn) << Name << F;
    return false;
  }
  TypeProblem Problem = problemOfMark(T);
  // How many bytes an incomplete record has, and so whether all of them are
  // covered, is not known where the declaration is used. Clang itself refuses
  // all of these but extern variables and prototypes; a parameter's definition
  // needs the type. Asking instantiates a class template.
  if (Problem == TypeProblem::None && isa<VarDecl>(D) && !isa<ParmVarDecl>(D) &&
      T->isRecordType() && !IsComplete(T))
    Problem = TypeProblem::Incomplete;
  if (Problem == TypeProblem::None)
    return true;
  report(Diags, Loc, Diag::AttrType) << Name << T << static_cast<int>(Problem);
  return false;
}

/// `secret("owned")`: the variable owns what it points to.
static bool checkArgument(Sema &S, const Decl *D, const ParsedAttr &Attr) {
  if (Attr.getNumArgs() == 0)
    return true;
  StringRef Word;
  if (Attr.isArgExpr(0))
    if (const auto *Literal =
            dyn_cast<StringLiteral>(Attr.getArgAsExpr(0)->IgnoreParenCasts()))
      if (Literal->isOrdinary() || Literal->isUnevaluated())
        Word = Literal->getString();
  SourceLocation Loc =
      Attr.isArgExpr(0) ? Attr.getArgAsExpr(0)->getExprLoc() : Attr.getLoc();
  if (Word != "owned") {
    report(S.Diags, Loc, Diag::AttrArgument) << Attr;
    return false;
  }
  const auto *V = dyn_cast<VarDecl>(D);
  bool Fits =
      V && V->hasLocalStorage() && !isa<ParmVarDecl>(V) &&
      (V->getType()->isPointerType() || V->getType()->isDependentType());
  if (!Fits)
    report(S.Diags, Loc, Diag::AttrOwnedSubject) << Attr;
  return Fits;
}

ParsedAttrInfo::AttrHandling
SecretAttr::handleDeclAttribute(Sema &S, Decl *D,
                                const ParsedAttr &Attr) const {
  auto IsComplete = [&](QualType T) {
    return S.isCompleteType(D->getLocation(), T);
  };
  if (!checkArgument(S, D, Attr) ||
      !checkType(S.Diags, D, Attr.getLoc(), Attr, IsComplete))
    return AttributeNotApplied;
  D->addAttr(AnnotateAttr::Create(S.Context, SecretMark, /*Args=*/nullptr,
                                  /*ArgsSize=*/0, Attr.getRange()));
  attachedAttributes().take(D, Attr.getLoc());
  if (Attr.getNumArgs() != 0)
    D->addAttr(AnnotateAttr::CreateImplicit(S.Context, OwnedMark,
                                            /*Args=*/nullptr, /*ArgsSize=*/0));
  return AttributeApplied;
}

bool markSecret(Decl *D, SourceRange Range, ASTContext &Ctx) {
  attachedAttributes().add(Range.getBegin());
  if (!checkType(Ctx.getDiagnostics(), D, Range.getBegin(), "'secret'",
                 [](QualType T) { return !T->isIncompleteType(); })) {
    report(Ctx.getDiagnostics(), Range.getEnd(), Diag::SidecarLine);
    return false;
  }
  D->addAttr(AnnotateAttr::Create(Ctx, SecretMark, /*Args=*/nullptr,
                                  /*ArgsSize=*/0, Range));
  return true;
}

} // namespace zeroize
