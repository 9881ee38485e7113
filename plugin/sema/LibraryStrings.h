// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// std::string in files with secrets. Test: test/residue/heap/std-string.cpp.

#ifndef ZEROIZE_SEMA_LIBRARYSTRINGS_H
#define ZEROIZE_SEMA_LIBRARYSTRINGS_H

namespace clang {
class Sema;
}

namespace zeroize {

/// The C++ library instantiates std::string for everybody (`extern template`),
/// and erases nothing. Instantiates here what the file uses of it. Call at the
/// end of the file.
void instantiateLibraryStrings(clang::Sema &S);

} // namespace zeroize

#endif // ZEROIZE_SEMA_LIBRARYSTRINGS_H
