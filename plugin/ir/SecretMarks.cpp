// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Reads what Clang's CodeGen makes of AnnotateAttr: llvm.var.annotation on
// locals and parameters, llvm.ptr.annotation on fields, llvm.global.annotations
// on functions and globals. Relies on running before any optimisation. Covered
// by test/ir/read-annotations.ll and test/ir/unknown-annotation.ll.

#include "ir/SecretMarks.h"

#include "attrs/Annotations.h"
#include "ir/ContractMarks.h"
#include "ir/FunctionMarks.h"
#include "ir/Harden.h"
#include "ir/IndirectContracts.h"
#include "ir/Report.h"
#include "llvm/Analysis/ValueTracking.h"
#include "llvm/IR/Constants.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/IR/Module.h"
#include "llvm/Transforms/Utils/GlobalStatus.h"
#include "llvm/Transforms/Utils/ModuleUtils.h"

using namespace llvm;

namespace zeroize {

static constexpr char GlobalAnnotations[] = "llvm.global.annotations";

/// The text of an annotation operand when it is ours, else "".
static StringRef ourText(const Value *Operand) {
  StringRef Text;
  if (!getConstantStringInfo(Operand, Text) ||
      !Text.starts_with(AnnotationPrefix))
    return "";
  return Text;
}

static bool isAnnotation(const Function &F) {
  return F.getIntrinsicID() == Intrinsic::var_annotation ||
         F.getIntrinsicID() == Intrinsic::ptr_annotation;
}

bool hasMarks(const Module &M) {
  for (const Function &F : M)
    if (F.getName().starts_with(GlobalMark) ||
        F.getName().starts_with(CalleeMark))
      return true;
  if (M.getFunction(ScopeExit) || hasCallContracts(M))
    return true;
  for (const Function &F : M)
    if (isAnnotation(F))
      for (const User *U : F.users())
        if (const auto *Call = dyn_cast<CallBase>(U);
            Call && !ourText(Call->getArgOperand(1)).empty())
          return true;
  const GlobalVariable *Table = M.getGlobalVariable(GlobalAnnotations);
  if (!Table || !Table->hasInitializer())
    return false;
  for (const Use &Entry : Table->getInitializer()->operands())
    if (!ourText(cast<Constant>(Entry)->getOperand(1)).empty())
      return true;
  return false;
}

/// A ptr.annotation's result is its first operand; nested fields give chains of
/// them.
static Value *throughOurAnnotations(Value *Pointer) {
  for (;;) {
    auto *Call = dyn_cast<IntrinsicInst>(Pointer);
    if (!Call || Call->getIntrinsicID() != Intrinsic::ptr_annotation ||
        ourText(Call->getArgOperand(1)).empty())
      return Pointer;
    Pointer = Call->getArgOperand(0);
  }
}

/// The object behind casts and annotations in any order: the address of a first
/// field is a zero offset from another annotation, and that call goes away.
static Value *objectBehind(Value *Pointer) {
  for (;;) {
    Value *Behind = throughOurAnnotations(Pointer->stripPointerCasts());
    if (Behind == Pointer)
      return Pointer;
    Pointer = Behind;
  }
}

namespace {

/// Collects one module's marks.
class Reader {
public:
  explicit Reader(Module &M) : M(M) {}

  SecretMarks run() {
    for (Function &F : M)
      if (isAnnotation(F))
        readCalls(F);
    for (IntrinsicInst *Call : Ours) {
      if (!Call->getType()->isVoidTy())
        Call->replaceAllUsesWith(Call->getArgOperand(0));
      Call->eraseFromParent();
    }
    readTable();
    readElsewhere();
    readCallees();
    for (GlobalVariable *Text : Texts) {
      Text->removeDeadConstantUsers();
      if (Text->use_empty() && Text->hasLocalLinkage())
        Text->eraseFromParent();
    }
    for (Function *F : Marks.PublicResults)
      for (const User *U : F->users())
        if (const auto *Call = dyn_cast<CallBase>(U);
            Call && Call->getCalledFunction() == F)
          remarkDeclassified(*Call, F);
    for (auto &[F, Text] : Marks.Contracts)
      if (!F->isDeclaration() && Text.find_first_of("sio") != std::string::npos)
        Marks.Declared.insert(F);
    return std::move(Marks);
  }

private:
  void unknown(StringRef Text) {
    reportError(M, "unknown annotation '" + Text + "' [zeroize-annotation]");
  }

