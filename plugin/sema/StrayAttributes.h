// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Finds `secret` attributes that Clang parses and then drops without a word:
// those in a cast, a sizeof, a template argument. Only the token stream still
// shows them. Test: test/attrs/stray.c, stray.cpp.

#ifndef ZEROIZE_SEMA_STRAYATTRIBUTES_H
#define ZEROIZE_SEMA_STRAYATTRIBUTES_H

#include "clang/Basic/SourceLocation.h"
#include "llvm/ADT/SmallVector.h"

#include <memory>

namespace clang {
class DiagnosticsEngine;
class Preprocessor;
} // namespace clang

namespace zeroize {

class AttachedAttributes;

class StrayAttributes {
public:
  /// Watches the tokens of \p PP from here on.
  explicit StrayAttributes(clang::Preprocessor &PP);

  /// Reports every attribute seen that is not in \p Attached.
  void report(clang::DiagnosticsEngine &Diags,
              const AttachedAttributes &Attached) const;

private:
  using Locations = llvm::SmallVector<clang::SourceLocation, 0>;
  // Shared with the watcher, which lives as long as the preprocessor.
  std::shared_ptr<Locations> Seen = std::make_shared<Locations>();
};

} // namespace zeroize

#endif // ZEROIZE_SEMA_STRAYATTRIBUTES_H
