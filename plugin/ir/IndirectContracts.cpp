// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Clang writes the "assumptions" of a declaration on calls of it, virtual ones
// too; of a pointer it writes where it lies. Relies on running before any
// optimisation: a pointer is loaded from there right before the call. Covered
// by test/ir/indirect-contracts.cpp and
// test/residue/propagation/virtual-contracts.cpp.

#include "ir/IndirectContracts.h"

#include "attrs/Annotations.h"
#include "ir/FunctionMarks.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/IR/Assumptions.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/IR/Module.h"
#include "llvm/IR/Operator.h"

using namespace llvm;

namespace zeroize {
namespace {

using Contracts = MapVector<Value *, std::string>;

/// Our part of the assumptions \p Attrs, ""; \p Rest is what others assume.
StringRef ourAssumption(const AttributeList &Attrs, std::string *Rest) {
  Attribute Assumed = Attrs.getFnAttr(AssumptionAttrKey);
  if (!Assumed.isValid() || !Assumed.getValueAsString().contains(Contract))
    return "";
  StringRef Ours;
  SmallVector<StringRef, 4> Parts, Others;
  Assumed.getValueAsString().split(Parts, ',');
  for (StringRef Part : Parts)
    if (!Part.consume_front(Contract))
      Others.push_back(Part);
    else
      Ours = Part;
  if (Rest)
    *Rest = join(Others, ",");
  return Ours;
}

template <typename T> StringRef takeAssumption(T &Of) {
  std::string Rest;
  StringRef Ours = ourAssumption(Of.getAttributes(), &Rest);
  if (Ours.empty())
    return Ours;
  Of.removeFnAttr(AssumptionAttrKey);
  if (!Rest.empty())
    Of.addFnAttr(Attribute::get(Of.getContext(), AssumptionAttrKey, Rest));
  return Ours;
}

/// What is known of \p Callee, which may be one of several: it is loaded from
/// the place of a pointer, an element of a table or not. The fields of a record
/// are not its first one.
StringRef contractBehind(Value *Callee, const Contracts &Pointers) {
  SmallPtrSet<Value *, 8> Seen;
  SmallVector<Value *, 8> Work = {Callee};
  while (!Work.empty()) {
    Value *V = Work.pop_back_val();
    if (!Seen.insert(V).second)
      continue;
    if (auto It = Pointers.find(V); It != Pointers.end())
      return It->second;
    auto *Element = dyn_cast<GEPOperator>(V);
    if (auto *Load = dyn_cast<LoadInst>(V))
      Work.push_back(Load->getPointerOperand());
    else if (Element && !Element->getSourceElementType()->isStructTy())
      Work.push_back(Element->getPointerOperand());
    else if (auto *Cast = dyn_cast<AddrSpaceCastOperator>(V))
      Work.push_back(Cast->getPointerOperand());
    else if (auto *Phi = dyn_cast<PHINode>(V))
      append_range(Work, Phi->incoming_values());
    else if (isa<IntToPtrInst, ExtractValueInst>(V)) // of a method
      Work.push_back(cast<User>(V)->getOperand(0));
    else if (auto *Select = dyn_cast<SelectInst>(V))
      Work.append({Select->getTrueValue(), Select->getFalseValue()});
  }
  return "";
}

} // namespace

bool hasCallContracts(const Module &M) {
  for (const Function &F : M)
    for (const Instruction &I : instructions(F))
      if (const auto *Call = dyn_cast<CallBase>(&I);
          Call && Call->isIndirectCall() &&
          !ourAssumption(Call->getAttributes(), nullptr).empty())
        return true;
  return false;
}

void writeCallContracts(Module &M, const Contracts &Pointers) {
  for (Function &F : M) {
    takeAssumption(F);
    for (Instruction &I : instructions(F)) {
      auto *Call = dyn_cast<CallBase>(&I);
      if (!Call || isa<IntrinsicInst>(Call))
        continue;
      StringRef Letters = takeAssumption(*Call);
      if (!Call->isIndirectCall())
        continue;
      if (Letters.empty() && !Pointers.empty())
        Letters = contractBehind(Call->getCalledOperand(), Pointers);
      if (!Letters.empty())
        Call->addFnAttr(
            Attribute::get(M.getContext(), FunctionContract, Letters));
    }
  }
}

} // namespace zeroize
