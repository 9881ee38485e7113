// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// CodeGen emits neither cleanup nor annotation for a declaration that it comes
// to without an insertion point, because Sema keeps jumps out of scopes with a
// cleanup; ours are attached later. A label in front of the declaration gives
// it an insertion point: an empty block that nothing jumps to. Tests:
// test/sema/scope-exits.c (into_block, switches).

#include "sema/BypassedDecls.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"
#include "clang/AST/Stmt.h"

using namespace clang;

namespace zeroize {
namespace {

/// True if a jump from outside may lead into \p S.
bool containsEntry(const Stmt *S, bool InNestedSwitch) {
  if (!S)
    return false;
  if (isa<LabelStmt>(S) || (isa<SwitchCase>(S) && !InNestedSwitch))
    return true;
  InNestedSwitch |= isa<SwitchStmt>(S);
  return llvm::any_of(S->children(), [&](const Stmt *Child) {
    return containsEntry(Child, InNestedSwitch);
  });
}

} // namespace

void emitBypassedDecls(CompoundStmt *Block, DeclContext *Function,
                       ASTContext &Ctx,
                       llvm::function_ref<bool(VarDecl *)> HoldsSecret) {
  bool Entry = false;
  for (Stmt *&S : llvm::reverse(Block->body())) {
    auto *Decls = dyn_cast<DeclStmt>(S);
    bool Secret = Entry && Decls && llvm::any_of(Decls->decls(), [&](Decl *D) {
                    auto *V = dyn_cast<VarDecl>(D);
                    return V && V->hasLocalStorage() && HoldsSecret(V);
                  });
    if (Secret) {
      auto *Label = LabelDecl::Create(Ctx, Function, S->getBeginLoc(),
                                      &Ctx.Idents.get("zeroize.bypassed"));
      Label->setImplicit();
      auto *Wrapped = new (Ctx) LabelStmt(S->getBeginLoc(), Label, S);
      Label->setStmt(Wrapped);
      S = Wrapped;
    }
    Entry |= containsEntry(S, /*InNestedSwitch=*/false);
  }
}

} // namespace zeroize
