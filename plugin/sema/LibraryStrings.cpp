// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See LibraryStrings.h. As if the header had not said `extern template`, which
// is what libstdc++ itself does under C++20 and -D_GLIBCXX_ASSERTIONS. Relies
// on CodeGen asking for a function's linkage no earlier than at the end of the
// file. Test: test/residue/heap/std-string.cpp.

#include "sema/LibraryStrings.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Sema/Sema.h"

using namespace clang;

namespace zeroize {

using Functions = llvm::SmallVector<FunctionDecl *, 64>;

static bool isExtern(const FunctionDecl *F) {
  return F->getTemplateSpecializationKind() ==
         TSK_ExplicitInstantiationDeclaration;
}

/// The member functions of \p Class that are declared to be elsewhere.
static void collectMembers(CXXRecordDecl *Class, Functions &Found) {
  for (Decl *D : Class->decls()) {
    if (auto *Template = dyn_cast<FunctionTemplateDecl>(D)) {
      for (FunctionDecl *F : Template->specializations())
        if (isExtern(F))
          Found.push_back(F);
    } else if (auto *F = dyn_cast<FunctionDecl>(D)) {
      if (isExtern(F))
        Found.push_back(F);
    } else if (auto *Inner = dyn_cast<CXXRecordDecl>(D);
               Inner && !Inner->isInjectedClassName()) {
      collectMembers(Inner, Found);
    }
  }
}

static void collect(DeclContext *DC, Functions &Found) {
  for (Decl *D : DC->decls()) {
    if (auto *Inner = dyn_cast<NamespaceDecl>(D)) {
      if (Inner->isInline())
        collect(Inner, Found);
    } else if (auto *Template = dyn_cast<ClassTemplateDecl>(D);
               Template && Template->getName() == "basic_string" &&
               Template->isCanonicalDecl()) {
      for (ClassTemplateSpecializationDecl *Class :
           Template->specializations()) {
        // libstdc++ declares the class, libc++ its members.
        if (Class->getTemplateSpecializationKind() ==
            TSK_ExplicitInstantiationDeclaration)
          Class->setTemplateSpecializationKind(TSK_ImplicitInstantiation);
        collectMembers(Class, Found);
      }
    }
  }
}

void instantiateLibraryStrings(Sema &S) {
  // A precompiled header leaves it to the file that uses it.
  if (S.TUKind != TU_Complete)
    return;
  Functions Found;
  for (Decl *D : S.Context.getTranslationUnitDecl()->decls())
    if (auto *Std = dyn_cast<NamespaceDecl>(D); Std && Std->getName() == "std")
      collect(Std, Found);
  for (FunctionDecl *F : Found)
    F->setTemplateSpecializationKind(TSK_ImplicitInstantiation);
  // Each body may use others, which Sema does not put down a second time.
  for (bool Changed = true; Changed;) {
    Changed = false;
    for (FunctionDecl *&F : Found) {
      if (!F || !F->isUsed(/*CheckUsedAttr=*/false))
        continue;
      S.InstantiateFunctionDefinition(F->getPointOfInstantiation(), F,
                                      /*Recursive=*/true,
                                      /*DefinitionRequired=*/false,
                                      /*AtEndOfTU=*/true);
      F = nullptr;
      Changed = true;
    }
    S.PerformPendingInstantiations();
  }
}

} // namespace zeroize
