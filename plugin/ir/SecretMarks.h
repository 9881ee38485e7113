// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the programmer declared, in terms of the IR: the reader of
// attrs/Annotations.h. Everything after it works on these sets; the annotations
// themselves are gone from the module, because llvm.var.annotation and
// llvm.ptr.annotation block SROA. Covered by test/ir/read-*.ll.

#ifndef ZEROIZE_IR_SECRETMARKS_H
#define ZEROIZE_IR_SECRETMARKS_H

#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/SetVector.h"
#include <string>

namespace llvm {
class Function;
class Module;
class Value;
} // namespace llvm

namespace zeroize {

struct SecretMarks {
  using Values = llvm::SetVector<llvm::Value *>;

  /// Locals and by-value parameters (an alloca, or the argument that is its
  /// address) whose own bytes are secret. These are wiped.
  Values Locals;
  /// Other addresses of secret bytes: of a field, of a global.
  Values Addresses;
  /// Addresses of objects that hold public pointers to secret bytes.
  Values PointeeHolders;
  /// Addresses of variables whose value is public from the store on.
  Values Declassified;
  /// Locals by the number of the label at which an indirect jump may have left
  /// their scope.
  llvm::MapVector<unsigned, llvm::SmallVector<llvm::Value *, 2>> LeftAt;
  /// Functions whose returned value is public, whatever it comes from.
  /// keepMarksForLink tells propagation.
  llvm::SetVector<llvm::Function *> PublicResults;
  /// Annotated functions, definitions and declarations, with the text after
  /// "zeroize.contract:".
  llvm::MapVector<llvm::Function *, std::string> Contracts;
  /// The same for what is called through the pointers at an address.
  llvm::MapVector<llvm::Value *, std::string> PointerContracts;
  /// Definitions that hold a secret by their own declaration: a local that is
  /// no pointer, a parameter, an access to a field, a marked return.
  /// (Propagation finds the others.)
  llvm::SetVector<llvm::Function *> Declared;
};

/// Whether \p M holds anything that readMarks or the scope exits would touch.
bool hasMarks(const llvm::Module &M);

/// Lets calls of an alias, as Clang makes of a constructor that is like another
/// one, call its function: that is what the marks speak of.
void callThroughAliases(llvm::Module &M);

/// Reads and strips every "zeroize." annotation; the user's own annotations
/// stay. An unknown "zeroize." string is an error: a later version of the
/// language must not be ignored silently.
SecretMarks readMarks(llvm::Module &M);

/// As if each definition that other modules can reach had been handed secrets:
/// what its pointers lead to is secret. Those with a contract keep to it.
void assumeSecrets(llvm::Module &M, SecretMarks &Marks);

/// Writes what propagation in the linker will need onto the functions, and
/// reads it there.
void keepMarksForLink(const SecretMarks &Marks);
SecretMarks readKeptMarks(llvm::Module &M);

} // namespace zeroize

#endif // ZEROIZE_IR_SECRETMARKS_H
