#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Makes machine code of the functions of one file, as one assembly statement each, in LLVM's IR.

Every file that holds secrets has the runtime's functions, and to compile them took longer than the file's own code. Here
they are compiled once: what comes out are functions without prologue whose text is bytes, which an assembler reads a hundred
times as fast as instructions. Instructions that name symbols, and the directives that describe the frame, stay as they
are. A function that is not global goes into the global one in front of it, and nobody else may call it. All else in the
file (variables, declarations, constructors) stays. Fails where that cannot be done.
"""

import argparse
import os
import re
import subprocess
import sys

# Instructions whose length is the same wherever their symbol is.
SYMBOL = re.compile(r"@|(?<![\w.$%])[a-z_]\w*([+-]\d+)?\(%rip\)")
CALL = re.compile(r"(call|jmp)q?\s+(?!\*|[.]L)")


def fail(message):
    sys.exit("machine_code.py: " + message)


def parse():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--tools", required=True, help="the folder of clang and LLVM's tools")
    parser.add_argument("ir", help="a compiler's output for the file, as text")
    parser.add_argument("output", help="the result, likewise")
    parser.add_argument("flags", nargs="*", help="how to make machine code of it")
    return parser.parse_args()


def run(*command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, universal_newlines=True).stdout


class Function:
    def __init__(self, name):
        self.name, self.end = name, None
        # What stays text: the labels in front and behind, and the line.
        self.kept = []


def mark(assembly):
    """The global functions, and the assembly of all with labels around what stays text."""
    every = re.findall(r"^\s*[.]type\s+(\w+),@function", assembly, re.M)
    exported = set(re.findall(r"^\s*[.](?:globl|weak)\s+(\w+)", assembly, re.M))
    functions, marked, inside = [], [".text"], None
    for line in assembly.split("\n"):
        line = re.sub(r"\s*#.*", "", line).strip()
        if not inside:
            inside = line[:-1] if line[:-1] in every and line.endswith(":") else None
            if not inside:
                continue
        kept = None
        if line == inside + ":":
            if inside in exported:
                functions.append(Function(inside))
                marked.append(".p2align 4")
            elif not functions:
                fail("%s has no global function in front of it" % inside)
            else:
                # It begins with the description that the whole one begins with. The last one for assemblers, which reckon
                # from what stood in front.
                kept = ".cfi_restore_state\n\t.cfi_remember_state\n\t.cfi_def_cfa %rsp, 8"
            marked.append(line)
        elif line.startswith(".Lfunc_end"):
            functions[-1].end = "end_of_" + inside
            marked.append(functions[-1].end + ":")
            inside = None
        elif not line or re.match(r"[.](cfi_(start|end)proc|p2align|size)", line):
            continue
        elif line.startswith(".cfi_") or line.startswith(".weak"):
            kept = line
        elif line.startswith(".L") and line.endswith(":"):
            marked.append(line)
        elif line.startswith("."):
            fail("%s has data: %s" % (inside, line))
        elif SYMBOL.search(line) or (CALL.match(line) and line.split()[1] not in set(every) - exported):
            kept = line
        else:
            marked.append(line)
        if kept:
            number = sum(len(f.kept) for f in functions)
            begin, end = "kept_%d_begin" % number, "kept_%d_end" % number
            marked += [begin + ":"] + ([] if kept.startswith(".cfi") else [kept]) + [end + ":"]
            functions[-1].kept.append((begin, end, kept))
    return functions, marked


def as_text(code):
    """As a string: nothing is read faster, and numbers take twice the room."""
    escapes = {0: r"\000", 10: r"\n", 13: r"\r", 34: r"\"", 92: r"\\"}
    return ['.ascii "%s"' % "".join(escapes.get(byte, chr(byte)) for byte in code)] if code else []


def assemble(arguments, marked):
    """The machine code, where the labels are in it, and where it refers to symbols."""
    stem = os.path.splitext(arguments.output)[0]
    with open(stem + ".marked.s", "w") as file:
        file.write("\n".join(marked) + "\n")

    def tool(name):
        return os.path.join(arguments.tools, name)

    run(tool("clang"), "--target=x86_64-unknown-linux-gnu", "-c", stem + ".marked.s", "-o", stem + ".o")
    run(tool("llvm-objcopy"), "-O", "binary", "--only-section=.text", stem + ".o", stem + ".bin")
    with open(stem + ".bin", "rb") as file:
        code = file.read()
    at = {}
    for line in run(tool("llvm-nm"), stem + ".o").split("\n"):
        parts = line.split()
        if len(parts) == 3 and parts[1] in "tT":
            at[parts[2]] = int(parts[0], 16)
    places = [int(line.split()[0], 16) for line in run(tool("llvm-objdump"), "-r", stem + ".o").split("\n")
              if re.match(r"[0-9a-f]{8,}\s+R_", line)]
    return code, at, places


def texts(functions, code, at, places):
    result = {}
    for function in functions:
        done, end, lines = at[function.name], at[function.end], []
        outside = [p for p in places if done <= p < end and not any(at[b] <= p < at[e] for b, e, _ in function.kept)]
        if outside:
            fail("%s refers to a symbol at %#x unseen" % (function.name, outside[0]))
        if any("remember_state" in kept for _, _, kept in function.kept):
            lines.append(".cfi_remember_state")
        for begin, behind, kept in function.kept:
            lines += as_text(code[done:at[begin]]) + [kept]
            done = at[behind]
        result[function.name] = lines + as_text(code[done:end])
    return result


def replace_bodies(ir, code):
    """The module with those functions' bodies."""
    known = re.findall(r"^@([\w.]+) =", ir, re.M) + re.findall(r"^(?:define|declare)\b.*? @([\w.]+)\(", ir, re.M)
    local = re.findall(r"^define internal .*? @([\w.]+)\(", ir, re.M)

    def body(match):
        name = match[2]
        if name in local:
            return ""
        if name not in code:
            return match[0]
        text = "\n\t".join(code[name])
        used = [s for s in known if s != name and re.search(r"(?<![\w.])%s(?![\w.])" % re.escape(s), text)]
        hidden = [s for s in used if s.startswith("__zeroize_")]
        operands = ", ".join("ptr @" + s for s in used)
        constraints = ",".join("i" if s in hidden else "^Ws" for s in used)
        escaped = "".join(c if " " <= c <= "~" and c not in '"\\' else "\\%02X" % ord(c) for c in text.replace("$", "$$"))
        head = re.sub(r"\) [^)]*\{$", ") #9999 {", match[1])
        return '%s\n  call void asm sideeffect "\\09%s\\0A", "%s"(%s)\n  unreachable\n}' % (head, escaped, constraints,
                                                                                        operands)

    ir = re.sub(r"^(define [^\n]*? @([\w.]+)\([^\n]*\{)$.*?^\}$", body, ir, flags=re.M | re.S)
    left = [name for name in local if re.search(r"@%s\b" % re.escape(name), ir)]
    if left:
        fail("%s is called from elsewhere" % left[0])
    return ir + "\nattributes #9999 = { naked noinline nounwind uwtable }\n"


def main():
    arguments = parse()
    assembly = os.path.splitext(arguments.output)[0] + ".s"
    run(os.path.join(arguments.tools, "clang"), "--target=x86_64-unknown-linux-gnu", "-w", *arguments.flags, "-S",
        arguments.ir, "-o", assembly)
    with open(assembly) as file:
        functions, marked = mark(file.read())
    with open(arguments.ir) as file:
        ir = replace_bodies(file.read(), texts(functions, *assemble(arguments, marked)))
    with open(arguments.output, "w") as file:
        file.write(ir)


if __name__ == "__main__":
    main()
