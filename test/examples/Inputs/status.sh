# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# status.sh WANTED COMMAND...: passes the command's output on and fails unless
# it exits with exactly WANTED. `not` cannot tell one error from another.

wanted=$1
shift
"$@"
got=$?
[ "$got" -eq "$wanted" ] && exit 0
echo "status.sh: '$*' exited with $got, not $wanted" >&2
exit 1
