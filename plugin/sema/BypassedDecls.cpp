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
  auto IsSecret = [&](const Stmt *S) {
    const auto *Decls = dyn_cast<DeclStmt>(S);
    return Decls && llvm::any_of(Decls->decls(), [&](Decl *D) {
             auto *V = dyn_cast<VarDecl>(D);
             return V && V->hasLocalStorage() && HoldsSecret(V);
           });
  };
  // Blocks lie in blocks: where none is secret, nobody has to look into them.
  auto First = llvm::find_if(Block->body(), IsSecret);
  bool Entry = false;
  for (Stmt *&S : llvm::reverse(llvm::make_range(First, Block->body().end()))) {
    const bool Secret = Entry && IsSecret(S);
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