  void noteText(Value *Operand) {
    if (auto *Text = dyn_cast<GlobalVariable>(Operand->stripPointerCasts()))
      Texts.insert(Text);
  }

  void readCalls(Function &F) {
    for (User *U : F.users()) {
      auto *Call = dyn_cast<IntrinsicInst>(U);
      StringRef Text = Call ? ourText(Call->getArgOperand(1)) : "";
      if (Text.empty())
        continue;
      Ours.push_back(Call);
      noteText(Call->getArgOperand(1));
      noteText(Call->getArgOperand(2));

      Value *Address = throughOurAnnotations(Call->getArgOperand(0));
      if (Text.consume_front(PointerContract)) {
        mergeContract(Marks.PointerContracts[Address], Text);
        continue;
      }
      bool IsLocal = Call->getIntrinsicID() == Intrinsic::var_annotation;
      StringRef Name;
      std::tie(Text, Name) = Text.split(':');
      if (!Name.empty())
        nameVariable(*objectBehind(Address), Name);
      if (Text == SecretStorage)
        // In an address space of its own the alloca reaches us through a cast.
        IsLocal ? Marks.Locals.insert(objectBehind(Address))
                : Marks.Addresses.insert(Address);
      else if (Text == SecretCallers)
        Marks.Addresses.insert(objectBehind(Address));
      else if (Text == SecretPointee)
        Marks.PointeeHolders.insert(objectBehind(Address));
      else if (Text == OwnedMark || Text == WipedMark)
        continue;
      else if (Text == Declassify)
        Marks.Declassified.insert(objectBehind(Address));
      else if (unsigned Number;
               Text.consume_front(LeftAt) && !Text.getAsInteger(10, Number))
        Marks.LeftAt[Number].push_back(objectBehind(Address));
      else
        unknown(Text);
      if (Text == Declassify)
        remarkDeclassified(*Call);
      // Who holds a pointer holds no secret by that: the region begins where
      // the bytes are worked on, and a `main` that keeps a context is none.
      if (Text == SecretStorage || Text == SecretCallers)
        Marks.Declared.insert(Call->getFunction());
      // It ends, at the latest, where the pointer does.
      else if (Text == SecretPointee && IsLocal)
        Call->getFunction()->addFnAttr(KeepsPointers);
    }
  }

  void readGlobal(GlobalValue *Object, StringRef Text) {
    if (auto *F = dyn_cast<Function>(Object)) {
      StringRef Letters = Text;
      if (Letters.consume_front(StoredContract))
        markArguments(*F, Letters);
      else if (Letters.consume_front(Contract))
        // One entry per redeclaration; a mark on any of them counts.
        mergeContract(Marks.Contracts[F], Letters);
      else if (Text == Declassify)
        Marks.PublicResults.insert(F);
      else if (Letters.consume_front(ReleasesBlock))
        F->addFnAttr(ReleaseFunction, Letters);
      else
        unknown(Text);
    } else if (Text.consume_front(PointerContract)) {
      mergeContract(Marks.PointerContracts[Object], Text);
    } else if (Text == SecretStorage) {
      Marks.Addresses.insert(Object);
    } else if (Text == SecretPointee) {
      Marks.PointeeHolders.insert(Object);
    } else {
      unknown(Text);
    }
  }

