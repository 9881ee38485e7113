// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The runtime's bitcode is part of the plugin, so a user links and installs
// nothing. Before it is linked it is given the module's own flags and
// processor: module flags that differ would disarm CET/BTI for the whole
// module. Relies on every runtime function's name beginning with "__zeroize_".
// Covered by test/ir/runtime.ll.

#include "ir/Runtime.h"

#include "ir/Attest.h"
#include "ir/FunctionMarks.h"
#include "ir/Harden.h"
#include "ir/Report.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Bitcode/BitcodeReader.h"
#include "llvm/IR/InlineAsm.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/InstrTypes.h"
#include "llvm/IR/Module.h"
#include "llvm/Linker/Linker.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Transforms/Utils/ModuleUtils.h"

using namespace llvm;

namespace zeroize {

#ifdef ZEROIZE_RUNTIME_BITCODE
static const unsigned char Bitcode[] = {
#include ZEROIZE_RUNTIME_BITCODE
};
static StringRef bitcode() {
  return {reinterpret_cast<const char *>(Bitcode), sizeof(Bitcode)};
}
#else
static StringRef bitcode() { return ""; }
#endif

/// Any secret function stands for the module's processor and protection
/// settings.
static const Function *modelFunction(const Module &M) {
  for (const Function &F : M)
    if (!F.isDeclaration() && isSecret(F))
      return &F;
  return nullptr;
}

static void adoptModuleFlags(Module &From, Module &To) {
  if (NamedMDNode *Old = To.getModuleFlagsMetadata())
    Old->eraseFromParent();
  NamedMDNode *New = nullptr;
  if (NamedMDNode *Flags = From.getModuleFlagsMetadata())
    for (MDNode *Flag : Flags->operands()) {
      if (!New)
        New = To.getOrInsertModuleFlagsMetadata();
      New->addOperand(Flag);
    }
  // The rest describes the runtime's own translation unit, not the user's.
  for (const char *Name : {"llvm.ident", "llvm.errno.tbaa"})
    if (NamedMDNode *Own = To.getNamedMetadata(Name))
      Own->eraseFromParent();
}

/// True for a feature that says how code is to be made, or what it must not
/// use; not for one that the processor must have. A program may hold functions
/// for several processors, and the linker keeps one copy of each helper: that
/// one must run wherever the program does. Nor have the helpers' variables tags
/// in their addresses (+tagged-globals): assembly cannot fetch those from the
/// table of addresses.
static bool isHelpersToo(StringRef Feature) {
  if (Feature.starts_with("-"))
    return true;
  Feature.consume_front("+");
  return Feature.starts_with("retpoline") || Feature.starts_with("lvi-") ||
         Feature.starts_with("harden-sls-") || Feature == "seses" ||
         Feature == "soft-float";
}

/// Attributes by which functions of one program must agree.
static void adoptAttributes(const Function &Model, Function &F) {
  for (StringRef Name :
       {"tune-cpu", "branch-target-enforcement", "sign-return-address",
        "sign-return-address-key", "guarded-control-stack", "frame-pointer",
        "probe-stack", "stack-probe-size"}) {
    F.removeFnAttr(Name);
    if (Attribute A = Model.getFnAttribute(Name); A.isValid())
      F.addFnAttr(A);
  }
  // As it was compiled: for every processor of the architecture.
  SmallVector<StringRef, 32> Features, Theirs;
  F.getFnAttribute("target-features")
      .getValueAsString()
      .split(Features, ',', -1, /*KeepEmpty=*/false);
  Model.getFnAttribute("target-features")
      .getValueAsString()
      .split(Theirs, ',', -1, /*KeepEmpty=*/false);
  copy_if(Theirs, std::back_inserter(Features), isHelpersToo);
  F.addFnAttr("target-features", join(Features, ","));
  for (Attribute::AttrKind Kind : {Attribute::UWTable, Attribute::NoCfCheck}) {
    F.removeFnAttr(Kind);
    if (Attribute A = Model.getFnAttribute(Kind); A.isValid())
      F.addFnAttr(A);
  }
}

/// The body of a naked function is read to the end and no further: what Clang
/// says of every assembly statement, that it changes the flags, tells nobody
/// anything there, and to look the names up takes longer than the rest. Nor,
/// where \p F has no frame description, may directives add to it; with debug
/// information every function has one (.debug_frame).
static void shortenAssembly(Function &F, bool HasDebugInfo) {
  for (Instruction &I : instructions(F)) {
    auto *Call = dyn_cast<CallBase>(&I);
    auto *Asm = Call ? dyn_cast<InlineAsm>(Call->getCalledOperand()) : nullptr;
    if (!Asm)
      continue;
    SmallVector<StringRef, 8> Constraints;
    StringRef(Asm->getConstraintString()).split(Constraints, ',', -1, false);
    erase_if(Constraints, [](StringRef C) { return C.starts_with("~"); });
    std::string Text = Asm->getAsmString().str();
    if (!F.hasUWTable() && !HasDebugInfo) {
      SmallVector<StringRef, 64> Lines;
      StringRef(Text).split(Lines, '\n');
      erase_if(Lines,
               [](StringRef Line) { return Line.trim().starts_with(".cfi_"); });
      Text = join(Lines, "\n");
    }
    Call->setCalledOperand(InlineAsm::get(
        Asm->getFunctionType(), Text, join(Constraints, ","),
        Asm->hasSideEffects(), Asm->isAlignStack(), Asm->getDialect()));
  }
}

/// For a module that has helpers already and gets more: theirs are listed.
static void dropKnownConstructors(const Module &M, Module &Runtime) {
  GlobalVariable *List = Runtime.getGlobalVariable("llvm.global_ctors");
  if (List &&
      all_of(List->getInitializer()->operands(), [&M](const Use &Entry) {
        const Function *Own =
            M.getFunction(cast<Constant>(Entry)->getOperand(1)->getName());
        return Own && !Own->isDeclaration();
      }))
    List->eraseFromParent();
}

/// True for helpers that move secrets by means of the C library; the others, on
/// which the time of every release depends, never look into a block or leave
/// nothing of it.
static bool isSecretHelper(const Function &F) {
  return F.getName().starts_with("__zeroize_heap_") && !F.isDeclaration() &&
         !F.hasFnAttribute(Attribute::Naked) &&
         F.getName() != "__zeroize_heap_size" &&
         F.getName() != "__zeroize_heap_learn_mark";
}

/// Every file has them, and the code generator would take longer for them than
/// for the code of a small file: they are assembly, or are run once.
static void generateQuickly(Function &F) {
  F.removeFnAttr(Attribute::OptimizeForSize);
  if (!F.hasFnAttribute(Attribute::Naked) &&
      F.getName().starts_with("__zeroize_heap_"))
    return;
  F.addFnAttr(Attribute::NoInline);
  F.addFnAttr(Attribute::OptimizeNone);
}

/// A sanitizer that gives functions other names would hide those that the code
/// generator and assembly call by theirs. MemorySanitizer wants to be told what
/// the others return.
static bool hasResultForCallers(const Function &F) {
  return F.getName().starts_with("__zeroize_heap_") ||
         F.getName().starts_with("__zeroize_signal_");
}

static void prepare(Module &M, const Function &Model, Module &Runtime) {
  bool HasDebugInfo = !M.debug_compile_units().empty();
  Runtime.setTargetTriple(M.getTargetTriple());
  Runtime.setDataLayout(M.getDataLayout());
  adoptModuleFlags(M, Runtime);
  // llvm.used would hold the helpers against the linker's --gc-sections as
  // well.
  for (const char *Table : {"llvm.used", "llvm.compiler.used"})
    if (GlobalVariable *Used = Runtime.getGlobalVariable(Table))
      Used->eraseFromParent();
  dropKnownConstructors(M, Runtime);
  bool UseComdat = M.getTargetTriple().supportsCOMDAT();
  for (GlobalObject &Object : Runtime.global_objects()) {
    // The table of constructors is neither: its linkage is to be appended.
    if (Object.isDeclaration() || Object.hasLocalLinkage() ||
        Object.hasAppendingLinkage())
      continue;
    // Not linkonce_odr yet: the linker leaves out what nobody calls.
    Object.setLinkage(GlobalValue::WeakODRLinkage);
    Object.setVisibility(GlobalValue::HiddenVisibility);
    Object.setDSOLocal(true);
    if (UseComdat)
      Object.setComdat(Runtime.getOrInsertComdat(Object.getName()));
  }
  // A sanitizer would move the variables that the helpers name in assembly, or
  // put a tag into their addresses.
  for (GlobalVariable &G : Runtime.globals()) {
    GlobalValue::SanitizerMetadata Left;
    Left.NoAddress = Left.NoHWAddress = true;
    G.setSanitizerMetadata(Left);
  }
  // A weak reference takes nothing out of musl's archive, where this function
  // has a member of its own.
  if (Function *Size = Runtime.getFunction("malloc_usable_size");
      Size && M.getTargetTriple().isMusl())
    Size->setLinkage(GlobalValue::ExternalLinkage);
  for (Function &F : Runtime)
    if (!F.isDeclaration()) {
      adoptAttributes(Model, F);
      generateQuickly(F);
      if (!hasResultForCallers(F))
        F.addFnAttr(Attribute::DisableSanitizerInstrumentation);
      // For who reads the code that calls them (runtime/code_walk.c).
      if (F.hasFnAttribute(Attribute::Naked) && !M.getModuleFlag("kcfi"))
        F.setPrefixData(attestation(F));
      if (F.hasFnAttribute(Attribute::Naked))
        shortenAssembly(F, HasDebugInfo);
    }
}

/// The IR half alone calls these, and has done so.
static bool isOptional(StringRef Name) {
  return Name.starts_with("__zeroize_heap_") ||
         Name.starts_with("__zeroize_end_") ||
         Name.starts_with("__zeroize_exit_") ||
         Name.starts_with("__zeroize_signal_") ||
         Name.starts_with("__zeroize_longjmp");
}

static void dropUnusedHelpers(Module &M) {
  for (bool Changed = true; Changed;) {
    Changed = false;
    for (Function &F : make_early_inc_range(M))
      if (isOptional(F.getName()) && F.use_empty()) {
        F.eraseFromParent();
        Changed = true;
      }
    for (GlobalVariable &G : make_early_inc_range(M.globals()))
      if (isOptional(G.getName())) {
        // Addresses in it, of functions that are gone.
        G.removeDeadConstantUsers();
        if (!G.use_empty())
          continue;
        G.eraseFromParent();
        Changed = true;
      }
  }
}

/// ThinLTO takes copies out of a module whose twins in another one prevail, but
/// leaves the names of their groups, and a module that has a group is given no
/// member of it.
static void dropEmptyGroups(Module &M) {
  SmallVector<StringRef, 16> Empty;
  for (const auto &Entry : M.getComdatSymbolTable())
    if (Entry.getKey().starts_with("__zeroize_") &&
        Entry.getValue().getUsers().empty())
      Empty.push_back(Entry.getKey());
  for (StringRef Name : Empty)
    M.getComdatSymbolTable().erase(Name);
}

/// In the linker the program's own allocator, if it has one, is internal by
/// now. The helpers' malloc is that one, not the C library's. The result is
/// what has to become internal again.
static SmallVector<Function *, 4> uncover(Module &M, const Module &Runtime) {
  SmallVector<Function *, 4> Internal;
  for (const Function &Wanted : Runtime) {
    Function *F =
        Wanted.isDeclaration() ? M.getFunction(Wanted.getName()) : nullptr;
    if (!F || F->isDeclaration() || !F->hasLocalLinkage() ||
        F->getFunctionType() != Wanted.getFunctionType() ||
        Wanted.isIntrinsic())
      continue;
    F->setLinkage(GlobalValue::ExternalLinkage);
    Internal.push_back(F);
  }
  return Internal;
}

void describeHelpers(Module &M) {
  for (Function &F : M)
    if (F.isDeclaration() && F.getName().starts_with("__zeroize_")) {
      F.setDoesNotThrow();
      F.setVisibility(GlobalValue::HiddenVisibility);
      F.setDSOLocal(true);
    }
}

/// The functions of the runtime that the constants among \p Work refer to.
static void collectReferences(SmallVector<const Value *, 32> Work,
                              SmallVectorImpl<Function *> &References) {
  SmallPtrSet<const Value *, 32> Seen;
  while (!Work.empty()) {
    const Value *V = Work.pop_back_val();
    if (!isa<Constant>(V) || !Seen.insert(V).second)
      continue;
    if (auto *Other = dyn_cast<Function>(V))
      References.push_back(const_cast<Function *>(Other));
    else if (!isa<GlobalValue>(V))
      append_range(Work, cast<Constant>(V)->operands());
  }
}

/// Reads the bodies of those functions of \p Runtime that \p M needs, and drops
/// the others: most are for the heap, threads and jumps, and reading takes
/// longer than all else here.
static Error readWanted(const Module &M, Module &Runtime) {
  SmallVector<Function *, 64> Work;
  for (Function &F : Runtime)
    if (const Function *Own = M.getFunction(F.getName());
        !isOptional(F.getName()) || (Own && !Own->use_empty()))
      Work.push_back(&F);
  SmallPtrSet<Function *, 32> Wanted;
  while (!Work.empty()) {
    Function *F = Work.pop_back_val();
    if (F->isDeclaration() || !Wanted.insert(F).second)
      continue;
    if (Error E = F->materialize())
      return E;
    SmallVector<const Value *, 32> Operands;
    for (const Instruction &I : instructions(*F))
      append_range(Operands, I.operands());
    collectReferences(std::move(Operands), Work);
  }
  for (Function &F : Runtime)
    if (!F.isDeclaration() && !Wanted.contains(&F))
      F.deleteBody();
  return Runtime.materializeAll();
}

bool linkRuntime(Module &M) {
  const Function *Model = modelFunction(M);
  if (!Model || bitcode().empty())
    return false;
  Expected<std::unique_ptr<Module>> Parsed = getLazyBitcodeModule(
      MemoryBufferRef(bitcode(), "zeroize runtime"), M.getContext());
  if (Parsed)
    if (Error E = readWanted(M, **Parsed))
      Parsed = std::move(E);
  if (!Parsed) {
    reportError(M, "cannot read the embedded runtime: " +
                       toString(Parsed.takeError()) + " [zeroize-runtime]");
    return false;
  }
  Module &Runtime = **Parsed;
  // One bitcode per architecture; the machine half does without where there is
  // none.
  if (Runtime.getTargetTriple().getArch() != M.getTargetTriple().getArch())
    return false;

  SmallVector<std::string, 16> Names;
  for (const GlobalObject &Object : Runtime.global_objects())
    if (!Object.isDeclaration() && !Object.hasLocalLinkage() &&
        Object.getName().starts_with("__zeroize_"))
      Names.push_back(Object.getName().str());
  auto IsThere = [&M](const std::string &Name) {
    const GlobalValue *Value = M.getNamedValue(Name);
    // What is not called is not wanted.
    return Value ? !Value->isDeclaration() : isOptional(Name);
  };
  if (all_of(Names, IsThere))
    return false;

  dropEmptyGroups(M);
  prepare(M, *Model, Runtime);
  // The linker has made them internal. Beside their comdats those that come now
  // would be taken for copies and left out.
  for (const std::string &Name : Names)
    if (GlobalValue *Value = M.getNamedValue(Name);
        Value && !Value->isDeclaration() && Value->hasLocalLinkage()) {
      Value->setLinkage(GlobalValue::WeakODRLinkage);
      Value->setVisibility(GlobalValue::HiddenVisibility);
    }
  SmallVector<Function *, 4> Internal = uncover(M, Runtime);
  if (Linker::linkModules(M, std::move(*Parsed))) {
    reportError(M, "cannot link the embedded runtime [zeroize-runtime]");
    return false;
  }
  for (Function *F : Internal)
    F->setLinkage(GlobalValue::InternalLinkage);
  dropUnusedHelpers(M);
  // Who wants which of the others is known when these are compiled, too
  // (codegen/UnusedHelpers.h).
  SmallVector<Function *, 32> Others;
  for (Function &F : M)
    if (isSecretHelper(F))
      markSecret(F);
    else if (!F.isDeclaration() && F.getName().starts_with("__zeroize_"))
      Others.push_back(&F);
  for (Function *F : Others)
    M.getFunctionList().splice(M.end(), M.getFunctionList(), F->getIterator());
  // Only the machine half calls these, after every pass that would find them
  // unused.
  SmallVector<GlobalValue *, 16> Used;
  for (const std::string &Name : Names)
    if (GlobalValue *Value = M.getNamedValue(Name);
        Value && !Value->isDeclaration()) {
      Value->setLinkage(GlobalValue::LinkOnceODRLinkage);
      // The list's head is read only, until FinishPass makes the records.
      if (!isOptional(Name) || Name == "__zeroize_exit_frames")
        Used.push_back(Value);
    }
  appendToCompilerUsed(M, Used);
  return true;
}

} // namespace zeroize
