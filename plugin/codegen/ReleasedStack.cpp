// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See ReleasedStack.h. Two problems of data flow, both solved downwards from
// everything: what every way here has used, what every way on will use.

#include "codegen/ReleasedStack.h"
#include "codegen/Regions.h"
#include "llvm/ADT/PostOrderIterator.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/CodeGen/MachineFunction.h"
#include "llvm/CodeGen/TargetFrameLowering.h"
#include "llvm/CodeGen/TargetSubtargetInfo.h"

using namespace llvm;

namespace zeroize {

ReleasedStack::ReleasedStack(MachineFunction &MF, const Regions &R,
                             ArrayRef<MachineInstr *> Epilogues,
                             ArrayRef<MachineInstr *> Marks)
    : Doomed(MF) {
  HasPushedArguments =
      !MF.getSubtarget().getFrameLowering()->hasReservedCallFrame(MF);
  Points.insert_range(Epilogues);
  Points.insert_range(Marks);
  findCalls(MF, R);
  if (!HasCalls || HasPushedArguments)
    return;
  for (const MachineInstr *MI : Epilogues)
    Blocks[MI->getParent()].HasEpilogue = true;
  solve(MF);
}

void ReleasedStack::findCalls(MachineFunction &MF, const Regions &R) {
  for (MachineBasicBlock &MBB : MF) {
    if (Doomed.contains(MBB))
      continue;
    Block &B = Blocks[&MBB];
    for (MachineInstr &MI : MBB) {
      B.HasPoint |= Points.contains(&MI);
      const FunctionFacts *Facts = MI.isCall() ? R.getInnerCallee(MI) : nullptr;
      if (!Facts || !Facts->Depth)
        continue;
      B.Calls.push_back({&MI, Facts->Depth});
      B.Deepest = std::max(B.Deepest, Facts->Depth);
      if (!B.HasPoint)
        B.DeepestBefore = B.Deepest;
      HasCalls = true;
    }
  }
}

/// Until \p Step changes nothing any more in any of \p Order.
template <typename Range>
static void repeat(const Range &Order,
                   function_ref<bool(MachineBasicBlock &)> Step) {
  for (bool Changed = true; Changed;) {
    Changed = false;
    for (MachineBasicBlock *MBB : Order)
      Changed |= Step(*MBB);
  }
}

void ReleasedStack::solve(MachineFunction &MF) {
  ReversePostOrderTraversal<MachineFunction *> Order(&MF);
  repeat(Order, [&](MachineBasicBlock &MBB) {
    auto Found = Blocks.find(&MBB);
    if (Found == Blocks.end())
      return false;
    Block &B = Found->second;
    int64_t Begin = &MBB == &MF.front() || MBB.isEHPad() ? 0 : B.Begin;
    for (const MachineBasicBlock *From : MBB.predecessors())
      if (auto Other = Blocks.find(From); Other != Blocks.end())
        Begin = std::min(Begin, Other->second.End);
    int64_t End = B.HasEpilogue ? 0 : std::max(Begin, B.Deepest);
    bool Changed = Begin != B.Begin || End != B.End;
    B.Begin = Begin, B.End = End;
    return Changed;
  });
  SmallVector<MachineBasicBlock *, 16> Forwards(Order.begin(), Order.end());
  repeat(reverse(Forwards), [&](MachineBasicBlock &MBB) {
    auto Found = Blocks.find(&MBB);
    if (Found == Blocks.end())
      return false;
    Block &B = Found->second;
    int64_t Ahead = B.HasPoint || MBB.isReturnBlock() ? 0 : B.Ahead;
    for (const MachineBasicBlock *To : MBB.successors())
      if (isWayOn(*To))
        Ahead = std::min(Ahead, Blocks.lookup(To).Ahead);
    Ahead = std::max(Ahead, B.DeepestBefore);
    return std::exchange(B.Ahead, Ahead) != Ahead;
  });
}

/// Of a block that is never reached nothing is known.
static constexpr int64_t Unknown = std::numeric_limits<int64_t>::max();

int64_t ReleasedStack::depthAt(const MachineInstr &Point) const {
  auto Found = Blocks.find(Point.getParent());
  if (!HasCalls || HasPushedArguments || Found == Blocks.end())
    return 0;
  const Block &B = Found->second;
  int64_t Depth = B.Begin == Unknown ? 0 : B.Begin;
  const Use *Next = B.Calls.begin();
  for (const MachineInstr &MI : *Point.getParent()) {
    if (&MI == &Point || Next == B.Calls.end())
      break;
    if (&MI == Next->MI)
      Depth = std::max(Depth, (Next++)->Depth);
  }
  return Depth;
}

SmallVector<ReleasedStack::Place, 8>
ReleasedStack::findUncovered(MachineFunction &MF) const {
  SmallVector<Place, 8> Places;
  if (!HasCalls)
    return Places;
  for (MachineBasicBlock &MBB : MF) {
    auto Found = Blocks.find(&MBB);
    if (Found == Blocks.end())
      continue;
    const Block &B = Found->second;
    if (HasPushedArguments || B.Begin == Unknown) {
      for (const Use &Call : B.Calls)
        Places.push_back({Call.MI, nullptr, nullptr, Call.Depth});
      continue;
    }
    for (MachineBasicBlock *To : MBB.successors()) {
      if (!isWayOn(*To))
        continue;
      const Block &Next = Blocks.find(To)->second;
      if (B.End > Next.Begin && B.End > Next.Ahead)
        Places.push_back({nullptr, &MBB, To, B.End});
    }
  }
  return Places;
}

} // namespace zeroize
