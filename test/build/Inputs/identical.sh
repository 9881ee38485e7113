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
for level in -O0 -O1 -O2 -O3 -Os -Oz; do
  for debug in "" -g; do
    for kind in "-c" "-c -fPIC -ffunction-sections" "-c -flto" "-S -emit-llvm"; do
      # $debug and $kind hold several words or none.
      # shellcheck disable=SC2086
      "$clang" $level $debug $kind "$@" "$source" -o object && mv object plain &&
        "$clang" -fplugin="$plugin" $level $debug $kind "$@" "$source" -o object || exit 2
      if ! cmp object plain; then
        echo "identical.sh: $level $debug $kind: the plugin changes a file without secrets" >&2
        exit 1
      fi
      pairs=$((pairs + 1))
    done
  done
done
echo "$pairs pairs are identical"
