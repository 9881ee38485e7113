// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A register may carry a result that is narrower than itself: what lies above
// it is what the last computation left there, half a product or the other lanes
// of a vector. The System V ABI (3.2.3) leaves those bits undefined. Covered by
// test/codegen/narrow-results.c and test/residue/registers/narrow-results.c.

#include "codegen/target/X86_64.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/CodeGen/MachineFunction.h"
#include "llvm/CodeGen/MachineInstrBuilder.h"
#include "llvm/CodeGen/TargetInstrInfo.h"
#include "llvm/CodeGen/TargetRegisterInfo.h"
#include "llvm/IR/DataLayout.h"
#include "llvm/IR/DerivedTypes.h"
#include "llvm/IR/Function.h"

using namespace llvm;

namespace zeroize {

/// True if what last wrote \p Whole before \p Return in its block was one
/// instruction that writes its lower half, which zeroes the upper.
bool X86_64::isZeroExtended(Position Return, MCRegister Whole) const {
  for (Position I = Return, Begin = Return->getParent()->begin(); I != Begin;) {
    --I;
    if (I->isMetaInstruction() || !I->modifiesRegister(Whole, &TRI))
      continue;
    // Those that write it implicitly need not write it always (CMPXCHG32), and
    // a copy onto itself will be no instruction.
    return !I->isCall() && !I->isInlineAsm() && !I->isCopyLike() &&
           I->getNumExplicitDefs() == 1 &&
           TRI.getRegSizeInBits(
               *TRI.getMinimalPhysRegClass(I->getOperand(0).getReg())) == 32;
  }
  return false;
}

/// Zeroes what \p Whole holds above \p Bits bits of the result.
void X86_64::narrowGeneral(Position Return, MCRegister Whole, unsigned Bits,
                           Asm &Code) const {
  std::string Name = attName(Whole, TRI), Half = lowerHalf(Whole);
  auto Low = [&](char Size) { return std::string("%") + Half[2] + Size; };
  if (Bits == 64 || (Bits == 32 && isZeroExtended(Return, Whole)))
    return;
  if (Bits == 32) {
    // The most frequent, and no assembly: that takes long to compile. To the
    // code generator it is an instruction like any other, not a copy.
    MachineBasicBlock &MBB = *Return->getParent();
    MCRegister Low = reg(StringRef(Half).drop_front().upper());
    BuildMI(MBB, Return, MBB.findDebugLoc(Return), TII.get(opcodeOf("MOV32rr")),
            Low)
        .addReg(Low)
        .addReg(Whole, RegState::ImplicitDefine);
    return;
  }
  if (Bits == 16)
    Code.line("movzwl " + Low('x') + ", " + Half);
  else if (Bits == 8)
    Code.line("movzbl " + Low('l') + ", " + Half);
  else
    Code.line("shlq $$" + Twine(64 - Bits) + ", " + Name)
        .line("shrq $$" + Twine(64 - Bits) + ", " + Name)
        .clobber(reg("EFLAGS"));
  Code.change(Whole);
}

/// The same for a vector register and \p Bytes bytes.
void X86_64::narrowVector(MCRegister XMM, unsigned Bytes, Asm &Code) const {
  std::string Name = attName(XMM, TRI);
  std::string V = has("avx") ? "v" : "";
  std::string From = has("avx") ? Name + ", " : "";
  if (Bytes >= 16)
    return;
  if (Bytes == 8)
    Code.line(V + "movq " + Name + ", " + Name);
  else
    for (StringRef Shift : {"pslldq", "psrldq"})
      Code.line(V + Shift + " $$" + Twine(16 - Bytes) + ", " + From + Name);
  Code.change(XMM);
}

void X86_64::narrowResult(Position Return, MachineBasicBlock &MBB) {
  const DataLayout &DL = MF.getDataLayout();
  Type *T = MF.getFunction().getReturnType();
  SmallVector<Type *, 2> Parts{T};
  if (auto *Struct = dyn_cast<StructType>(T))
    Parts.assign(Struct->element_begin(), Struct->element_end());
  static constexpr const char *General[] = {"RAX", "RDX"};
  static constexpr const char *Vectors[] = {"XMM0", "XMM1"};
  unsigned NextGeneral = 0, NextVector = 0;
  AttributeSet Marks = MF.getFunction().getAttributes().getRetAttrs();
  bool IsExtended = Marks.hasAttribute(Attribute::SExt) ||
                    Marks.hasAttribute(Attribute::ZExt);
  Asm Code;
  for (Type *Part : Parts) {
    bool IsVector = Part->isVectorTy() || Part->isFloatingPointTy();
    unsigned &Next = IsVector ? NextVector : NextGeneral;
    // More do not go into registers (or by a convention that is not C's), and
    // of the wide ones nothing is unused.
    if (Part->isX86_FP80Ty())
      continue;
    if (Next == 2 || (!IsVector && !Part->isIntOrPtrTy()) ||
        (Part->isIntegerTy() && Part->getIntegerBitWidth() > 64))
      break;
    MCRegister Reg = reg((IsVector ? Vectors : General)[Next++]);
    if (!Return->readsRegister(Reg, &TRI))
      continue;
    if (IsVector) {
      // One that takes more than a register; and elements of other widths are
      // returned as wider ones.
      uint64_t Bits = DL.getTypeSizeInBits(Part).getKnownMinValue();
      unsigned Element = DL.getTypeSizeInBits(Part->getScalarType());
      if (Bits > 128)
        break;
      if (has("sse2") && Element >= 8 && isPowerOf2_32(Element))
        narrowVector(Reg, Bits / 8, Code);
    } else {
      // Callers rely on the extension to the next wider register.
      uint64_t Bits = DL.getTypeSizeInBits(Part);
      narrowGeneral(Return, Reg,
                    IsExtended || Bits < 8
                        ? std::max<uint64_t>(8, PowerOf2Ceil(Bits))
                        : Bits,
                    Code);
    }
  }
  Code.emit(MBB, Return);
}

} // namespace zeroize
