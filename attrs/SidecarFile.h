// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A sidecar: a file that marks secrets in code which cannot be edited
// (attrs/sidecar.md). Here it is text with places in it; what it names is found
// by plugin/sema. Relies on Clang's SourceManager, so that diagnostics point
// into it. Test: test/sidecar/syntax.c.

#ifndef ZEROIZE_ATTRS_SIDECARFILE_H
#define ZEROIZE_ATTRS_SIDECARFILE_H

#include "clang/Basic/FileEntry.h"
#include "clang/Basic/SourceLocation.h"

#include <optional>
#include <string>
#include <vector>

namespace clang {
class DiagnosticsEngine;
class FileManager;
class SourceManager;
} // namespace clang

namespace zeroize {

enum class SidecarKind {
  Parameter,
  Result,
  Local,
  Record,
  Field,
  FieldParameter,
  Typedef,
  Global,
  Declassify
};

/// One mark. A line that lists several parameters is several of them.
struct SidecarMark {
  SidecarKind Kind;
  /// Of the function, record, typedef or variable, with its scopes: `ns::f`.
  std::string Name;
  clang::SourceLocation Loc;
  /// Of the parameter or local; the steps to a field. Empty for a parameter
  /// that is given by number.
  std::vector<std::string> Part;
  clang::SourceLocation PartLoc;
  /// Of a parameter, from 1; 0: by name.
  unsigned Number = 0;
  /// Of a parameter of the function that a field points to, if not by number.
  std::string Parameter;
  /// Of a parameter: the function releases the block that it points to.
  bool Released = false;
  /// The same: it overwrites what the parameter points to, as `memset` would.
  bool Wiped = false;
};

/// Reads \p Path and appends its marks to \p Marks. Nothing, after an error, if
/// there is no such file; lines with errors are left out.
std::optional<clang::FileEntryRef> readSidecar(const std::string &Path,
                                               clang::FileManager &Files,
                                               clang::SourceManager &SM,
                                               clang::DiagnosticsEngine &Diags,
                                               std::vector<SidecarMark> &Marks);

} // namespace zeroize

#endif // ZEROIZE_ATTRS_SIDECARFILE_H
