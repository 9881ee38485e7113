#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What the analysis of secrets costs: generated files of shapes that are hard on it (generate.c), each at
a size and at twice that size. Prints the compiler's instructions with -fsyntax-only, plain and with the
plugin, as callgrind counts them, what the plugin adds, without and with what it takes to load it, and by what
factor its own count of work grows when the size doubles. Plain files have no attribute: Clang would look for one
that is meant by it. Any further file is measured as it is, with the flags behind `--`.

--real FOLDER measures the largest files of real libraries instead, with their sidecars of attrs/known, and without:
sources that test/real/reports has fetched (SOURCES=FOLDER).

--check LIMIT only counts the work, which is the same on every machine, and fails if it grows by more.
"""

import argparse
import glob
import importlib.machinery
import importlib.util
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
SIZES = {"statements": 10000, "variables": 5000, "pointers": 2500, "loops": 2500, "cases": 5000,
         "functions": 1000, "calls": 1000, "tiny": 300, "unannotated": 4000}
REAL = {
    "mbedtls": ["library/rsa.c", "library/ecp.c", "library/bignum.c", "library/ssl_tls.c", "library/pkparse.c",
                "library/ssl_srv.c", "library/psa_crypto.c"],
    "libsodium": ["src/libsodium/crypto_core/ed25519/ref10/ed25519_ref10.c", "src/libsodium/sodium/utils.c",
                  "src/libsodium/crypto_pwhash/argon2/argon2-core.c",
                  "src/libsodium/crypto_generichash/blake2b/ref/generichash_blake2b.c",
                  "src/libsodium/crypto_secretstream/xchacha20poly1305/secretstream_xchacha20poly1305.c"],
    "bearssl": ["src/ec/ec_p256_m62.c", "src/ec/ec_c25519_m31.c", "src/rsa/rsa_i31_priv.c", "src/ssl/ssl_engine.c",
                "src/symcipher/aes_ct64.c"],
    "libsecp256k1": ["src/secp256k1.c"],
}


def run(command, **options):
    done = subprocess.run(command, capture_output=True, text=True, check=False, **options)
    if done.returncode not in (0, 1):
        sys.exit("run.py: error: '%s' failed:\n%s" % (" ".join(command), done.stderr[-2000:]))
    return done


def instructions(command, folder):
    """Of the compiler itself, not of the driver that starts it."""
    shown = run(command + ["-###"]).stderr
    frontend = [part.replace('\\"', '"') for part in re.findall(r'"((?:[^"\\]|\\.)*)"', shown.splitlines()[-1])]
    report = run(["valgrind", "--tool=callgrind", "--callgrind-out-file=" + os.path.join(folder, "out")] + frontend)
    return int(re.search(r"Collected : (\d+)", report.stderr).group(1))


def work(command):
    found = re.search(r"flow analysis: work (\d+)", run(command + ["-fplugin-arg-zeroize-test-flow-work=1000000000"]).stdout)
    return int(found.group(1)) if found else 0


def recipes():
    """How test/real/reports compiles the libraries."""
    loader = importlib.machinery.SourceFileLoader("reports", os.path.join(ROOT, "test", "real", "reports"))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("reports", loader))
    loader.exec_module(module)
    return module


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--clang", default="clang-22")
    parser.add_argument("--plugin", default=os.path.join(ROOT, "build", "lib", "zeroize.so"))
    parser.add_argument("--shape", action="append", choices=sorted(SIZES), help="default: all, if no file is given")
    parser.add_argument("--scale", type=float, default=1, help="of the sizes (default: %(default)s)")
    parser.add_argument("--check", type=float, metavar="LIMIT", help="count work only; fail if it grows by more")
    parser.add_argument("--real", metavar="FOLDER", help="measure libraries whose sources are there")
    parser.add_argument("files", nargs="*", help="sources to measure, and flags behind --")
    arguments = parser.parse_args()
    files = [f for f in arguments.files if not f.startswith("-")]
    flags = [f for f in arguments.files if f.startswith("-")]
    if not os.path.exists(arguments.plugin):
        parser.error("no plugin at '%s'; run scripts/build" % arguments.plugin)

    failed = False
    with tempfile.TemporaryDirectory() as folder:
        generator = os.path.join(folder, "generate")
        run([arguments.clang, "-O1", os.path.join(HERE, "generate.c"), "-o", generator])
        plain = [arguments.clang, "-fsyntax-only", "-w"] + flags
        plugin = ["-fplugin=" + arguments.plugin]
        load = 0

        def measure(source, plain, plugin):
            bare, full = (instructions(c + [source], folder) for c in (plain + ["-DSECRET="], plain + plugin))
            return "%14d %14d %8.1f%% %8.1f%%" % (bare, full, 100 * (full - bare - load) / bare, 100 * (full - bare) / bare)

        def line(name, size, source, before=None):
            done = work(plain + plugin + [source])
            growth = "%.2f" % (done / before) if before else "-"
            if arguments.check:
                print("%-12s %8s work %12d growth %s" % (name, size, done, growth), flush=True)
            else:
                print("%-12s %8s %s %12d %8s" % (name, size, measure(source, plain, plugin), done, growth), flush=True)
            return done

        if not arguments.check:
            empty = os.path.join(folder, "empty.c")
            open(empty, "w").close()
            load = instructions(plain + plugin + [empty], folder) - instructions(plain + [empty], folder)
            print("to load the plugin: %d instructions" % load)
        if arguments.real:
            known = recipes()
            print("%-44s %14s %14s %9s %9s" % ("file", "plain", "plugin", "added", "loaded"))
            for library, sources in REAL.items():
                for root in glob.glob(os.path.join(os.path.abspath(arguments.real), library + "-*/")):
                    known.prepare(library, root)
                    os.chdir(root)
                    command = plain + known.LIBRARIES[library]["flags"].split()
                    marks = "-fplugin-arg-zeroize-secrets=" + os.path.join(ROOT, "attrs", "known", library + ".secrets")
                    for source in sources:
                        name = library + " " + os.path.basename(source)
                        print("%-44s %s" % (name, measure(source, command, plugin + [marks])), flush=True)
                        print("%-44s %s" % ("  no sidecar", measure(source, command, plugin)), flush=True)
            return 0
        if not arguments.check:
            print("%-12s %8s %14s %14s %9s %9s %12s %8s" % ("shape", "size", "plain", "plugin", "added", "loaded", "work",
                                                          "growth"))
        for name in arguments.shape or ([] if files else list(SIZES)):
            size = max(1, int(SIZES[name] * arguments.scale))
            before = None
            for n in (size, 2 * size):
                source = os.path.join(folder, "%s-%d.c" % (name, n))
                with open(source, "w") as out:
                    subprocess.run([generator, name, str(n)], stdout=out, check=True)
                done = line(name, n, source, before)
                if name != "unannotated" and (done == 0 or (arguments.check and before
                                                            and done / before > arguments.check)):
                    print("run.py: '%s': work grows by more than %s" % (name, arguments.check), file=sys.stderr)
                    failed = True
                before = done
        for source in files:
            line(os.path.basename(source), "", source)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
