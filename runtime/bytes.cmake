# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# cmake -DFROM=<file> -DTO=<file> -P bytes.cmake: writes FROM as a list of C integers. Not #embed:
# compiler caches do not look into what that names.
file(READ "${FROM}" hex HEX)
string(REGEX REPLACE "(..)" "0x\\1," hex "${hex}")
string(REGEX REPLACE "(................................................................................)" "\\1\n" hex "${hex}")
file(WRITE "${TO}" "${hex}\n")
