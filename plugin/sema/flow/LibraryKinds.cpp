// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See LibraryKinds.h.

#include "sema/flow/LibraryKinds.h"
#include "sema/StmtWalk.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/ADT/StringSwitch.h"

using namespace clang;

namespace zeroize {

StringRef nameOf(const FunctionDecl *F) {
  if (F->getIdentifier())
    return F->getName();
  const auto *M = dyn_cast<CXXMethodDecl>(F);
  if (!M || M->getOverloadedOperator() != OO_Call)
    return "";
  StringRef Name =
      M->getParent()->getIdentifier() ? M->getParent()->getName() : "";
  if (Name == "__fn")
    if (const auto *Outer =
            dyn_cast<NamespaceDecl>(M->getParent()->getDeclContext()))
      Name = Outer->getName();
  Name.consume_back("_fn");
  return Name.trim('_');
}

bool isStandardFunction(const FunctionDecl *F) {
  const auto *M = dyn_cast<CXXMethodDecl>(F);
  if (!M)
    return F->isInStdNamespace();
  const auto *Space =
      M->getOverloadedOperator() == OO_Call
          ? dyn_cast<NamespaceDecl>(M->getParent()->getDeclContext())
          : nullptr;
  while (Space && !Space->isStdNamespace())
    Space = dyn_cast<NamespaceDecl>(Space->getDeclContext());
  return Space != nullptr;
}

bool isInLibrary(const Decl *D) {
  const DeclContext *In = D->getDeclContext();
  while (In && !In->isStdNamespace())
    In = In->getParent();
  return In != nullptr;
}

bool isOfViews(const FunctionDecl *F) {
  const DeclContext *In = F->getDeclContext();
  for (; In && !In->isStdNamespace(); In = In->getParent())
    if (const auto *Space = dyn_cast<NamespaceDecl>(In);
        Space && Space->getName() == "ranges")
      return isInLibrary(F);
  return false;
}

bool keepsFunction(QualType T) {
  const auto *R = T.getNonReferenceType()->getAsCXXRecordDecl();
  return R && isInLibrary(R) && !callOperators(T).empty();
}

SmallVector<const CXXMethodDecl *, 2> callOperators(QualType T) {
  SmallVector<const CXXMethodDecl *, 2> Result;
  const CXXRecordDecl *R = T.getNonReferenceType()->getAsCXXRecordDecl();
  R = R ? R->getDefinition() : nullptr;
  if (!R)
    return Result;
  DeclarationName Name =
      R->getASTContext().DeclarationNames.getCXXOperatorName(OO_Call);
  for (const NamedDecl *D : R->lookup(Name))
    if (const auto *M = dyn_cast<CXXMethodDecl>(D))
      Result.push_back(M);
    else if (const auto *Template = dyn_cast<FunctionTemplateDecl>(D))
      for (const FunctionDecl *Made : Template->specializations())
        Result.push_back(cast<CXXMethodDecl>(Made));
  for (const CXXBaseSpecifier &Base : R->bases())
    if (Result.empty())
      Result = callOperators(Base.getType());
  return Result;
}

bool OwnElements::contains(const CXXRecordDecl *R) const {
  return llvm::any_of(Classes, [R](const CXXRecordDecl *Each) {
    return R && declaresSameEntity(R, Each);
  });
}

void OwnElements::see(QualType T) {
  T = T.getNonReferenceType();
  if (T->isPointerType() || T->isArrayType())
    T = QualType(T->getPointeeOrArrayElementType(), 0);
  const CXXRecordDecl *R = T->getAsCXXRecordDecl();
  R = R ? R->getDefinition() : nullptr;
  const bool IsOwn =
      R &&
      !R->getASTContext().getSourceManager().isInSystemHeader(R->getLocation());
  const auto *Made =
      dyn_cast_or_null<ClassTemplateSpecializationDecl>(IsOwn ? nullptr : R);
  if (IsOwn && !contains(R))
    Classes.push_back(R);
  HasOthers |= !IsOwn && !Made;
  // Of a template all that it is made of: elements, what allocates them.
  auto See = [this](const TemplateArgument &A) {
    if (A.getKind() == TemplateArgument::Type)
      see(A.getAsType());
    else
      HasOthers |= A.getKind() != TemplateArgument::Integral;
  };
  for (const TemplateArgument &A :
       Made ? Made->getTemplateArgs().asArray() : ArrayRef<TemplateArgument>())
    if (A.getKind() == TemplateArgument::Pack)
      llvm::for_each(A.getPackAsArray(), See);
    else
      See(A);
}

SmallVector<const FunctionDecl *, 2> ownComparisons(const FunctionDecl *F) {
  const SourceManager &SM = F->getASTContext().getSourceManager();
  SmallVector<const FunctionDecl *, 2> Found;
  llvm::SmallPtrSet<const FunctionDecl *, 16> Seen{F->getCanonicalDecl()};
  SmallVector<const FunctionDecl *, 8> Pending{F};
  while (!Pending.empty()) {
    const FunctionDecl *Body = nullptr;
    if (!Pending.pop_back_val()->hasBody(Body))
      continue;
    forEachStatement(Body->getBody(), [&](const Stmt *S) {
      const auto *Call = dyn_cast<CallExpr>(S);
      const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
      if (!Callee || !Seen.insert(Callee->getCanonicalDecl()).second)
        return;
      if (SM.isInSystemHeader(Callee->getLocation()))
        Pending.push_back(Callee);
      else if (Callee->isOverloadedOperator() && isComparison(Callee))
        Found.push_back(Callee);
    });
  }
  return Found;
}

bool isComparison(const FunctionDecl *F) {
  switch (F->getOverloadedOperator()) {
  case OO_EqualEqual:
  case OO_ExclaimEqual:
  case OO_Less:
  case OO_Greater:
  case OO_LessEqual:
  case OO_GreaterEqual:
  case OO_Spaceship:
    return true;
  default:
    break;
  }
  StringRef Name = nameOf(F);
  return Name.starts_with("find") || Name.starts_with("rfind") ||
         llvm::StringSwitch<bool>(Name)
             .Cases({"equal", "mismatch", "search", "compare"}, true)
             .Cases({"lexicographical_compare", "starts_with", "ends_with"},
                    true)
             .Cases({"contains", "equal_range", "lower_bound"}, true)
             .Cases({"upper_bound", "binary_search", "adjacent_find"}, true)
             .Cases({"all_of", "any_of", "none_of"}, true)
             .Cases({"equal_to", "not_equal_to", "is_permutation"}, true)
             .Cases({"less", "less_equal", "greater", "greater_equal"}, true)
             .Cases({"regex_match", "regex_search"}, true)
             .Default(false);
}

bool decidesOnElements(const FunctionDecl *F) {
  return isStandardFunction(F) &&
         llvm::StringSwitch<bool>(nameOf(F))
             .Cases({"sort", "stable_sort", "partial_sort", "nth_element"},
                    true)
             .Cases({"sort_heap", "make_heap", "is_sorted", "unique"}, true)
             .Cases({"partition", "stable_partition", "remove", "remove_if"},
                    true)
             .Cases({"min_element", "max_element", "minmax_element"}, true)
             .Cases({"erase", "erase_if"}, true)
             .Default(false);
}

bool readsNumber(const FunctionDecl *F) {
  return F->isInStdNamespace() && !isa<CXXMethodDecl>(F) &&
         llvm::StringSwitch<bool>(nameOf(F))
             .Cases({"stoi", "stol", "stoll", "stoul", "stoull"}, true)
             .Cases({"stof", "stod", "stold", "from_chars"}, true)
             .Default(false);
}

bool choosesOne(const FunctionDecl *F) {
  return isStandardFunction(F) &&
         llvm::StringSwitch<bool>(nameOf(F))
             .Cases({"min", "max", "minmax", "clamp"}, true)
             .Default(false);
}

bool looksUp(const FunctionDecl *F) {
  const auto *M = dyn_cast<CXXMethodDecl>(F);
  if (!M || !M->getParent()->isInStdNamespace() ||
      !M->getParent()->getIdentifier())
    return false;
  StringRef Class = M->getParent()->getName();
  bool IsSet = Class.ends_with("set") && Class != "bitset";
  if (!IsSet && !Class.ends_with("map"))
    return false;
  if (F->getOverloadedOperator() == OO_Subscript)
    return true;
  return llvm::StringSwitch<bool>(nameOf(F))
      .Cases({"at", "count", "erase", "extract"}, true)
      .Cases({"try_emplace", "insert_or_assign"}, true)
      .Cases({"insert", "emplace"}, IsSet)
      .Default(false);
}

bool tellsSize(const FunctionDecl *F) {
  if (const auto *Conversion = dyn_cast<CXXConversionDecl>(F))
    return Conversion->getConversionType()->isBooleanType();
  if (const auto *M = dyn_cast<CXXMethodDecl>(F);
      M && M->getParent()->isInStdNamespace() &&
      (F->getOverloadedOperator() == OO_Exclaim ||
       llvm::StringSwitch<bool>(nameOf(F))
           .Cases({"good", "bad", "fail", "eof", "rdstate"}, true)
           .Cases({"gcount", "tellg", "tellp", "is_open", "index"}, true)
           .Default(false)))
    return true;
  return llvm::StringSwitch<bool>(nameOf(F))
      .Cases({"size", "length", "empty", "capacity", "max_size"}, true)
      .Cases({"ssize", "size_bytes", "has_value", "use_count"}, true)
      .Cases({"holds_alternative", "valueless_by_exception"}, true)
      .Case("distance", true)
      .Default(false);
}

bool isDistance(const FunctionDecl *F) {
  return F->getOverloadedOperator() == OO_Minus &&
         F->getReturnType()->isIntegerType();
}

bool isHandle(QualType T) {
  const auto *R = T.getNonReferenceType()->getAsCXXRecordDecl();
  if (!R || !R->getIdentifier())
    return false;
  StringRef Name = R->getName();
  // Those of views: _Iterator, __sentinel.
  return Name.contains_insensitive("iterator") || Name.contains("_ptr") ||
         (isInLibrary(R) && Name.contains_insensitive("sentinel"));
}

bool isOwnIterator(QualType T) {
  const CXXRecordDecl *R = T.getNonReferenceType()->getAsCXXRecordDecl();
  R = R ? R->getDefinition() : nullptr;
  if (!R || R->isLambda() || isInLibrary(R))
    return false;
  ASTContext &Ctx = R->getASTContext();
  auto Has = [&](DeclarationName Name) {
    return llvm::any_of(R->lookup(Name), [](const NamedDecl *D) {
      return isa<CXXMethodDecl, FunctionTemplateDecl>(D);
    });
  };
  DeclarationNameTable &Names = Ctx.DeclarationNames;
  return Has(&Ctx.Idents.get("begin")) ||
         (Has(Names.getCXXOperatorName(OO_Star)) &&
          Has(Names.getCXXOperatorName(OO_PlusPlus)));
}

bool isSource(QualType T) {
  const auto *R = T.getNonReferenceType()->getAsCXXRecordDecl();
  return R && R->getIdentifier() && R->isInStdNamespace() &&
         R->getName() == "basic_istream";
}

bool passesStream(const FunctionDecl *F, QualType Stream) {
  const auto *M = dyn_cast<CXXMethodDecl>(F);
  const CXXRecordDecl *R = M ? M->getParent() : nullptr;
  if (!M && F->getNumParams())
    R = F->getParamDecl(0)
            ->getType()
            .getNonReferenceType()
            ->getAsCXXRecordDecl();
  if (!R || !R->getIdentifier() || !R->isInStdNamespace())
    return false;
  StringRef Name = nameOf(F);
  if (R->getName() == "basic_ostream")
    return F->getOverloadedOperator() == OO_LessLess || Name == "write" ||
           Name == "put";
  // It keeps what it is made of, or given.
  if (R->getName().ends_with("stringstream") ||
      R->getName() == "basic_stringbuf")
    return isa<CXXConstructorDecl>(F) || Name == "str";
  if (R->getName() == "basic_streambuf")
    return Name == "sputn" || Name == "sputc" || Name == "sgetn";
  const auto *Object = Stream.getNonReferenceType()->getAsCXXRecordDecl();
  return R->getName() == "basic_istream" && Object && Object->getIdentifier() &&
         !Object->getName().ends_with("stringstream") &&
         (F->getOverloadedOperator() == OO_GreaterGreater ||
          llvm::StringSwitch<bool>(Name)
              .Cases({"read", "readsome", "get", "getline"}, M != nullptr)
              .Default(false));
}

bool isStreamIterator(QualType T) {
  const auto *R = T.getNonReferenceType()->getAsCXXRecordDecl();
  return R && R->getIdentifier() && R->isInStdNamespace() &&
         llvm::StringSwitch<bool>(R->getName())
             .Cases({"istream_iterator", "istreambuf_iterator"}, true)
             .Cases({"ostream_iterator", "ostreambuf_iterator"}, true)
             .Default(false);
}

bool isElsewhere(const FunctionDecl *F) {
  return !F->hasBody() && !F->isImplicit() && !F->isDefaulted() &&
         !F->getASTContext().getSourceManager().isInSystemHeader(
             F->getLocation());
}

bool isClosure(QualType T) {
  const auto *R = T.getNonReferenceType()->getAsCXXRecordDecl();
  return R && R->isLambda();
}

bool isIdentity(const FunctionDecl *F, size_t Args) {
  return F->isInStdNamespace() && !isa<CXXMethodDecl>(F) && Args == 1 &&
         llvm::StringSwitch<bool>(nameOf(F))
             .Cases({"move", "forward", "as_const", "move_if_noexcept"}, true)
             .Default(false);
}

} // namespace zeroize
