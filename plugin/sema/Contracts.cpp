// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Contracts from signatures. Relies on Clang copying a parameter's mark from
// one declaration to the next, and its AnnotateAttrs on a function into
// llvm.global.annotations, for mere declarations, too. Test:
// test/sema/contracts.c, contracts.cpp.

#include "sema/Contracts.h"

#include "attrs/Annotations.h"
#include "attrs/SecretMarks.h"
#include "attrs/SecretTypes.h"
#include "sema/Signatures.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;

namespace zeroize {

namespace {

/// True if \p T leads to secret bytes that cannot be written through it.
bool isReadOnly(QualType T, SecretTypes &Types) {
  bool Indirect = false;
  for (;;) {
    if (T->isReferenceType() || T->isPointerType()) {
      Indirect = true;
      T = T->getPointeeType();
    } else if (const auto *A = T->getAsArrayTypeUnsafe()) {
      T = A->getElementType();
    } else {
      break;
    }
  }
  // A const record that itself only points to the secret does not protect it.
  return Indirect && T.isConstQualified() &&
         Types.kindOfType(T) != SecretKind::Pointee;
}

char letterOf(QualType T, SecretKind Kind, SecretTypes &Types) {
  switch (Kind) {
  case SecretKind::None:
    return '-';
  case SecretKind::Storage:
    return 's';
  case SecretKind::Pointee:
    return isReadOnly(T, Types) ? 'i' : 'o';
  }
  return '-';
}

/// True if a function can write bytes through an argument of type \p T.
bool leadsToWritable(QualType T) {
  if (!T->isReferenceType() && !T->isPointerType())
    return false;
  T = T->getPointeeType();
  return !T.isConstQualified() && !T->isFunctionType();
}

/// The signature of which \p Letters speak names records with secret fields and
/// nothing else that is secret: what comes out may be made of those. The last
/// ones are the \p Parameters.
void openResults(std::string &Letters, ArrayRef<ParmVarDecl *> Parameters) {
  Letters.front() = '?';
  char *Letter = &Letters.back() - Parameters.size();
  for (const ParmVarDecl *P : Parameters)
    if (++Letter; *Letter == '-' && P && leadsToWritable(P->getType()))
      *Letter = 'w';
}

bool isLambdaBody(const FunctionDecl *F) {
  const auto *M = dyn_cast<CXXMethodDecl>(F);
  return M && M->getParent()->isLambda();
}

/// True if somebody has written what the signature of \p F says of secrets. A
/// lambda's `this` tells what it captures, and an instantiation's types what
/// its template was given: neither says that the result, or what is written
/// through another argument, is public. Their bodies are there to be looked at.
bool isWritten(const FunctionDecl *F, SecretTypes &Types) {
  const FunctionDecl *Pattern = F;
  if (F->isTemplateInstantiation() && F->getTemplateSpecializationKind() !=
                                          TSK_ExplicitInstantiationDeclaration)
    if (const FunctionDecl *General = F->getTemplateInstantiationPattern())
      Pattern = General;
  if (Pattern == F && !isLambdaBody(F))
    return true;
  auto IsSecret = [&](const ValueDecl *D) {
    return isMarkedSecret(D) || Types.kindOf(D) != SecretKind::None;
  };
  return IsSecret(Pattern) || llvm::any_of(Pattern->parameters(), IsSecret);
}

} // namespace

bool hasSecretFields(QualType T, SecretTypes &Types) {
  T = T.getNonReferenceType();
  while (T->isPointerType())
    T = T->getPointeeType();
  const RecordDecl *R = T->getAsRecordDecl();
  return R && !isMarkedSecret(R) && Types.kindOfType(T) != SecretKind::None;
}

bool anySecret(ArrayRef<ParmVarDecl *> Parameters, SecretTypes &Types) {
  return llvm::any_of(Parameters, [&](const ParmVarDecl *P) {
    return P && Types.kindOf(P) != SecretKind::None;
  });
}

bool namesOnlyRecords(const FunctionDecl *F, SecretTypes &Types) {
  auto IsRecord = [&](const ValueDecl *D, QualType T) {
    return Types.kindOf(D) == SecretKind::None || hasSecretFields(T, Types);
  };
  return IsRecord(F, F->getReturnType()) &&
         llvm::all_of(F->parameters(), [&](const ParmVarDecl *P) {
           return IsRecord(P, P->getType());
         });
}

std::string contractOf(const FunctionDecl *F, SecretTypes &Types) {
  std::string Letters;
  // As namesOnlyRecords has it; most functions are asked here.
  bool OnlyRecords = true;
  auto Add = [&](const ValueDecl *D, QualType T) {
    SecretKind Kind = Types.kindOf(D);
    Letters += letterOf(T, Kind, Types);
    OnlyRecords =
        OnlyRecords && (Kind == SecretKind::None || hasSecretFields(T, Types));
  };
  Add(F, F->getReturnType());
  if (const auto *M = dyn_cast<CXXMethodDecl>(F);
      M && M->isImplicitObjectMemberFunction()) {
    QualType This = M->getThisType();
    Letters += letterOf(This, Types.kindOfType(This), Types);
  }
  for (const ParmVarDecl *P : F->parameters()) {
    Add(P, P->getType());
    // No secret comes out of it.
    if (Letters.back() == 'o' && findAnnotation(P, WipedMark))
      Letters.back() = 'i';
  }
  if (llvm::StringRef(Letters).find_first_not_of('-') == std::string::npos ||
      !isWritten(F, Types))
    return std::string();
  if (Letters.front() == '-' && OnlyRecords)
    openResults(Letters, F->parameters());
  // Nobody can mark what a lambda captures; its body says what it writes there.
  if (Letters.front() == '-' && isLambdaBody(F))
    Letters.front() = '?';
  // Nor the object that is made of the secret.
  if (isa<CXXConstructorDecl>(F) && Letters[1] == '-') {
    Letters[0] = '?';
    Letters[1] = 'w';
  }
  return Letters;
}

/// The type of the function to which, or to several of which, \p T leads, as it
/// is spelled.
static const FunctionProtoType *functionBehind(QualType T) {
  T = T.getNonReferenceType();
  for (;;)
    if (T->isPointerType() || T->isMemberPointerType())
      T = T->getPointeeType();
    else if (const auto *Array = T->getAsArrayTypeUnsafe())
      T = Array->getElementType();
    else
      return T->getAs<FunctionProtoType>();
}

std::string contractOfStored(ArrayRef<ParmVarDecl *> Parameters,
                             SecretTypes &Types) {
  std::string Letters = "?";
  for (const ParmVarDecl *P : Parameters)
    Letters += P ? letterOf(P->getType(), Types.kindOf(P), Types) : '-';
  return Letters;
}

/// Of what a value of type \p T leads to, whose \p Parameters are spelled so.
static std::string contractBehind(QualType T,
                                  ArrayRef<ParmVarDecl *> Parameters,
                                  SecretTypes &Types) {
  const FunctionProtoType *Function = functionBehind(T);
  if (!Function)
    return std::string();
  QualType Result = Function->getReturnType();
  std::string Letters(1, letterOf(Result, Types.kindOfType(Result), Types));
  bool OnlyRecords = Letters == "-" || hasSecretFields(Result, Types);
  if (T.getNonReferenceType()->isMemberFunctionPointerType())
    Letters += '-'; // this
  for (const ParmVarDecl *P : Parameters) {
    // Those of a type that is no more than a name have no declaration.
    SecretKind Kind = P ? Types.kindOf(P) : SecretKind::None;
    Letters += P ? letterOf(P->getType(), Kind, Types) : '-';
    OnlyRecords &=
        Kind == SecretKind::None || hasSecretFields(P->getType(), Types);
  }
  if (llvm::StringRef(Letters).find_first_not_of('-') == std::string::npos)
    return std::string();
  if (Letters.front() == '-' && OnlyRecords)
    openResults(Letters, Parameters);
  return Letters;
}

std::string contractOfPointer(const ValueDecl *D, SecretTypes &Types) {
  // Most are no such thing.
  QualType T = D->getType();
  if (!T->hasPointerRepresentation() && !T->isMemberFunctionPointerType() &&
      !T->isArrayType())
    return std::string();
  if (const auto *Pointer = dyn_cast<PointerType>(T.getCanonicalType());
      Pointer && isa<BuiltinType, RecordType>(Pointer->getPointeeType()))
    return std::string();
  return functionBehind(T) ? contractBehind(T, spelledParameters(D), Types)
                           : std::string();
}

std::string contractOfCallee(const Expr *Callee, SecretTypes &Types) {
  if (const ValueDecl *D = calledDecl(Callee))
    return contractOfPointer(D, Types);
  return contractBehind(Callee->getType(), spelledParameters(Callee), Types);
}

static void inheritParams(FunctionDecl *F, ArrayRef<ParmVarDecl *> From,
                          SecretTypes &Types) {
  for (auto [Own, Theirs] : llvm::zip(F->parameters(), From)) {
    if (Own == Theirs)
      continue;
    SecretKind Kind = Theirs ? Types.kindOf(Theirs) : SecretKind::None;
    if (Kind > Types.kindOf(Own))
      setAnnotation(Own, Kind == SecretKind::Storage ? SecretStorage
                                                     : SecretPointee);
  }
}

/// What an explicit specialization `template <> void f<int>(int *)` is one of.
/// Overload resolution does not look at it: who calls it has read the template.
static const FunctionDecl *specializedFrom(const FunctionDecl *F) {
  if (F->getTemplateSpecializationKind() != TSK_ExplicitSpecialization)
    return nullptr;
  if (const FunctionTemplateDecl *T = F->getPrimaryTemplate()) {
    while (const FunctionTemplateDecl *From =
               T->getInstantiatedFromMemberTemplate())
      T = From;
    return T->getTemplatedDecl();
  }
  return F->getInstantiatedFromMemberFunction();
}

/// A template's types are open, so what its mark means is worked out for \p T.
static void inheritMark(ValueDecl *Own, QualType T, const ValueDecl *Theirs,
                        SecretTypes &Types) {
  if (isMarkedSecret(Theirs) && Types.kindOf(Own) == SecretKind::None &&
      !T->isVoidType() && problemOfMark(T) == TypeProblem::None)
    setAnnotation(Own, SecretMark);
}

void inheritContract(FunctionDecl *F, SecretTypes &Types) {
  // `typedef int handler(SECRET char *); handler f;`.
  inheritParams(F, spelledParameters(F), Types);
  if (const FunctionDecl *General = specializedFrom(F)) {
    inheritMark(F, F->getReturnType(), General, Types);
    for (auto [Own, Theirs] : llvm::zip(F->parameters(), General->parameters()))
      inheritMark(Own, Own->getType(), Theirs, Types);
  }
  const auto *M = dyn_cast<CXXMethodDecl>(F);
  if (!M)
    return;
  for (const CXXMethodDecl *Base : M->overridden_methods()) {
    inheritParams(F, Base->parameters(), Types);
    if (Types.kindOf(Base) > Types.kindOf(F))
      setAnnotation(F, SecretMark);
  }
}

/// Has CodeGen write \p Word on the calls of \p F that go through a table.
static void annotateCalls(FunctionDecl *F, StringRef Word) {
  auto IsOurs = [](const Attr *A) {
    const auto *Assume = dyn_cast<OMPAssumeAttr>(A);
    return Assume && Assume->getAssumption().starts_with(Contract);
  };
  if (F->hasAttrs()) {
    AttrVec &Attrs = F->getAttrs();
    llvm::erase_if(Attrs, IsOurs);
    if (Attrs.empty())
      F->dropAttrs();
  }
  if (!Word.empty())
    F->addAttr(OMPAssumeAttr::CreateImplicit(F->getASTContext(), Word,
                                             F->getLocation()));
}

bool attachContract(FunctionDecl *F, SecretTypes &Types) {
  // The latest declaration has inherited what the earlier ones say.
  std::string Letters = contractOf(F->getMostRecentDecl(), Types);
  llvm::SmallString<64> Word(Letters.empty() ? "" : Contract);
  Word += Letters;
  const auto *M = dyn_cast<CXXMethodDecl>(F);
  for (FunctionDecl *R : F->redecls()) {
    if (Types.omits(R)) {
      Types.rememberContract(R, Letters);
      continue;
    }
    setAnnotation(R, Word);
    if (M && M->isVirtual())
      annotateCalls(R, Word);
  }
  return !Letters.empty();
}

} // namespace zeroize
