// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The words in which the language speaks to the floors below. The attribute and
// sema write them as Clang AnnotateAttr strings, CodeGen carries them into the
// IR (llvm.var.annotation, llvm.ptr.annotation, llvm.global.annotations), and
// plugin/ir reads and strips them. Plain constants: no Clang and no LLVM
// header, so that every floor may include this file.

#ifndef ZEROIZE_ATTRS_ANNOTATIONS_H
#define ZEROIZE_ATTRS_ANNOTATIONS_H

namespace zeroize {

/// Prefix of everything below; what carries it and is not known is an error in
/// plugin/ir.
inline constexpr char AnnotationPrefix[] = "zeroize.";

/// As the user wrote it: `secret` on a declaration, before sema has worked out
/// what it means there. Stays on records and typedefs, which have no IR.
/// Anywhere else it never reaches the IR; if it does, sema has missed a
/// declaration, and plugin/ir stops on a word that it does not know.
inline constexpr char SecretMark[] = "zeroize.secret";

/// The object's own bytes are secret: on a local variable, a parameter, a
/// field, a global. On variables of a function, here and below, ":" and the
/// variable's name may follow: Clang gives values no names.
inline constexpr char SecretStorage[] = "zeroize.secret.storage";

/// A by-value parameter of a C++ class that cannot be passed in registers: its
/// bytes are secret, but the caller made the object and destroys it, so it is
/// the caller who wipes it after that.
inline constexpr char SecretCallers[] = "zeroize.secret.callers";

/// The object holds pointers, which are public; the bytes that they lead to are
/// secret.
inline constexpr char SecretPointee[] = "zeroize.secret.pointee";

/// The variable's value is public from here on (secret_declassify). On a
/// function: so is what it returns (a sidecar's `declassify`).
inline constexpr char Declassify[] = "zeroize.declassify";

/// On a function, also a mere declaration: its signature is a contract. The
/// prefix is followed by one letter for the returned value and one for each
/// named parameter:
///   '-'  not marked: public
///   '?'  for the result only: nothing is marked by hand, the signature just
///        names records with secret fields; what comes out is what the body
///        that is called says. Without a body the result is public, what it
///        leads to is not
///   'w'  beside a '?': pointer to bytes that the function may write; public if
///        the body that is called says so
///   's'  the value itself is secret (by-value parameter, returned value)
///   'i'  pointer to secret bytes that the function only reads (pointee is
///   const) 'o'  pointer to secret bytes that the function may write
/// The `this` of a C++ member function counts as its first named parameter.
/// For example  SECRET char *f(SECRET const char *, unsigned)  is
/// "zeroize.contract:oi-".
inline constexpr char Contract[] = "zeroize.contract:";

/// On a variable or field that holds a pointer to a function, or several: the
/// contract of what is called through it, in the same letters. A virtual method
/// has its contract a second time, as an OMPAssumeAttr: CodeGen writes that on
/// the calls, where a mere annotation would be lost.
inline constexpr char PointerContract[] = "zeroize.pointer-contract:";

/// By way of a GlobalMark, below, on a function on which nothing is marked: it
/// is called through pointers with this contract.
inline constexpr char StoredContract[] = "zeroize.stored-contract:";

/// Beside SecretMark on a local variable: it owns its block
/// (`secret("owned")`). Only sema asks; plugin/ir drops it.
inline constexpr char OwnedMark[] = "zeroize.owned";

/// Beside SecretMark on a parameter: the function overwrites what it points to
/// and writes nothing secret there (a sidecar's `wipe`). Only sema asks.
inline constexpr char WipedMark[] = "zeroize.wiped";

/// On the declaration of a function that gives a block back
/// (`__attribute__((malloc(f)))`, `ownership_takes`). The prefix is followed by
/// the number of the argument, from 1, a colon, and "malloc" if the block is
/// known to be one of malloc's, "erased" if the function erases it itself.
inline constexpr char ReleasesBlock[] = "zeroize.release:";

/// The implicit cleanup function that CodeGen calls with a secret variable's
/// address on every exit of its scope (`void __zeroize_scope_exit(void *)`, C
/// linkage, hidden). plugin/ir replaces each call by a wipe of the variable's
/// storage; a call that is left over does not link.
///
/// A variable with a `cleanup` of the user's own gets one combined function
/// instead, of internal linkage and always_inline, whose name starts with
/// ScopeExitHelper:
///   static void __zeroize_scope_exit_after.N(T *p) { user(p);
///   __zeroize_scope_exit(p); }
/// Inside it the storage is a mere parameter: plugin/ir inlines the helpers
/// before it looks at the calls.
inline constexpr char ScopeExit[] = "__zeroize_scope_exit";
inline constexpr char ScopeExitHelper[] = "__zeroize_scope_exit_after.";

/// The same for a pointer whose block the scope's exit wipes and frees, and for
/// one of which plugin/ir finds out whether it still owns a block there.
inline constexpr char ScopeExitOwned[] = "__zeroize_scope_exit_owned";
inline constexpr char ScopeExitPointer[] = "__zeroize_scope_exit_pointer";

/// Of a marked variable that another file defines, CodeGen keeps no annotation,
/// and none of what is found out about a function after its definition.
/// A function `void GlobalCarrier.N(void *)` calls `void GlobalMark.WORD(void
/// *)` with its address instead, WORD being the annotation; plugin/ir reads and
/// removes both. Where it never runs, the program does not link.
inline constexpr char GlobalMark[] = "__zeroize_global_mark.";
inline constexpr char GlobalCarrier[] = "__zeroize_global.";

/// A pointer to a function that is called where a call or a cast makes it lies
/// nowhere: it passes through `T CalleeMark.LETTERS(T)`, T being its type, with
/// the letters of its contract, which plugin/ir removes. Where it never runs,
/// the program does not link.
inline constexpr char CalleeMark[] = "__zeroize_callee.";

/// A label that `goto *p` or `asm goto` may reach from inside a secret
/// variable's scope, although the label is outside: the statement behind it
/// begins with a call of `void JumpTarget.N(void)`, and the variable is
/// annotated with LeftAt, followed by N. plugin/ir wipes the variable there; it
/// is dead whichever way control has come.
inline constexpr char JumpTarget[] = "__zeroize_jump_target.";
inline constexpr char LeftAt[] = "zeroize.left-at.";

} // namespace zeroize

#endif // ZEROIZE_ATTRS_ANNOTATIONS_H
