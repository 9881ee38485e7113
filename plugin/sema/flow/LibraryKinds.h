// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What kind of function a C++ library's is, by its name and its class, and what
// kind of object. Tests: test/compare/fires-library.cpp, silent-library.cpp,
// elsewhere.cpp, own-iterators.cpp.

#ifndef ZEROIZE_SEMA_FLOW_LIBRARYKINDS_H
#define ZEROIZE_SEMA_FLOW_LIBRARYKINDS_H

#include "clang/AST/Type.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"

namespace clang {
class CXXMethodDecl;
class CXXRecordDecl;
class Decl;
class FunctionDecl;
} // namespace clang

namespace zeroize {

/// The name of \p F; of a function object such as std::ranges::equal the
/// object's: its class is __equal_fn in libstdc++, __equal::__fn in libc++.
llvm::StringRef nameOf(const clang::FunctionDecl *F);

/// A function of namespace std, or an object that is called like one: what
/// std::ranges has for algorithms.
bool isStandardFunction(const clang::FunctionDecl *F);

/// True for what is declared somewhere in namespace std.
bool isInLibrary(const clang::Decl *D);

/// True for what belongs to std::ranges.
bool isOfViews(const clang::FunctionDecl *F);

/// True for std::function and its kin, and for what std::mem_fn, std::ref and
/// adaptors of views make: what an object of type \p T was made of is called
/// where the object is.
bool keepsFunction(clang::QualType T);

/// What is called where an object of type \p T is, a closure for instance; of a
/// template all that has been made of it.
llvm::SmallVector<const clang::CXXMethodDecl *, 2>
callOperators(clang::QualType T);

/// The classes of the program's own that a container, pair or tuple of type
/// \p T holds, or an iterator or pointer leads to.
struct OwnElements {
  explicit OwnElements(clang::QualType T) { see(T); }
  bool contains(const clang::CXXRecordDecl *R) const;

  llvm::SmallVector<const clang::CXXRecordDecl *, 2> Classes;
  /// There may be other things beside.
  bool HasOthers = false;

private:
  void see(clang::QualType T);
};

/// Comparisons of the program's own that \p F, of the library, calls.
llvm::SmallVector<const clang::FunctionDecl *, 2>
ownComparisons(const clang::FunctionDecl *F);

/// Stops at the first difference.
bool isComparison(const clang::FunctionDecl *F);

/// Algorithms that look at all elements, and decide at each.
bool decidesOnElements(const clang::FunctionDecl *F);

/// True for what makes a number of the text that it is given.
bool readsNumber(const clang::FunctionDecl *F);

/// std::min and its kin: one of their arguments, by a comparison of them.
bool choosesOne(const clang::FunctionDecl *F);

/// Members of associative containers that look for a key.
bool looksUp(const clang::FunctionDecl *F);

/// How much there is, or whether there is anything: of a container, a pointer,
/// an optional; how a stream fares.
bool tellsSize(const clang::FunctionDecl *F);

/// The difference of two iterators.
bool isDistance(const clang::FunctionDecl *F);

/// True if \p A is an iterator or another handle whose comparison says nothing
/// of the contents.
bool isHandle(clang::QualType T);

/// An iterator of the program's own, or a range of its own that hands some out:
/// it leads to elements by a pointer in it.
bool isOwnIterator(clang::QualType T);

/// A stream that is read from: what lies in it does not come from where it is
/// put.
bool isSource(clang::QualType T);

/// True if \p F, which is called for \p Stream (null: for its first argument),
/// moves its arguments through the buffer of a stream: one of the library's,
/// that is released where nobody sees it. Only what writes to memory makes a
/// string stream grow, what it is made of and what it is given.
bool passesStream(const clang::FunctionDecl *F, clang::QualType Stream);

/// What makes a stream a range for algorithms.
bool isStreamIterator(clang::QualType T);

/// A function of the program's own with its body in another file.
bool isElsewhere(const clang::FunctionDecl *F);

/// True for a lambda's class.
bool isClosure(clang::QualType T);

/// Functions that only give their argument another type.
bool isIdentity(const clang::FunctionDecl *F, size_t Args);

} // namespace zeroize

#endif // ZEROIZE_SEMA_FLOW_LIBRARYKINDS_H
