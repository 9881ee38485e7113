# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# How the lit suite runs: which files are tests, what %clang, %zeroize, %residue and the like stand
# for, and which features a test may REQUIRE. Relies on lit.site.cfg.py, which CMake generates.

import importlib.util
import os
import platform
import shlex
import subprocess

import lit.formats

config.name = "zeroize"
config.test_format = lit.formats.ShTest(execute_external=False)
config.suffixes = [".c", ".cpp", ".ll", ".s", ".test"]
config.excludes = ["Inputs", "drivers"]
config.test_source_root = os.path.dirname(__file__)
config.test_exec_root = os.path.join(config.zeroize_binary_root, "test")

source = config.zeroize_source_root
tools = config.llvm_tools_dir
clang = config.zeroize_clang
clangxx = clang + "++"
plugin_flag = "-fplugin=" + config.zeroize_plugin
include = {
    "attrs": "-I" + os.path.join(source, "attrs"),
    "audit": "-I" + os.path.join(source, "audit", "include"),
}
run_long = bool(lit_config.params.get("all"))

# FileCheck, not, count and every other LLVM tool must be those of the LLVM that was built against:
# an older one of the same name may come first on the user's PATH.
config.environment["PATH"] = os.pathsep.join([tools, os.environ.get("PATH", "")])
config.environment["FILECHECK_OPTS"] = (
    "--enable-var-scope --dump-input-filter=all --allow-unused-prefixes=false"
)
# A German gdb or linker would fail every CHECK line.
config.environment["LC_ALL"] = "C"

# A hanging test is a failure, not a hanging suite. lit stops altogether when it is asked for a limit
# and has no psutil to kill a test's children with, so look first.
if importlib.util.find_spec("psutil"):
    lit_config.maxIndividualTestTime = 1800 if run_long else 300
else:
    lit_config.note("python3-psutil is missing: tests run without a time limit")


def substitute(name, command):
    # \b: %clang must not eat the beginning of %clangxx, nor %zeroize that of %zeroize_audit.
    config.substitutions.append(("%" + name + r"\b", command))


substitute("clang", clang)
substitute("clangxx", clangxx)
substitute("zeroize", clang + " " + plugin_flag)
substitute("zeroizexx", clangxx + " " + plugin_flag)
# For tests of other things than the rules about secrets.
quiet = " ".join("-fplugin-arg-zeroize-" + tag + "=off" for tag in (
    "compare", "branch", "index", "latency", "length", "width", "escape", "polarity", "analysis"))
substitute("quiet", quiet)
substitute("score", " ".join([
    config.python, os.path.join(source, "test", "compare", "score.py"), clang,
    config.zeroize_plugin, include["attrs"]]))
substitute("plugin", config.zeroize_plugin)
substitute("ir_module", config.zeroize_ir_module)
substitute("zeroize_audit", config.zeroize_audit)
substitute("audit_include", include["audit"])
substitute("attrs_include", include["attrs"])
substitute("source_root", source)
substitute("binary_root", config.zeroize_binary_root)
substitute("python", config.python)
substitute("llvm_tools", tools)
# Plain opt and llc: a test loads %ir_module itself where it means to.
for name, tool in {
    "opt": "opt",
    "llc": "llc",
    "llvm_profdata": "llvm-profdata",
    "lld": "ld.lld",
    "llvm_as": "llvm-as",
    "llvm_dis": "llvm-dis",
    "llvm_link": "llvm-link",
    "llvm_nm": "llvm-nm",
    "llvm_mc": "llvm-mc",
    "objdump": "llvm-objdump",
    "readelf": "llvm-readelf",
    "FileCheck": "FileCheck",
}.items():
    substitute(name, os.path.join(tools, tool))

# lit replaces %t after these, so each test gets its own folder.
substitute(
    "residue",
    " ".join(
        shlex.quote(word)
        for word in [
            config.python,
            os.path.join(config.test_source_root, "residue.py"),
            "--clang=" + clang,
            "--plugin=" + config.zeroize_plugin,
            "--audit=" + config.zeroize_audit,
            "--include=" + include["attrs"][2:],
            "--include=" + include["audit"][2:],
        ]
    )
    + " --work=%t.residue",
)


def output_of(*command):
    """What a tool prints, or nothing if there is no such tool."""
    try:
        return subprocess.run(
            command, capture_output=True, text=True, stdin=subprocess.DEVNULL
        ).stdout
    except OSError:
        return ""


def on_path(tool):
    return lit.util.which(tool, config.environment["PATH"]) is not None


def has_clang_library(name):
    path = output_of(clang, "-print-file-name=" + name).strip()
    return os.path.isabs(path) and os.path.exists(path)


if run_long:
    config.available_features.add("long")
# A folder for Debian's source packages (test/real/suites.test); without it nothing is fetched.
if lit_config.params.get("sources"):
    config.available_features.add("debian-sources")
substitute("debian_sources", lit_config.params.get("sources", "none"))
if platform.system() == "Linux" and platform.machine() == "x86_64":
    config.available_features.add("x86_64-linux")
if " x86-64 " in output_of(os.path.join(tools, "llc"), "--version"):
    config.available_features.add("x86-registered-target")
for tool in ("autoconf", "ccache", "cmake", "csmith", "dpkg-deb", "gcc", "gdb", "ld.bfd", "ld.lld", "make", "meson", "ninja", "pkg-config"):
    if on_path(tool):
        config.available_features.add(tool)
# A root that somebody has made by hand may have none.
try:
    for end in os.openpty():
        os.close(end)
    config.available_features.add("terminals")
except OSError:
    lit_config.note("no pseudo terminals here: one test is left out")
if os.path.exists("/lib/x86_64-linux-gnu/libc.so.6"):
    config.available_features.add("glibc")
if has_clang_library("libclang_rt.asan.a") or has_clang_library(
    "libclang_rt.asan-x86_64.a"
):
    config.available_features.add("sanitizers")
if has_clang_library("libomp.so"):
    config.available_features.add("openmp")
if on_path("valgrind"):
    config.available_features.add("valgrind")
# Other C libraries and allocators: musl, statically linked (musl-tools), jemalloc (libjemalloc2).
libraries = "/usr/lib/x86_64-linux-gnu"
musl = "/usr/lib/x86_64-linux-musl"
if os.path.exists(musl + "/libc.a"):
    config.available_features.add("musl")
headers = os.path.join(output_of(clang, "-print-resource-dir").strip(), "include")
substitute("musl", (
    "--flags='--target=x86_64-linux-musl -nostdinc -isystem /usr/include/x86_64-linux-musl -isystem {1} -static -nostdlib -fno-pie -no-pie "
    "-fno-stack-protector -D_GNU_SOURCE' --libs='{0}/crt1.o {0}/crti.o {0}/libc.a {0}/crtn.o'").format(musl, headers))
jemalloc = libraries + "/libjemalloc.so.2"
if os.path.exists(jemalloc):
    config.available_features.add("jemalloc")
substitute("jemalloc", "--flags=-D_GNU_SOURCE --preload=" + jemalloc)
try:
    with open("/proc/cpuinfo") as cpuinfo:
        flags = next((line for line in cpuinfo if line.startswith("flags")), "").split()
except OSError:
    flags = []
for feature, needed in {"avx": ["avx"], "avx512": ["avx512f", "avx512bw"]}.items():
    if all(flag in flags for flag in needed):
        config.available_features.add(feature)
