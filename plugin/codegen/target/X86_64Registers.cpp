// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Clears registers before a return and before calls to code that would push
// them. What the function's own subtarget knows is cleared with
// TargetInstrInfo::buildClearRegister. What only other code can have used
// (zmm16-31, mask registers and upper halves in a program built for plain
// x86-64, where the C library picks its instructions at run time) is cleared by
// the runtime's helpers, which ask the CPU once. Covered by
// test/codegen/clear-registers.ll and test/residue/registers.

#include "codegen/DirtyRegisters.h"
#include "codegen/ForeignStack.h"
#include "codegen/target/X86_64.h"
#include "llvm/ADT/Twine.h"
#include "llvm/CodeGen/MachineFrameInfo.h"
#include "llvm/CodeGen/MachineFunction.h"
#include "llvm/CodeGen/MachineRegisterInfo.h"
#include "llvm/CodeGen/TargetInstrInfo.h"
#include "llvm/CodeGen/TargetRegisterInfo.h"
#include "llvm/IR/DataLayout.h"
#include "llvm/IR/DerivedTypes.h"
#include "llvm/IR/DiagnosticInfo.h"
#include "llvm/IR/Module.h"
#include "llvm/Target/TargetMachine.h"

using namespace llvm;

namespace zeroize {

static constexpr const char *GeneralRegisters[] = {
    "RAX", "RCX", "RDX", "RSI", "RDI", "R8",  "R9",  "R10", "R11", "RBX", "RBP",
    "R12", "R13", "R14", "R15", "R16", "R17", "R18", "R19", "R20", "R21", "R22",
    "R23", "R24", "R25", "R26", "R27", "R28", "R29", "R30", "R31"};

/// The order in which the ABI hands out registers to arguments.
static constexpr const char *ArgumentRegisters[] = {"RDI", "RSI", "RDX",
                                                    "RCX", "R8",  "R9"};

/// An argument that the function never reads is not among its live-ins, but it
/// is in its register all the same. Counts too much rather than too little: an
/// argument that went to the stack only costs a needless xor.
void X86_64::countArguments() {
  const DataLayout &DL = MF.getDataLayout();
  for (const Argument &A : MF.getFunction().args()) {
    Type *T = A.getType();
    if (T->isFPOrFPVectorTy() || T->isVectorTy())
      ++VectorArguments;
    else
      GeneralArguments += divideCeil(DL.getTypeStoreSize(T).getFixedValue(), 8);
  }
  GeneralArguments = std::min<unsigned>(GeneralArguments, 6);
  VectorArguments = std::min<unsigned>(VectorArguments, 8);
}

void X86_64::clear(MCRegister Reg, Position P, MachineBasicBlock &MBB) {
  DebugLoc DL = MBB.findDebugLoc(P);
  TII.buildClearRegister(Reg, MBB, P, DL);
}

void X86_64::clearRegisters(Position Return, MachineBasicBlock &MBB,
                            const DirtyRegisters &Dirty,
                            const LiveRegUnits &Live) {
  // Without SSE (kernels, -mgeneral-regs-only) the vector and x87 registers
  // belong to somebody else.
  if (has("sse2")) {
    clearVectors(Return, MBB, Dirty, Live);
    clearX87(Return, MBB, Dirty);
  }
  clearGeneral(Return, MBB, Dirty, Live);
}

SmallVector<MCRegister, 16>
X86_64::dirtyGeneral(const DirtyRegisters &Dirty,
                     const LiveRegUnits &Live) const {
  SmallSet<unsigned, 8> Arguments;
  for (unsigned I = 0; I != GeneralArguments; ++I)
    Arguments.insert(reg(ArgumentRegisters[I]));
  SmallVector<MCRegister, 16> Registers;
  for (const char *Name : GeneralRegisters)
    if (MCRegister Reg = reg(Name);
        isFree(Reg, Live) && (Dirty.contains(Reg) || Arguments.count(Reg)))
      Registers.push_back(Reg);
  return Registers;
}

SmallVector<MCRegister, 16>
X86_64::dirtyVectors(const DirtyRegisters &Dirty,
                     const LiveRegUnits &Live) const {
  SmallVector<MCRegister, 16> Registers;
  for (unsigned I = 0; I != 16; ++I)
    if (MCRegister XMM = reg("XMM" + std::to_string(I));
        isFree(XMM, Live) && (Dirty.contains(XMM) || I < VectorArguments))
      Registers.push_back(XMM);
  return Registers;
}

void X86_64::clearGeneral(Position P, MachineBasicBlock &MBB,
                          const DirtyRegisters &Dirty,
                          const LiveRegUnits &Live) {
  for (MCRegister Reg : dirtyGeneral(Dirty, Live))
    clear(Reg, P, MBB);
}

/// True if the function's own instructions change x87 or MMX registers.
bool X86_64::usesX87(const DirtyRegisters &Dirty) const {
  bool Uses = Dirty.isDefined(reg("FPSW"));
  for (unsigned I = 0; I != 8; ++I)
    for (const char *Kind : {"MM", "ST", "FP"})
      if (MCRegister Reg = reg(Kind + std::to_string(I)))
        Uses |= Dirty.isDefined(Reg);
  return Uses;
}

void X86_64::clearDeadRegisters(Position Mark, MachineBasicBlock &MBB,
                                const DirtyRegisters &Dirty,
                                const LiveRegUnits &Live, StringRef Callee) {
  LiveVectors Vectors = liveVectors(nullptr, Live);
  bool Asks = !Callee.empty() && has("sse2") && !Vectors.Low && !Vectors.High &&
              Live.available(reg("R11")) &&
              MF.getTarget().getCodeModel() != CodeModel::Large;
  if (Asks) {
    Asm Code;
    clearForStranger(Callee, Code);
    Code.emit(MBB, Mark);
  } else if (has("sse2")) {
    Asm Code;
    if (Dirty.highVectorsUsed() && !Vectors.High)
      callHelper(Vectors.Low ? "__zeroize_clear_high"
                             : "__zeroize_clear_vectors",
                 Code);
    // As long as the function does not use them itself, no value is there; nor
    // where it is left.
    bool Uses = usesX87(Dirty);
    if (Mark != MBB.end() && leavesFrameByUnwinding(*Mark)
            ? Dirty.unknownCodeRan() || Uses
            : Dirty.unknownCodeRan() && !Uses)
      callHelper("__zeroize_clear_x87", Code);
    if (!Code.empty())
      Code.clobber(reg("EFLAGS"));
    Code.emit(MBB, Mark);
    if (Vectors.Low || !Dirty.highVectorsUsed())
      for (MCRegister XMM : dirtyVectors(Dirty, Live))
        clear(XMM, Mark, MBB);
  }
  clearGeneral(Mark, MBB, Dirty, Live);
  // The epilogue brings the callers' values back into these.
  clearSaved(Mark, MBB, Dirty, Live);
}

void X86_64::callHelper(StringRef Name, Asm &Code) const {
  const Function &F = MF.getFunction();
  if (!F.getParent()->getFunction(Name))
    F.getContext().diagnose(DiagnosticInfoUnsupported(
        F, "the runtime's '" + Name +
               "' is missing: plugin/ir did not run on this module "
               "[zeroize-seal]"));
  Code.line("call " + Name);
}

X86_64::LiveVectors X86_64::liveVectors(const MachineInstr *Reader,
                                        const LiveRegUnits &Live) const {
  LiveVectors Vectors;
  for (unsigned I = 0; I != 32; ++I) {
    std::string N = std::to_string(I);
    if (MCRegister XMM = reg("XMM" + N); XMM && !Live.available(XMM))
      (I < 16 ? Vectors.Low : Vectors.High) = true;
    if (MCRegister Mask = reg("K" + N); Mask && !Live.available(Mask))
      Vectors.High = true;
    // All widths of one vector register share their register units: how much of
    // it is live, only the return's own operands tell.
    if (MCRegister ZMM = reg("ZMM" + N);
        Reader && ZMM && Reader->readsRegister(ZMM, nullptr))
      Vectors.ZMM.insert(I);
    else if (MCRegister YMM = reg("YMM" + N);
             Reader && YMM && Reader->readsRegister(YMM, nullptr))
      Vectors.YMM.insert(I);
  }
  return Vectors;
}

/// A move of the live part onto itself clears everything above it.
void X86_64::keepLiveParts(const LiveVectors &Vectors, const LiveRegUnits &Live,
                           Asm &Code) const {
  for (unsigned I = 0; I != 16; ++I) {
    std::string N = std::to_string(I);
    if (Vectors.ZMM.count(I) || Live.available(reg("XMM" + N)))
      continue;
    std::string Name = (Vectors.YMM.count(I) ? "%ymm" : "%xmm") + N;
    Code.line("vmovaps " + Name + ", " + Name);
  }
}

bool X86_64::canClearVectors(const LiveRegUnits &Live) const {
  LiveVectors Vectors = liveVectors(nullptr, Live);
  return has("sse2") && !Vectors.Low && !Vectors.High;
}

void X86_64::clearAllVectors(Position P, MachineBasicBlock &MBB) {
  Asm Code;
  callHelper("__zeroize_clear_vectors", Code);
  for (unsigned I = 0; I != 16; ++I)
    Code.clobber(reg("XMM" + std::to_string(I)));
  Code.clobber(reg("EFLAGS"));
  Code.emit(MBB, P);
}

void X86_64::clearVectors(Position Return, MachineBasicBlock &MBB,
                          const DirtyRegisters &Dirty,
                          const LiveRegUnits &Live) {
  LiveVectors Vectors = liveVectors(&*Return, Live);
  bool AnyLive = Vectors.Low, HighDirty = Dirty.highVectorsUsed();
  for (unsigned I = 0; I != 32; ++I) {
    std::string N = std::to_string(I);
    if (MCRegister XMM = reg("XMM" + N); XMM && !Live.available(XMM))
      AnyLive = true;
    if (I >= 16 && reg("XMM" + N) && Dirty.contains(reg("XMM" + N)))
      HighDirty = true;
    if (MCRegister Mask = reg("K" + N); Mask && Dirty.contains(Mask))
      HighDirty = true;
  }
  if (HighDirty && !AnyLive)
    return clearAllVectors(Return, MBB);
  Asm Code;
  for (MCRegister XMM : dirtyVectors(Dirty, Live))
    clear(XMM, Return, MBB);
  if (!AnyLive)
    return;
  bool WideLive = !Vectors.YMM.empty() || !Vectors.ZMM.empty();
  if (WideLive)
    keepLiveParts(Vectors, Live, Code);
  if (HighDirty)
    callHelper(WideLive ? "__zeroize_clear_high" : "__zeroize_clear_upper",
               Code);
  else if (!WideLive && Dirty.wideVectorsUsed())
    Code.line("vzeroupper");
  if (HighDirty)
    Code.clobber(reg("EFLAGS"));
  Code.emit(MBB, Return);
}

/// How many x87 registers the function's result occupies (System V ABI 3.2.3:
/// class X87 and COMPLEX_X87). After the x87 stackifier the return instruction
/// no longer says so.
unsigned countX87Results(const Type *T) {
  if (T->isX86_FP80Ty())
    return 1;
  unsigned Count = 0;
  if (const auto *Struct = dyn_cast<StructType>(T))
    for (const Type *Element : Struct->elements())
      Count += countX87Results(Element);
  return Count;
}

void X86_64::clearX87(Position Return, MachineBasicBlock &MBB,
                      const DirtyRegisters &Dirty) {
  bool IsDirty = Dirty.unknownCodeRan() || Dirty.contains(reg("FPSW"));
  for (unsigned I = 0; I != 8; ++I)
    IsDirty |= Dirty.contains(reg("MM" + std::to_string(I)));
  if (!IsDirty)
    return;
  Asm Code;
  emptyX87(Code);
  Code.emit(MBB, Return);
}

/// Clears the x87 registers but for those of the result, at an exit.
void X86_64::emptyX87(Asm &Code) const {
  unsigned Results = countX87Results(MF.getFunction().getReturnType());
  if (Results == 0)
    callHelper("__zeroize_clear_x87", Code);
  // Fills the other registers of the stack, and empties them again.
  for (unsigned I = Results; Results && I != 8; ++I)
    Code.line("fldz");
  for (unsigned I = Results; Results && I != 8; ++I)
    Code.line("fstp %st(0)");
}

/// The helpers clear everything but rax and what calls preserve, and work out
/// the margin from the depth for signals.
bool X86_64::leaveAtOnce(Position Return, MachineBasicBlock &MBB,
                         int64_t Margin, SignalTraces Traces,
                         const DirtyRegisters &Dirty,
                         const LiveRegUnits &Live) {
  static_assert(SignalDepth - DefaultDepth == 12288,
                "runtime/leave_foreign.c relies on it");
  if (has("egpr"))
    return false;
  for (const char *Name :
       {"RCX", "RDX", "RSI", "RDI", "R8", "R9", "R10", "R11", "EFLAGS"})
    if (!Live.available(reg(Name)) || isCalleeSaved(reg(Name)))
      return false;
  LiveVectors Vectors = liveVectors(nullptr, Live);
  bool AnyLive = Vectors.Low || Vectors.High;
  StringRef Helper;
  if (has("sse2") && Dirty.unknownCodeRan() && !AnyLive &&
      Margin <= Traces.Bytes - SignalDepth + DefaultDepth &&
      !countX87Results(MF.getFunction().getReturnType())) {
    Helper = Margin ? "__zeroize_leave_foreign" : "__zeroize_leave_cleared";
    if (isFree(reg("RAX"), Live))
      clear(reg("RAX"), Return, MBB);
  } else if (!Margin) {
    Helper = clearForLeaving(Return, MBB, Dirty, Live, AnyLive);
  }
  if (Helper.empty())
    return false;
  callScrub(Helper, encode(Traces), Return, MBB, Live);
  return true;
}

/// Fewer registers are cleared in as little room as a helper clears them all.
static constexpr ptrdiff_t WorthAHelper = 3;

/// Clears what the helper that it returns does not: that one clears the general
/// registers, or the vector registers that hold arguments as well. No helper if
/// there is little to clear.
StringRef X86_64::clearForLeaving(Position Return, MachineBasicBlock &MBB,
                                  const DirtyRegisters &Dirty,
                                  const LiveRegUnits &Live, bool AnyLive) {
  SmallVector<MCRegister, 16> General = dirtyGeneral(Dirty, Live);
  if (static_cast<ptrdiff_t>(General.size()) < WorthAHelper)
    return {};
  SmallVector<MCRegister, 16> Vectors = dirtyVectors(Dirty, Live);
  auto IsNarrow = [this](MCRegister XMM) {
    return TRI.getEncodingValue(XMM) < 8;
  };
  bool ByHelper = has("sse2") && !has("avx") && !AnyLive &&
                  !Dirty.highVectorsUsed() &&
                  count_if(Vectors, IsNarrow) >= WorthAHelper;
  if (has("sse2"))
    clearX87(Return, MBB, Dirty);
  if (has("sse2") && !ByHelper)
    clearVectors(Return, MBB, Dirty, Live);
  if (ByHelper)
    for (MCRegister XMM : make_filter_range(Vectors, std::not_fn(IsNarrow)))
      clear(XMM, Return, MBB);
  if (is_contained(General, reg("RAX")))
    clear(reg("RAX"), Return, MBB);
  return ByHelper ? "__zeroize_leave_narrow" : "__zeroize_leave_scratch";
}

void X86_64::clearSaved(Position P, MachineBasicBlock &MBB,
                        const DirtyRegisters &Dirty, const LiveRegUnits &Live) {
  for (const CalleeSavedInfo &Saved : MF.getFrameInfo().getCalleeSavedInfo()) {
    MCRegister Reg = Saved.getReg();
    if (TRI.isGeneralPurposeRegister(MF, Reg) && !MRI.isReserved(Reg) &&
        Dirty.isDefined(Reg) && Live.available(Reg) &&
        !P->readsRegister(Reg, &TRI)) {
      clear(Reg, P, MBB);
      SavedClears.insert({&*std::prev(P), Reg});
    }
  }
}

void X86_64::clearCalleeSaved(Position Call, MachineBasicBlock &MBB,
                              const DirtyRegisters &Dirty,
                              const LiveRegUnits &Live) {
  clearSaved(Call, MBB, Dirty, Live);
  // Compilers align the stack with `push %rax`, whatever rax holds.
  MCRegister RAX = reg("RAX");
  if (Dirty.contains(RAX) && isFree(RAX, Live) &&
      !Call->readsRegister(RAX, &TRI))
    clear(RAX, Call, MBB);
}

void X86_64::dropRepeatedClears() {
  zeroize::dropRepeatedClears(MF, SavedClears);
  SavedClears.clear();
}

} // namespace zeroize