  /// The variables that other files define, and takes away who names them.
  void readElsewhere() {
    SmallVector<Function *, 4> Words;
    for (Function &F : M)
      if (F.getName().starts_with(GlobalMark))
        Words.push_back(&F);
    for (Function *Word : Words) {
      StringRef Text = Word->getName();
      Text.consume_front(GlobalMark);
      SmallSetVector<Function *, 8> Carriers;
      for (User *U : Word->users())
        if (auto *Call = dyn_cast<CallBase>(U)) {
          readElsewhere(*Call->getArgOperand(0), Text);
          Carriers.insert(Call->getFunction());
        }
      for (Function *Carrier : Carriers) {
        removeFromUsedLists(M, [=](Constant *C) { return C == Carrier; });
        Carrier->replaceAllUsesWith(PoisonValue::get(Carrier->getType()));
        Carrier->eraseFromParent();
      }
      if (Word->use_empty())
        Word->eraseFromParent();
    }
  }

  /// Pointers that are called where they are made.
  void readCallees() {
    for (Function &F : make_early_inc_range(M)) {
      StringRef Letters = F.getName();
      if (!Letters.consume_front(CalleeMark))
        continue;
      for (User *U : make_early_inc_range(F.users())) {
        auto *Mark = cast<CallBase>(U);
        for (User *By : Mark->users())
          if (auto *Call = dyn_cast<CallBase>(By);
              Call && Call->getCalledOperand() == Mark)
            Call->addFnAttr(
                Attribute::get(M.getContext(), FunctionContract, Letters));
        Mark->replaceAllUsesWith(Mark->getArgOperand(0));
        Mark->eraseFromParent();
      }
      F.eraseFromParent();
    }
  }

  void readElsewhere(Value &Address, StringRef Text) {
    Value *Object = Address.stripPointerCasts();
    // What a reference refers to.
    if (auto *Load = dyn_cast<LoadInst>(Object))
      Object = Load->getPointerOperand()->stripPointerCasts();
    if (auto *Call = dyn_cast<CallBase>(Object)) {
      Function *Callee = Call->getCalledFunction();
      if (Call->getIntrinsicID() == Intrinsic::threadlocal_address)
        Object = Call->getArgOperand(0);
      else if (Callee && !Callee->isIntrinsic()) {
        // It initializes a thread's variable, and returns its address.
        mergeContract(Marks.Contracts[Callee], "o");
        return;
      }
    }
    if (auto *Known = dyn_cast<GlobalValue>(Object))
      readGlobal(Known, Text);
  }

  /// As if \p F's parameters were marked; callers learn the rest from its body.
  void markArguments(Function &F, StringRef Letters) {
    if (F.isDeclaration())
      return;
    ContractMarks Told = decodeContract(F, Letters);
    for (Argument &A : F.args()) {
      char Letter = Told.Parameters[A.getArgNo()];
      if (Letter == 'i' || Letter == 'o' ||
          (Letter == 's' && A.hasPointeeInMemoryValueAttr())) {
        Marks.Addresses.insert(&A);
        Marks.PointeeHolders.insert(&A);
      } else if (Letter == 's') {
        // Clang gives each parameter a variable.
        for (User *U : A.users())
          if (auto *Store = dyn_cast<StoreInst>(U);
              Store && Store->getValueOperand() == &A)
            Marks.Addresses.insert(Store->getPointerOperand());
      }
    }
    Marks.Declared.insert(&F);
  }

  static void mergeContract(std::string &Into, StringRef Letters) {
    if (Into.size() < Letters.size())
      Into.resize(Letters.size(), '-');
    for (size_t I = 0; I < Letters.size(); ++I)
      // 'o' says more than 'i', every mark more than '?' or 'w', and those than
      // '-'.
      if (Into[I] == '-' ||
          ((Into[I] == '?' || Into[I] == 'w') && Letters[I] != '-') ||
          (Into[I] == 'i' && Letters[I] == 'o'))
        Into[I] = Letters[I];
  }

