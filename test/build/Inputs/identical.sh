# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# identical.sh CLANG PLUGIN SOURCE FOLDER [FLAGS...]: compiles a file without secrets at every level, with
# and without -g, with and without the plugin, and compares the objects byte by byte. Prints the number of
# pairs compared, so that a test can tell that there were any.

clang=$1 plugin=$2 source=$3 folder=$4
shift 4
rm -rf "$folder"
mkdir -p "$folder"
# Both objects are made from inside the folder under the same name: neither a path nor a file name may
# tell them apart.
cd "$folder" || exit 2
pairs=0
# A flag argument holds several words or none.
# shellcheck disable=SC2086
compare() {
  "$clang" $1 "$source" -o object && mv object plain &&
    "$clang" -fplugin="$plugin" $1 "$source" -o object || exit 2
  if ! cmp object plain; then
    echo "identical.sh: $1: the plugin changes a file without secrets" >&2
    exit 1
  fi
  pairs=$((pairs + 1))
}
for level in -O0 -O1 -O2 -O3 -Os -Oz; do
  compare "$level -c $*"
  compare "$level -c -g $*"
done
for kind in "-c -fPIC -ffunction-sections" "-c -flto" "-c -flto=thin" "-c -fprofile-instr-generate -fcoverage-mapping" "-S" "-S -emit-llvm -g"; do
  compare "-O2 $kind $*"
done
compare "-O0 -S -emit-llvm $*"
echo "$pairs pairs are identical"
