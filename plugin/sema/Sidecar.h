// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Finds what the lines of a sidecar name and marks it, as the attribute would
// have done, before the walk looks. What a line names and the file does not
// have is an error, unless the file has nothing to do with that line: a sidecar
// is shared by a whole library. Tests: test/sidecar.

#ifndef ZEROIZE_SEMA_SIDECAR_H
#define ZEROIZE_SEMA_SIDECAR_H

#include "attrs/SidecarFile.h"

#include "clang/AST/RecursiveASTVisitor.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/StringMap.h"

namespace clang {
class Preprocessor;
}

namespace zeroize {

/// The scopes of a line's name and its last part.
std::pair<llvm::StringRef, llvm::StringRef> splitName(llvm::StringRef Name);

class Sidecar : private clang::RecursiveASTVisitor<Sidecar> {
  friend RecursiveASTVisitor;

public:
  Sidecar(std::vector<SidecarMark> Marks, clang::DiagnosticsEngine &Diags);

  /// Marks \p D and what is in it. True if anything was marked.
  bool apply(clang::Decl *D);

  /// The declarations that the lines name and that Clang has read from a
  /// precompiled header or a module, which do not come by.
  std::vector<clang::NamedDecl *> precompiled(clang::ASTContext &Ctx) const;

  /// The file is read: reports names that it should have had; with
  /// \p ReportUnused also lines that name nothing here. Lines that name only a
  /// macro of \p PP that the file uses are reported in any case.
  void finish(clang::Preprocessor &PP, bool ReportUnused);

private:
  /// The variables of \p F's body, in all scopes, that are no parameters.
  static std::vector<clang::VarDecl *> localsOf(const clang::FunctionDecl *F);

  /// How far one mark has come.
  struct Progress {
    bool Done = false;
    /// What has the line's name, a definition if there is one.
    const clang::NamedDecl *Seen = nullptr;
    bool Defined = false;
    /// The name is declared in another scope.
    bool Elsewhere = false;
  };
  using Match = llvm::function_ref<void(unsigned)>;

  bool VisitFunctionDecl(clang::FunctionDecl *F);
  bool VisitRecordDecl(clang::RecordDecl *R);
  bool VisitTypedefNameDecl(clang::TypedefNameDecl *T);
  bool VisitVarDecl(clang::VarDecl *V);

  void see(clang::Decl *D);
  void forEach(const clang::NamedDecl *D, llvm::StringRef Name, Match Found);
  void mark(clang::Decl *D, unsigned Number);
  void markParameter(clang::FunctionDecl *F, unsigned Number);
  void markLocals(clang::FunctionDecl *F, unsigned Number);
  void markField(clang::RecordDecl *R, unsigned Number);
  void markPointedTo(const clang::NamedDecl *D,
                     const clang::TypeSourceInfo *Type,
                     llvm::StringRef Parameter, unsigned Number);
  void declassify(clang::FunctionDecl *F, unsigned Number);
  void reportMissing(const SidecarMark &M, const Progress &P);

  std::vector<SidecarMark> Marks;
  std::vector<Progress> States;
  /// By the last part of the name.
  llvm::StringMap<llvm::SmallVector<unsigned, 2>> Index;
  llvm::DenseSet<std::pair<const clang::Decl *, unsigned>> Applied;
  llvm::DenseSet<const clang::Decl *> Refused;
  clang::DiagnosticsEngine &Diags;
  bool Changed = false;
};

} // namespace zeroize

#endif // ZEROIZE_SEMA_SIDECAR_H
