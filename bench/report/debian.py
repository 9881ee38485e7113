# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Debian's source packages, and a Debian 13 root for its GCC, for bench/report/run.

Nothing is installed on the machine itself. Relies on apt-get, dpkg-source and, for the root, debootstrap and
being root.
"""

import glob
import os
import re
import shutil
import subprocess
import sys

MIRROR = "http://deb.debian.org/debian"


def _run(command, **options):
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, **options)
    if done.returncode:
        raise SystemExit("report: error: %s\n%s" % (" ".join(command), (done.stdout + done.stderr)[-2000:]))
    return done.stdout


def _apt(work):
    """apt-get with the machine's own sources, and source packages switched on."""
    parts = os.path.join(work, "apt")
    for folder in ("sources", "lists/partial"):
        os.makedirs(os.path.join(parts, folder), exist_ok=True)
    for path in glob.glob("/etc/apt/sources.list.d/*.sources"):
        with open(path) as file:
            text = re.sub(r"^Types: deb$", "Types: deb deb-src", file.read(), flags=re.M)
        with open(os.path.join(parts, "sources", os.path.basename(path)), "w") as file:
            file.write(text)
    if os.path.exists("/etc/apt/sources.list"):
        with open("/etc/apt/sources.list") as file:
            lines = [line for line in file if line.startswith("deb ")]
        with open(os.path.join(parts, "sources", "list.list"), "w") as file:
            file.writelines(lines + [line.replace("deb ", "deb-src ", 1) for line in lines])
    command = ["apt-get", "-q", "-o", "Dir::Etc::sourcelist=/dev/null", "-o", "APT::Sandbox::User=root",
               "-o", "Dir::Etc::sourceparts=" + os.path.join(parts, "sources"),
               "-o", "Dir::State::lists=" + os.path.join(parts, "lists")]
    if not glob.glob(os.path.join(parts, "lists", "*Sources*")):
        _run(command + ["update"])
    return command


def source(package, work):
    """The unpacked source package, fetched if it is not in \\p work yet."""
    folder = os.path.join(work, package)
    os.makedirs(folder, exist_ok=True)
    unpacked = [path for path in glob.glob(os.path.join(folder, "*")) if os.path.isdir(path)]
    if not unpacked:
        _run(_apt(work) + ["source", package], cwd=folder)
        unpacked = [path for path in glob.glob(os.path.join(folder, "*")) if os.path.isdir(path)]
    return unpacked[0]


def gcc14(root, out, project, progress):
    """The command that runs GCC 14 in a Debian 13 root, which is made if need be; None if it cannot be."""
    if not os.path.exists(os.path.join(root, "usr/bin/gcc-14")):
        if os.geteuid() != 0 or not shutil.which("debootstrap"):
            print("report: note: no GCC 14: that needs root and debootstrap", file=sys.stderr)
            return None
        progress("making a Debian 13 root for GCC 14")
        shutil.rmtree(root, ignore_errors=True)
        done = subprocess.run(["debootstrap", "--variant=minbase", "--include=gcc-14,libc6-dev", "trixie", root, MIRROR],
                              stdin=subprocess.DEVNULL, capture_output=True, text=True)
        if done.returncode:
            print("report: note: no GCC 14: debootstrap failed: %s" % done.stdout[-500:], file=sys.stderr)
            return None
    # The compiler sees the folders by the same names as we do.
    binds = []
    for folder in (out, project):
        inside = root + folder
        os.makedirs(inside, exist_ok=True)
        binds.append("mount --bind %s %s" % (folder, inside))
    script = "%s && exec chroot %s gcc-14 \"$@\"" % (" && ".join(binds), root)
    command = ["unshare", "--mount", "sh", "-c", script, "gcc-14"]
    done = subprocess.run(command + ["--version"], stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode:
        print("report: note: no GCC 14: %s" % done.stderr[-500:], file=sys.stderr)
        return None
    return command
