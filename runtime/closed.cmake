# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# cmake -DREADELF=<llvm-readelf> -DOBJECT=<file> -P closed.cmake: fails unless OBJECT's code refers to nothing
# that a linker would have to fill in, and its first function comes first.
execute_process(COMMAND "${READELF}" -r -s "${OBJECT}" OUTPUT_VARIABLE out COMMAND_ERROR_IS_FATAL ANY)
if(out MATCHES "R_X86_64")
  message(FATAL_ERROR "${OBJECT} is not closed:\n${out}")
endif()
if(NOT out MATCHES "0000000000000000 +[0-9]+ FUNC +GLOBAL +DEFAULT +[0-9]+ __zeroize_code_walk")
  message(FATAL_ERROR "${OBJECT} does not begin with __zeroize_code_walk:\n${out}")
endif()
