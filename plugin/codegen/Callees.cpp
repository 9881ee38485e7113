// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Classifies the callee of a machine call. Relies on the operands that
// instruction selection leaves on a call: the callee as a global or external
// symbol, directly or through its GOT slot. Covered by
// test/codegen/call-discipline.ll.

#include "codegen/Callees.h"
#include "ir/Attest.h"
#include "ir/FunctionMarks.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/CodeGen/MachineFunction.h"
#include "llvm/CodeGen/MachineInstr.h"
#include "llvm/CodeGen/MachineOperand.h"
#include "llvm/CodeGen/TargetRegisterInfo.h"
#include "llvm/CodeGen/TargetSubtargetInfo.h"
#include "llvm/IR/Function.h"
#include "llvm/IR/GlobalAlias.h"
#include "llvm/IR/InlineAsm.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/Target/TargetMachine.h"

using namespace llvm;

namespace zeroize {

/// A call through the GOT is a memory call whose only symbol is the function
/// itself; a call through a table has the table, which is no function, as its
/// symbol.
static const MachineOperand *getCalleeOperand(const MachineInstr &Call) {
  for (const MachineOperand &Operand : Call.explicit_operands())
    if (Operand.isGlobal() || Operand.isSymbol())
      return &Operand;
  return nullptr;
}

const Function *getCallee(const MachineInstr &Call) {
  const MachineOperand *Operand = getCalleeOperand(Call);
  if (!Operand || !Operand->isGlobal())
    return nullptr;
  return dyn_cast<Function>(
      Operand->getGlobal()->stripPointerCastsAndAliases());
}

StringRef getCalleeName(const MachineInstr &Call) {
  const MachineOperand *Operand = getCalleeOperand(Call);
  if (!Operand)
    return {};
  if (Operand->isSymbol())
    return Operand->getSymbolName();
  if (const Function *F = getCallee(Call))
    return F->getName();
  return {};
}

/// True if \p F, which the module defines, is what \p Call reaches: in a shared
/// library, another one may take the place of what is visible.
static bool isTheOne(const Function &F, const MachineInstr &Call) {
  return F.isDefinitionExact() &&
         Call.getMF()->getTarget().shouldAssumeDSOLocal(&F);
}

CalleeKind classifyCall(const MachineInstr &Call) {
  if (const Function *F = getCallee(Call); F && !F->isDeclaration()) {
    // Ours: the linker may take another module's copy, which is the same.
    // Those of the heap, of jumps and of signals call the C library, which
    // saves registers.
    if (F->getName().starts_with("__zeroize_") &&
        !F->getName().starts_with("__zeroize_heap_") &&
        !F->getName().starts_with("__zeroize_signal_") &&
        !F->getName().starts_with("__zeroize_longjmp"))
      return CalleeKind::Scrubs;
    // The body of a naked function is nobody's work but its author's.
    if (F->hasFnAttribute(Attribute::Naked))
      return CalleeKind::Unknown;
    bool IsSecret = F->hasFnAttribute(SecretFunction);
    if (IsSecret || F->hasFnAttribute(Attests)) {
      // What hands a secret on (ir/Forward.h) leaves nothing either.
      if (isTheOne(*F, Call))
        return IsSecret ? CalleeKind::Scrubs : CalleeKind::Public;
    } else if (F->isDefinitionExact()) {
      return CalleeKind::Public;
    }
  }
  const Function *F = getCallee(Call);
  if (F && F->isDeclaration() && F->hasFnAttribute(PublicCallee))
    return CalleeKind::Public;
  return StringSwitch<CalleeKind>(getCalleeName(Call))
      .Cases({"memset", "bzero", "explicit_bzero", "__memset_chk"},
             CalleeKind::Eraser)
      .Default(CalleeKind::Unknown);
}

Leavings leavingsOf(const MachineInstr &Call) {
  if (classifyCall(Call) != CalleeKind::Unknown || Call.isInlineAsm())
    return Leavings::Everything;
  StringRef Name = getCalleeName(Call);
  if (const Function *F = getCallee(Call);
      F && !F->isDeclaration() && Name.starts_with("__zeroize_heap_"))
    return Leavings::Nothing;
  return StringSwitch<Leavings>(Name)
      // They are given sizes and addresses. What they push of the caller's
      // registers is cleared before (ExitScrub.cpp), what they return is zero
      // or nobody's, and a block that holds a secret is wiped before it is
      // released. Not realloc, which copies.
      .Cases({"malloc", "calloc", "free", "aligned_alloc", "posix_memalign",
              "malloc_usable_size"},
             Leavings::Nothing)
      .Cases({"memcpy", "memmove", "mempcpy", "memcmp", "bcmp", "memchr"},
             Leavings::Vectors)
      .Cases({"strlen", "strnlen", "strcmp", "strncmp", "strchr", "strcpy"},
             Leavings::Vectors)
      .Cases({"__memcpy_chk", "__memmove_chk", "memset", "__memset_chk"},
             Leavings::Vectors)
      .Default(Leavings::Everything);
}

bool usesForeignStack(const MachineInstr &Call) {
  if (classifyCall(Call) != CalleeKind::Unknown || Call.isInlineAsm())
    return false;
  // Operator new and delete (Itanium ABI).
  StringRef Name = getCalleeName(Call);
  if (Name.starts_with("_Zn") || Name.starts_with("_Zd"))
    if (StringRef Rest = Name.drop_front(3);
        Rest.starts_with("wm") || Rest.starts_with("am") ||
        Rest.starts_with("lPv") || Rest.starts_with("aPv"))
      return false;
  return StringSwitch<bool>(Name)
      .Cases({"memcpy", "memmove", "mempcpy", "memcmp", "bcmp", "memchr"},
             false)
      .Cases({"strlen", "strnlen", "strcmp", "strncmp", "strchr", "strcpy"},
             false)
      .Cases({"__memcpy_chk", "__memmove_chk", "__tls_get_addr"}, false)
      // Allocators do not look into blocks, and those that hold a secret are
      // wiped before they get them back.
      .Cases({"malloc", "calloc", "free", "aligned_alloc", "posix_memalign",
              "malloc_usable_size", "__zeroize_heap_wipe",
              "__zeroize_heap_wipe_free", "__zeroize_heap_wipe_bytes",
              "__zeroize_heap_erase", "__zeroize_heap_settle",
              "__zeroize_heap_size"},
             false)
      // The kernel's own copies are not on this stack.
      .Cases({"read", "write", "getrandom", "mlock", "munlock"}, false)
      .Default(true);
}

static bool callsPublicDeclaration(const MachineInstr &Call) {
  return classifyCall(Call) == CalleeKind::Public &&
         getCallee(Call)->isDeclaration();
}

bool mayEnterKernel(const MachineInstr &Call) {
  if (Call.isInlineAsm()) {
    StringRef Text(Call.getOperand(InlineAsm::MIOp_AsmString).getSymbolName());
    return Text.contains("syscall") || Text.contains("sysenter") ||
           Text.contains("int");
  }
  return Call.isCall() &&
         (usesForeignStack(Call) || callsPublicDeclaration(Call) ||
          StringSwitch<bool>(getCalleeName(Call))
              .Cases({"read", "write", "getrandom", "mlock", "munlock"}, true)
              .Default(false));
}

bool savesDeadArguments(const MachineInstr &Call) {
  // Into an object of the program's; and another stack's code goes on.
  if (StringRef Name = getCalleeName(Call);
      Name == "getcontext" || Name == "__zeroize_longjmp_swap")
    return true;
  if (classifyCall(Call) != CalleeKind::Public)
    return false;
  const Function &F = *getCallee(Call);
  return F.isVarArg() || F.isDeclaration() ||
         any_of(instructions(F), [](const Instruction &I) {
           return isa<CallBase>(I) && !isa<IntrinsicInst>(I);
         });
}

StringRef publicCallee(const MachineInstr &Call) {
  return callsPublicDeclaration(Call) && hasPlainName(*getCallee(Call))
             ? getCalleeName(Call)
             : StringRef();
}

StringRef askedCallee(const MachineInstr &Call) {
  const Function *F = getCallee(Call);
  if (!F || Call.isReturn() ||
      !(F->isDeclaration() ? F->hasFnAttribute(AskedCallee)
                           : F->hasFnAttribute(Attests)))
    return {};
  return hasPlainName(*F) ? F->getName() : StringRef();
}

StringRef namedCallee(const MachineInstr &Call) {
  const Function *F = getCallee(Call);
  return F && !Call.isReturn() && hasPlainName(*F) ? F->getName() : StringRef();
}

bool isIndirectCall(const MachineInstr &Call) {
  // Of the symbols that such a call may name, none is a function: a table is
  // what it goes through.
  const MachineOperand *Symbol = getCalleeOperand(Call);
  return Call.isCall() && !Call.isInlineAsm() && !Call.isReturn() &&
         (!Symbol || (Symbol->isGlobal() &&
                      isa<GlobalVariable>(
                          Symbol->getGlobal()->stripPointerCastsAndAliases())));
}

/// In the large code model a function's address is put into a register first.
static const MachineInstr *findLoadOfCallee(const MachineInstr &Call) {
  if (Call.getMF()->getTarget().getCodeModel() != CodeModel::Large ||
      !Call.getNumOperands() || !Call.getOperand(0).isReg())
    return nullptr;
  const TargetRegisterInfo *TRI =
      Call.getMF()->getSubtarget().getRegisterInfo();
  for (const MachineInstr *MI = Call.getPrevNode(); MI; MI = MI->getPrevNode())
    if (MI->modifiesRegister(Call.getOperand(0).getReg(), TRI))
      return MI;
  return nullptr;
}

bool leavesFrameByUnwinding(const MachineInstr &Call) {
  if (!Call.isCall() || Call.isInlineAsm())
    return false;
  if (getCalleeName(Call) == "_Unwind_Resume")
    return true;
  const MachineInstr *Load = findLoadOfCallee(Call);
  return Load && any_of(Load->operands(), [](const MachineOperand &Operand) {
           return (Operand.isSymbol() &&
                   StringRef(Operand.getSymbolName()) == "_Unwind_Resume") ||
                  (Operand.isGlobal() &&
                   Operand.getGlobal()->getName() == "_Unwind_Resume");
         });
}

static StringRef assembly(const MachineInstr &MI) {
  return MI.isInlineAsm()
             ? MI.getOperand(InlineAsm::MIOp_AsmString).getSymbolName()
             : StringRef();
}

bool isScopeEndMark(const MachineInstr &MI) {
  return assembly(MI) == ScopeEndMark;
}

bool isProgramEndMark(const MachineInstr &MI) {
  return assembly(MI) == ProgramEndMark;
}

bool isFrameTableMark(const MachineInstr &MI) {
  return assembly(MI) == FrameTableMark;
}

} // namespace zeroize