  void readTable() {
    GlobalVariable *Table = M.getGlobalVariable(GlobalAnnotations);
    if (!Table || !Table->hasInitializer())
      return;
    SmallVector<Constant *, 16> Kept;
    for (Use &Use : Table->getInitializer()->operands()) {
      auto *Entry = cast<Constant>(Use);
      auto *Object =
          dyn_cast<GlobalValue>(Entry->getOperand(0)->stripPointerCasts());
      // A constructor that is another one's alias.
      if (auto *Alias = dyn_cast_or_null<GlobalAlias>(Object))
        if (auto *F = dyn_cast_or_null<Function>(Alias->getAliaseeObject()))
          Object = F;
      StringRef Text = ourText(Entry->getOperand(1));
      if (Text.empty() || !Object) {
        Kept.push_back(Entry);
        continue;
      }
      noteText(Entry->getOperand(1));
      noteText(Entry->getOperand(2));
      readGlobal(Object, Text);
    }
    auto *OldType = cast<ArrayType>(Table->getValueType());
    if (Kept.size() == OldType->getNumElements())
      return;
    if (!Kept.empty()) {
      auto *Type = ArrayType::get(OldType->getElementType(), Kept.size());
      auto *New =
          new GlobalVariable(M, Type, Table->isConstant(), Table->getLinkage(),
                             ConstantArray::get(Type, Kept), "", Table);
      New->copyAttributesFrom(Table);
      New->takeName(Table);
    }
    Constant *Initializer = Table->getInitializer();
    Table->eraseFromParent();
    // The old table still uses the objects; a dead constant would keep
    // declarations alive.
    if (isSafeToDestroyConstant(Initializer))
      Initializer->destroyConstant();
  }

  Module &M;
  SecretMarks Marks;
  SmallVector<IntrinsicInst *, 32> Ours;
  SetVector<GlobalVariable *> Texts;
};

} // namespace

void callThroughAliases(Module &M) {
  for (GlobalAlias &Alias : M.aliases()) {
    auto *Callee = dyn_cast<Function>(Alias.getAliaseeObject());
    if (!Callee || Alias.isInterposable() ||
        Alias.getAliasee()->stripPointerCastsAndAliases() != Callee)
      continue;
    for (Use &U : make_early_inc_range(Alias.uses()))
      if (auto *Call = dyn_cast<CallBase>(U.getUser());
          Call && Call->isCallee(&U))
        U.set(Callee);
  }
}

SecretMarks readMarks(Module &M) { return Reader(M).run(); }

void assumeSecrets(Module &M, SecretMarks &Marks) {
  for (Function &F : M) {
    if (F.isDeclaration() || F.hasAvailableExternallyLinkage() ||
        (F.hasLocalLinkage() && !F.hasAddressTaken()) ||
        Marks.Contracts.contains(&F))
      continue;
    Marks.Declared.insert(&F);
    for (Argument &A : F.args())
      if (A.getType()->isPointerTy()) {
        Marks.Addresses.insert(&A);
        Marks.PointeeHolders.insert(&A);
      }
  }
}

void keepMarksForLink(const SecretMarks &Marks) {
  for (const auto &[F, Letters] : Marks.Contracts)
    F->addFnAttr(FunctionContract, Letters);
  for (Function *F : Marks.PublicResults)
    F->addFnAttr(PublicResult);
  for (Value *Address : Marks.Addresses)
    if (auto *G = dyn_cast<GlobalVariable>(Address))
      G->addAttribute(SecretBytes);
  for (Value *Address : Marks.PointeeHolders)
    if (auto *G = dyn_cast<GlobalVariable>(Address))
      G->addAttribute(SecretReach);
}

SecretMarks readKeptMarks(Module &M) {
  SecretMarks Marks;
  for (GlobalVariable &G : M.globals()) {
    if (G.hasAttribute(SecretBytes))
      Marks.Addresses.insert(&G);
    if (G.hasAttribute(SecretReach))
      Marks.PointeeHolders.insert(&G);
  }
  for (Function &F : M) {
    if (Attribute Kept = F.getFnAttribute(FunctionContract); Kept.isValid())
      Marks.Contracts[&F] = Kept.getValueAsString().str();
    // Others that hold secrets are inside of a region: it ends where they were
    // called from.
    if (!F.isDeclaration() && F.hasFnAttribute(DeclaresSecrets))
      Marks.Declared.insert(&F);
  }
  return Marks;
}

} // namespace zeroize
