// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Errors, warnings and remarks of the IR floor. Relies on the LLVMContext's
// diagnostic handler, which clang, opt and lld install. Covered by
// test/ir/remarks.c and test/ir/unknown-annotation.ll.

#include "ir/Report.h"

#include "llvm/Analysis/OptimizationRemarkEmitter.h"
#include "llvm/IR/DebugInfo.h"
#include "llvm/IR/DiagnosticInfo.h"
#include "llvm/IR/Instructions.h"
#include "llvm/IR/Module.h"

using namespace llvm;

namespace zeroize {

void reportError(const Module &M, const Twine &Message) {
  M.getContext().diagnose(
      DiagnosticInfoGeneric("zeroize: " + Message, DS_Error));
}

void reportWarning(const Instruction &At, const Twine &Message) {
  // Without debug information Clang shows the function's declaration for this
  // kind of message, and no place at all for others. It keeps a reference to
  // the message's text.
  At.getContext().diagnose(DiagnosticInfoUnsupported(
      *At.getFunction(), "zeroize: " + Message, At.getDebugLoc(), DS_Warning));
}

/// Metadata of an alloca, attribute of an argument.
static constexpr char NameKind[] = "zeroize-name";

void nameVariable(Value &Variable, StringRef Name) {
  LLVMContext &Context = Variable.getContext();
  if (auto *I = dyn_cast<Instruction>(&Variable))
    I->setMetadata(NameKind,
                   MDNode::get(Context, MDString::get(Context, Name)));
  else if (auto *A = dyn_cast<Argument>(&Variable))
    A->addAttr(Attribute::get(Context, NameKind, Name));
}

StringRef sourceName(const Value &Variable) {
  if (const auto *I = dyn_cast<Instruction>(&Variable))
    if (const MDNode *Name = I->getMetadata(NameKind))
      return cast<MDString>(Name->getOperand(0))->getString();
  if (const auto *A = dyn_cast<Argument>(&Variable)) {
    AttributeSet Attributes =
        A->getParent()->getAttributes().getParamAttrs(A->getArgNo());
    if (Attributes.hasAttribute(NameKind))
      return Attributes.getAttribute(NameKind).getValueAsString();
  }
  if (Variable.hasName())
    return Variable.getName();
  for (const DbgVariableRecord *DVR :
       findDVRDeclares(const_cast<Value *>(&Variable)))
    return DVR->getVariable()->getName();
  // Assignment tracking (-O1 -g and above) has replaced the declare by now.
  if (const auto *I = dyn_cast<Instruction>(&Variable))
    for (const DbgVariableRecord *DVR : at::getDVRAssignmentMarkers(I))
      return DVR->getVariable()->getName();
  return "";
}

/// Appends " of 'name'" where a name is known.
template <typename Remark>
static void addName(Remark &R, const Value &Variable) {
  if (StringRef Name = sourceName(Variable); !Name.empty())
    R << " of '" << ore::NV("Variable", Name) << "'";
}

void remarkWipe(const Instruction &Wipe, const Value &Variable, uint64_t Bytes,
                StringRef Where) {
  OptimizationRemarkEmitter ORE(Wipe.getFunction());
  ORE.emit([&] {
    OptimizationRemark R("zeroize", "Wipe", &Wipe);
    R << "wiped ";
    if (Bytes)
      R << ore::NV("Bytes", Bytes) << " bytes";
    else
      R << "the bytes";
    addName(R, Variable);
    R << " " << Where;
    return R;
  });
}

void remarkNoWipe(const Instruction &At, const Value &Variable,
                  StringRef Reason) {
  OptimizationRemarkEmitter ORE(At.getFunction());
  ORE.emit([&] {
    OptimizationRemark R("zeroize", "NoWipe", &At);
    R << "no wipe";
    addName(R, Variable);
    R << ": " << Reason;
    return R;
  });
}

void remarkDeclassified(const Instruction &At, const Function *Callee) {
  OptimizationRemarkEmitter ORE(At.getFunction());
  ORE.emit([&] {
    OptimizationRemarkAnalysis R("zeroize", "Declassified", &At);
    R << "declassified here: ";
    if (Callee)
      R << "what '" << ore::NV("Callee", Callee->getName())
        << "' returns is public";
    else
      R << "the value is public from here on";
    return R;
  });
}

void remarkUnknownCallee(const CallBase &Call) {
  if (Call.isInlineAsm())
    return;
  OptimizationRemarkEmitter ORE(Call.getFunction());
  ORE.emit([&] {
    OptimizationRemarkMissed R("zeroize", "UnknownCallee", &Call);
    R << "secret is passed to ";
    if (const Function *F = Call.getCalledFunction())
      R << "'" << ore::NV("Callee", F->getName()) << "'";
    else
      R << "an unknown function";
    R << ", which was compiled elsewhere: of its frames only a margin is "
         "erased";
    return R;
  });
}

} // namespace zeroize
