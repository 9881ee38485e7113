# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# Writes a module in which N functions call each other in a ring, each copying a byte from its first
# argument to its second, a holder that hands a secret to the first, and two readers.
import sys

n = int(sys.argv[1])
print('@.storage = private constant [23 x i8] c"zeroize.secret.storage\\00"')
print("declare void @llvm.var.annotation.p0.p0(ptr, ptr, ptr, i32, ptr)")
for i in range(n):
    print(f"""define internal void @ring{i}(ptr %from, ptr %to) {{
  %x = load i8, ptr %from
  store i8 %x, ptr %to
  call void @ring{(i + 1) % n}(ptr %from, ptr %to)
  ret void
}}""")
print("""define internal i8 @after(ptr %p) {
  %x = load i8, ptr %p
  ret i8 %x
}
define void @holder() {
  %k = alloca [8 x i8]
  %copy = alloca [8 x i8]
  call void @llvm.var.annotation.p0.p0(ptr %k, ptr @.storage, ptr null, i32 1, ptr null)
  call void @ring0(ptr %k, ptr %copy)
  %x = call i8 @after(ptr %copy)
  ret void
}
define i8 @bystander(ptr %p) {
  %x = load i8, ptr %p
  ret i8 %x
}""")
