// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See PlaceMap.h. After Okasaki and Gill, Fast Mergeable Integer Maps.

#include "sema/flow/State.h"

#include "llvm/Support/MathExtras.h"

using namespace clang;

namespace zeroize {

template <class T> static typename PlaceMap<T>::Factory &factory();
template <> PlaceMap<const Fact *>::Factory &factory<const Fact *>() {
  return PlaceTable::get().Contents;
}
template <> PlaceMap<Targets>::Factory &factory<Targets>() {
  return PlaceTable::get().Pointers;
}

static uintptr_t idOf(const Fact *F) { return uintptr_t(F); }
static uintptr_t idOf(const Targets &T) { return uintptr_t(T.id()); }

/// The bits of \p Key above \p Bit.
static unsigned above(unsigned Key, unsigned Bit) {
  return Key & ~(Bit | (Bit - 1));
}

template <class T>
bool PlaceMap<T>::Factory::Info::isEqual(const Node *A, const Node *B) {
  if (A == B)
    return true;
  for (const Node *N : {A, B})
    if (N == getEmptyKey() || N == getTombstoneKey())
      return false;
  return A->Hash == B->Hash && A->Key == B->Key && A->Bit == B->Bit &&
         A->Left == B->Left && A->Right == B->Right && A->Known == B->Known;
}

template <class T>
auto PlaceMap<T>::Factory::unique(const Node &N) -> const Node * {
  ++PlaceTable::get().Work;
  auto [It, IsNew] = Nodes.try_emplace(&N);
  if (!IsNew)
    return It->second;
  Node *New = new (Memory) Node(N);
  if (!N.Known.empty()) {
    Entry *Known = Memory.template Allocate<Entry>(N.Known.size());
    std::uninitialized_copy(N.Known.begin(), N.Known.end(), Known);
    New->Known = {Known, N.Known.size()};
  }
  // It must not be known by what is only passing by.
  It->first = It->second = New;
  return New;
}

template <class T>
auto PlaceMap<T>::Factory::leaf(unsigned Key, llvm::ArrayRef<Entry> Known)
    -> const Node * {
  Node N;
  N.Key = Key;
  N.Count = Known.size();
  N.Known = Known;
  uint64_t Hash = Key;
  for (const Entry &E : Known)
    Hash = mixed(mixed(Hash, E.first.Steps.number()), idOf(E.second));
  N.Hash = Hash;
  return unique(N);
}

template <class T>
auto PlaceMap<T>::Factory::branch(unsigned Key, unsigned Bit, const Node *Left,
                                  const Node *Right) -> const Node * {
  Node N;
  N.Key = Key;
  N.Bit = Bit;
  N.Count = Left->Count + Right->Count;
  N.Left = Left;
  N.Right = Right;
  N.Hash = mixed(mixed(0, uintptr_t(Left)), uintptr_t(Right));
  return unique(N);
}

template <class T> bool PlaceMap<T>::fits(const Node *Branch, unsigned Key) {
  return above(Key, Branch->Bit) == Branch->Key;
}

template <class T>
auto PlaceMap<T>::leafOf(const Node *N, unsigned Key) -> const Node * {
  while (N && N->Bit)
    N = Key & N->Bit ? N->Right : N->Left;
  return N && N->Key == Key ? N : nullptr;
}

/// A tree of two that have no object in common, and of which neither can hold
/// the other.
template <class T>
auto PlaceMap<T>::link(const Node *A, const Node *B) -> const Node * {
  unsigned Bit = llvm::bit_floor(A->Key ^ B->Key);
  if (A->Key & Bit)
    std::swap(A, B);
  return factory<T>().branch(above(A->Key, Bit), Bit, A, B);
}

/// \p N with \p Leaf for the object \p Key, or without it if that is null.
template <class T>
auto PlaceMap<T>::put(const Node *N, unsigned Key, const Node *Leaf)
    -> const Node * {
  if (!N)
    return Leaf;
  if (!N->Bit && N->Key == Key)
    return Leaf;
  if (!N->Bit || !fits(N, Key))
    return Leaf ? link(N, Leaf) : N;
  const Node *Left = N->Left, *Right = N->Right;
  const Node *&Side = Key & N->Bit ? Right : Left;
  Side = put(Side, Key, Leaf);
  return pair(N, Left, Right);
}

template <class T>
auto PlaceMap<T>::meet(const Node *A, const Node *B,
                       llvm::function_ref<JoinObject> Join) -> const Node * {
  if (A == B || !B)
    return A;
  if (!A)
    return B;
  ++PlaceTable::get().Work;
  if (!A->Bit && !B->Bit && A->Key == B->Key) {
    // Mostly nothing is new.
    Entries Both;
    if (!Join(A->Known, B->Known, Both))
      return A;
    return factory<T>().leaf(A->Key, Both);
  }
  if (A->Bit && A->Bit == B->Bit && A->Key == B->Key) {
    const Node *Left = meet(A->Left, B->Left, Join);
    const Node *Right = meet(A->Right, B->Right, Join);
    if (Left == A->Left && Right == A->Right)
      return A;
    return factory<T>().branch(A->Key, A->Bit, Left, Right);
  }
  // One is a part of the other, or they lie apart.
  if (A->Bit > B->Bit && fits(A, B->Key)) {
    bool IsRight = B->Key & A->Bit;
    const Node *Left = IsRight ? A->Left : meet(A->Left, B, Join);
    const Node *Right = IsRight ? meet(A->Right, B, Join) : A->Right;
    if (Left == A->Left && Right == A->Right)
      return A;
    return factory<T>().branch(A->Key, A->Bit, Left, Right);
  }
  if (B->Bit > A->Bit && fits(B, A->Key)) {
    bool IsRight = A->Key & B->Bit;
    const Node *Left = IsRight ? B->Left : meet(A, B->Left, Join);
    const Node *Right = IsRight ? meet(A, B->Right, Join) : B->Right;
    return factory<T>().branch(B->Key, B->Bit, Left, Right);
  }
  return link(A, B);
}

/// \p Branch with other sides, of which either may be null.
template <class T>
auto PlaceMap<T>::pair(const Node *Branch, const Node *Left, const Node *Right)
    -> const Node * {
  if (Left == Branch->Left && Right == Branch->Right)
    return Branch;
  if (!Left || !Right)
    return Left ? Left : Right;
  return factory<T>().branch(Branch->Key, Branch->Bit, Left, Right);
}

/// What is in both.
template <class T>
auto PlaceMap<T>::common(const Node *A, const Node *B) -> const Node * {
  if (A == B || !A || !B)
    return A == B ? A : nullptr;
  ++PlaceTable::get().Work;
  if (!A->Bit && !B->Bit && A->Key == B->Key) {
    Entries Both;
    for (const Entry &E : A->Known)
      if (llvm::is_contained(B->Known, E))
        Both.push_back(E);
    return Both.empty() ? nullptr : factory<T>().leaf(A->Key, Both);
  }
  if (A->Bit && A->Bit == B->Bit && A->Key == B->Key)
    return pair(A, common(A->Left, B->Left), common(A->Right, B->Right));
  if (A->Bit > B->Bit && fits(A, B->Key))
    return common(B->Key & A->Bit ? A->Right : A->Left, B);
  if (B->Bit > A->Bit && fits(B, A->Key))
    return common(A, A->Key & B->Bit ? B->Right : B->Left);
  return nullptr;
}

template <class T>
auto PlaceMap<T>::object(const Place &P) const -> llvm::ArrayRef<Entry> {
  if (!Root)
    return {};
  std::optional<unsigned> Key = PlaceTable::get().findNumber(P.Base);
  const Node *Leaf = Key ? leafOf(Root, *Key) : nullptr;
  return Leaf ? Leaf->Known : llvm::ArrayRef<Entry>();
}

template <class T>
auto PlaceMap<T>::find(const Place &P) const -> const Entry * {
  for (const Entry &E : object(P))
    if (E.first.Steps == P.Steps)
      return &E;
  return nullptr;
}

template <class T> void PlaceMap<T>::collect(const Node *N, Entries &Result) {
  if (!N)
    return;
  ++PlaceTable::get().Work;
  Result.append(N->Known.begin(), N->Known.end());
  collect(N->Left, Result);
  collect(N->Right, Result);
}

template <class T> auto PlaceMap<T>::all() const -> Entries {
  Entries Result;
  collect(Root, Result);
  return Result;
}

/// \p Known is all that is to be known of the object of \p P.
template <class T>
void PlaceMap<T>::assign(const Place &P, llvm::ArrayRef<Entry> Known) {
  unsigned Key = PlaceTable::get().numberOf(P.Base);
  Root =
      put(Root, Key, Known.empty() ? nullptr : factory<T>().leaf(Key, Known));
}

template <class T> void PlaceMap<T>::set(const Place &P, const T &What) {
  llvm::ArrayRef<Entry> Before = object(P);
  auto *It = llvm::find_if(
      Before, [&](const Entry &E) { return !(E.first.Steps < P.Steps); });
  const bool IsThere = It != Before.end() && It->first.Steps == P.Steps;
  if (IsThere && It->second == What)
    return;
  Entries Known;
  Known.reserve(Before.size() + 1);
  Known.append(Before.begin(), It);
  // The place as it was named first.
  Known.push_back({IsThere ? It->first : P, What});
  Known.append(IsThere ? It + 1 : It, Before.end());
  assign(P, Known);
}

template <class T>
void PlaceMap<T>::eraseIf(const Place &P,
                          llvm::function_ref<bool(const Place &)> IsGone) {
  llvm::ArrayRef<Entry> Before = object(P);
  auto Goes = [&](const Entry &E) { return IsGone(E.first); };
  auto *First = llvm::find_if(Before, Goes);
  if (First == Before.end())
    return;
  Entries Known(Before.begin(), First);
  for (const Entry &E : llvm::make_range(First + 1, Before.end()))
    if (!Goes(E))
      Known.push_back(E);
  assign(P, Known);
}

template <class T> void PlaceMap<T>::replace(const Place &P, const T &What) {
  llvm::ArrayRef<Entry> Before = object(P);
  const Entry New{P, What};
  size_t Gone = 0, Last = 0;
  for (size_t I = 0; I < Before.size(); ++I)
    if (P.contains(Before[I].first)) {
      ++Gone;
      Last = I;
    }
  // Arrays have that many elements.
  llvm::SmallVector<Entry, 24> Known;
  // Loops, and other ways to the same place, mostly say it again.
  if (Gone == 1 && Before[Last].first.Steps == P.Steps) {
    if (Before[Last] == New)
      return;
    Known.append(Before.begin(), Before.end());
    Known[Last] = New;
    return assign(P, Known);
  }
  Known.reserve(Before.size() + 1);
  bool IsIn = false;
  for (const Entry &E : Before) {
    if (!IsIn && !(E.first.Steps < P.Steps)) {
      Known.push_back(New);
      IsIn = true;
    }
    if (!P.contains(E.first))
      Known.push_back(E);
  }
  if (!IsIn)
    Known.push_back(New);
  assign(P, Known);
}

template <class T> void PlaceMap<T>::erase(const Place &P) {
  eraseIf(P, [&](const Place &Other) { return Other == P; });
}

template <class T>
bool PlaceMap<T>::join(const PlaceMap &Other,
                       llvm::function_ref<JoinObject> Join) {
  const Node *Before = std::exchange(Root, meet(Root, Other.Root, Join));
  return Root != Before;
}

template <class T> bool PlaceMap<T>::meetIn(const PlaceMap &Other) {
  const Node *Before = std::exchange(Root, common(Root, Other.Root));
  return Root != Before;
}

template class PlaceMap<const Fact *>;
template class PlaceMap<Targets>;

} // namespace zeroize
