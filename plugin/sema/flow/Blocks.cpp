// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See Blocks.h, and for what FlowAnalysis makes of it, allocatedFor().

#include "sema/flow/Blocks.h"
#include "sema/flow/FlowAnalysis.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace zeroize {

const void *Blocks::returnedBy(const Expr *Call, const void *Base) {
  constexpr unsigned MaxDepth = 4;
  const Block *Inner = Known.lookup(Base);
  if (Inner && Inner->Depth >= MaxDepth)
    return Base;
  for (const Block *B = Inner; B; B = Known.lookup(B->Inner))
    if (B->Call == Call)
      return Base;
  auto [It, New] = All.try_emplace(
      {Call, Base}, Block{Call, Base, Inner ? Inner->Depth + 1 : 1});
  if (New)
    Known[&It->second] = &It->second;
  return &It->second;
}

const void *Blocks::origin(const void *Base) const {
  while (const Block *B = Known.lookup(Base))
    Base = B->Inner;
  return Base;
}

bool FlowAnalysis::isTemporaryRecord(const Place &P) const {
  return !P.IsDecl && !P.BaseType.isNull() && P.BaseType->isRecordType() &&
         !isa<CXXNewExpr>(static_cast<const Stmt *>(Allocated.origin(P.Base)));
}

/// True for a block of an allocator's, or what `new` makes.
bool FlowAnalysis::isAllocated(const Place &P) const {
  return P.Base && !P.IsDecl &&
         (P.BaseType.isNull() || P.BaseType->isBuiltinType() ||
          (P.BaseType->isRecordType() && !isTemporaryRecord(P)));
}

/// Which parameter \p P is or hangs on; 0 for what is none.
static unsigned parameterOf(const Place &P) {
  const auto *Param =
      P.IsDecl ? dyn_cast<ParmVarDecl>(static_cast<const Decl *>(P.Base))
               : nullptr;
  return Param ? Param->getFunctionScopeIndex() + 1 : 0;
}

/// Adds to \p Found the blocks that \p Roots lead to, and what is reached from
/// there by \p Pointers, each with the first place that leads to it.
void FlowAnalysis::follow(const std::map<Place, Places> &Pointers,
                          ArrayRef<std::pair<Place, const Places *>> Roots,
                          std::map<const void *, Place> &Found) const {
  std::vector<const void *> Pending;
  auto Reach = [&](const Place &From, const Places &Led) {
    for (const Place &T : Led)
      if (isAllocated(T) && Found.try_emplace(T.Base, From).second)
        Pending.push_back(T.Base);
  };
  for (const auto &[P, Led] : Roots)
    Reach(P, *Led);
  while (!Pending.empty()) {
    const void *Base = Pending.back();
    Pending.pop_back();
    for (auto It = Pointers.lower_bound(Place{Base, QualType(), false, {}});
         It != Pointers.end() && It->first.Base == Base; ++It)
      Reach(It->first, It->second);
  }
}

FlowAnalysis::Handed FlowAnalysis::allocatedFor(const FunctionDecl *F,
                                                const Summary &Sum) {
  Handed Result;
  auto AnyAllocated = [&](const Places &Led) {
    return llvm::any_of(Led, [&](const Place &T) { return isAllocated(T); });
  };
  // Most functions allocate nothing.
  if (!AnyAllocated(Sum.Result.Targets) &&
      llvm::none_of(Sum.Pointers, [&](const auto &Pointer) {
        return AnyAllocated(Pointer.second);
      }))
    return Result;
  using Root = std::pair<Place, const Places *>;
  SmallVector<Root, 16> Arguments, Others;
  for (const auto &[P, Led] : Sum.Pointers)
    if (P.Base == F || parameterOf(P))
      Arguments.emplace_back(P, &Led);
    else if (!isAllocated(P))
      Others.emplace_back(P, &Led);
  // Not in the order of addresses.
  for (auto *Roots : {&Arguments, &Others})
    llvm::sort(*Roots, [](const Root &A, const Root &B) {
      return std::pair(parameterOf(A.first), A.first.Steps.number()) <
             std::pair(parameterOf(B.first), B.first.Steps.number());
    });
  std::map<const void *, Place> Kept, Returned;
  follow(Sum.Pointers, Others, Kept);
  follow(Sum.Pointers, Arguments, Result.At);
  follow(Sum.Pointers, Root(resultPlace(F), &Sum.Result.Targets), Returned);
  // What it gets for an ellipsis is no block.
  Kept.try_emplace(F);
  for (const auto &[Base, From] : Kept) {
    Result.At.erase(Base);
    Returned.erase(Base);
  }
  for (const auto &[Base, From] : Returned)
    if (!Result.At.count(Base))
      Result.Returned.insert(Base);
  return Result;
}

Place FlowAnalysis::nameForCaller(
    const Place &P, const Handed &Blocks, const Expr *Call,
    llvm::function_ref<void(const Place &, Places &)> Translate) {
  Place Block = P;
  std::vector<Path> Behind;
  for (auto At = Blocks.At.find(P.Base);
       !P.IsDecl && At != Blocks.At.end() && Behind.size() < 4;
       At = Blocks.At.find(Block.Base)) {
    Behind.push_back(Block.Steps);
    Block = At->second.pointee();
  }
  Places There;
  if (Block != P)
    Translate(Block, There);
  if (There.size() == 1) {
    Place Result = *There.begin();
    for (const Path &Steps : llvm::reverse(Behind))
      for (const FieldDecl *Step : Steps)
        Result = Result.step(Step);
    return Result;
  }
  Block = P;
  if (!P.IsDecl && Blocks.Returned.count(P.Base))
    Block.Base = Allocated.returnedBy(Call, P.Base);
  return Block;
}

/// True if \p F is one of the functions that are being followed into.
bool FlowAnalysis::isRunning(const FunctionDecl *F) const {
  bool Found = Current == F;
  for (const CallSite *At = Site; At && !Found; At = At->Outer)
    Found = At->Caller == F;
  return Found;
}

} // namespace zeroize
