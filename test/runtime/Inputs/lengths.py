# lengths.py TOOL CLANG: gives TOOL (lengths.c) the instructions of CLANG's C library, by GNU objdump, which knows more of them
# than LLVM's.
import re
import subprocess
import sys

tool, clang = sys.argv[1:]
library = subprocess.run([clang, "-print-file-name=libc.so.6"], capture_output=True, text=True, check=True).stdout.strip()


def objdump(*options):
    return subprocess.run(["objdump", "-w", *options, library], capture_output=True, text=True, check=True).stdout.splitlines()


offsets = {}
for line in objdump("-h"):
    if (words := line.split()) and words[0].isdigit():
        offsets[words[1]] = int(words[5], 16) - int(words[3], 16)
moved, found = 0, []
for line in objdump("-d", "-z", "--insn-width=16"):
    if m := re.match(r"Disassembly of section (\S+):", line):
        moved = offsets[m[1]]
    elif (m := re.match(r"\s*([0-9a-f]+):\t((?:[0-9a-f]{2} )+)\s*(\S.*)$", line)) and "(bad)" not in line:
        text = re.sub(r"\s*[#<].*", "", m[3])
        found.append("%x %d %s\n" % (int(m[1], 16) + moved, len(m[2].split()), text))
sys.exit(subprocess.run([tool, library], input="".join(found), text=True).returncode)
