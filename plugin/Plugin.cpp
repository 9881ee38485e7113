// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Registries only: what Clang finds when it loads zeroize.so. The machine floor
// registers itself (codegen/MachineHalf.cpp). Covered by every test that says
// %zeroize.

#include "Action.h"

#include "attrs/SecretAttr.h"

#include "clang/Frontend/FrontendPluginRegistry.h"

static clang::ParsedAttrInfoRegistry::Add<zeroize::SecretAttr>
    Attribute("secret", "marks an object whose bytes must be erased");

static clang::FrontendPluginRegistry::Add<zeroize::Action>
    Frontend("zeroize", "erases what __attribute__((secret)) marks");
