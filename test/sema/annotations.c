// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against a secret that the IR never hears of: every kind of declaration, by its own mark and
// by its type, is annotated exactly once, and what is public is not.
//
// RUN: %zeroize -std=c11 -O0 -fno-discard-value-names -emit-llvm -Xclang -disable-llvm-passes -S -o - %s | FileCheck %s
// RUN: %zeroize -std=c11 -O0 -fno-discard-value-names -emit-llvm -Xclang -disable-llvm-passes -S -o - %s | FileCheck --check-prefix=ONCE %s

#define SECRET __attribute__((secret))

typedef SECRET unsigned char key_type[32];
typedef SECRET char *text_type;
struct SECRET whole {
  int a;
};
struct partly {
  int length;
  SECRET unsigned char bytes[16];
};
struct outer {
  int number;
  struct partly inner[2];
};
struct pointers {
  int number;
  SECRET char *text;
};
union overlay {
  int a;
  SECRET long b;
};
struct list {
  struct list *next;
  SECRET int value;
};
struct public_list {
  struct public_list *next;
  int value;
};

void use(void *);

// CHECK-DAG: [[$STORAGE:@[.0-9a-z]+]] = {{.*}}c"zeroize.secret.storage\00"
// CHECK-DAG: [[$POINTEE:@[.0-9a-z]+]] = {{.*}}c"zeroize.secret.pointee\00"
// CHECK-DAG: [[$S_marked:@[.0-9a-z]+]] = {{.*}}c"zeroize.secret.storage:marked\00"
// CHECK-DAG: [[$P_pointer:@[.0-9a-z]+]] = {{.*}}c"zeroize.secret.pointee:pointer\00"
// CHECK-DAG: [[$P_array_of_pointers:@[.0-9a-z]+]] = {{.*}}c"zeroize.secret.pointee:array_of_pointers\00"
// CHECK-DAG: [[$P_pointer_to_pointer:@[.0-9a-z]+]] = {{.*}}c"zeroize.secret.pointee:pointer_to_pointer\00"
// CHECK-DAG: [[$S_key:@[.0-9a-z]+]] = {{.*}}c"zeroize.secret.storage:key\00"
// CHECK-DAG: [[$P_text:@[.0-9a-z]+]] = {{.*}}c"zeroize.secret.pointee:text\00"
// CHECK-DAG: [[$P_pointer_to_key:@[.0-9a-z]+]] = {{.*}}c"zeroize.secret.pointee:pointer_to_key\00"
// CHECK-DAG: [[$S_whole:@[.0-9a-z]+]] = {{.*}}c"zeroize.secret.storage:whole\00"
// CHECK-DAG: [[$S_outer:@[.0-9a-z]+]] = {{.*}}c"zeroize.secret.storage:outer\00"
// CHECK-DAG: [[$P_pointers:@[.0-9a-z]+]] = {{.*}}c"zeroize.secret.pointee:pointers\00"
// CHECK-DAG: [[$S_overlay:@[.0-9a-z]+]] = {{.*}}c"zeroize.secret.storage:overlay\00"
// CHECK-DAG: [[$P_list:@[.0-9a-z]+]] = {{.*}}c"zeroize.secret.pointee:list\00"
// CHECK-DAG: [[$S_all_of_it:@[.0-9a-z]+]] = {{.*}}c"zeroize.secret.storage:all_of_it\00"
// CHECK-DAG: [[$S_complex_number:@[.0-9a-z]+]] = {{.*}}c"zeroize.secret.storage:complex_number\00"
// CHECK-DAG: [[$S_bits:@[.0-9a-z]+]] = {{.*}}c"zeroize.secret.storage:bits\00"
// CHECK-DAG: [[$S_atomic:@[.0-9a-z]+]] = {{.*}}c"zeroize.secret.storage:atomic\00"
// CHECK-DAG: [[$S_fickle:@[.0-9a-z]+]] = {{.*}}c"zeroize.secret.storage:fickle\00"
// CHECK-DAG: [[$S_value:@[.0-9a-z]+]] = {{.*}}c"zeroize.secret.storage:value\00"
// CHECK-DAG: [[$P_array:@[.0-9a-z]+]] = {{.*}}c"zeroize.secret.pointee:array\00"
// CHECK-DAG: [[$P_key:@[.0-9a-z]+]] = {{.*}}c"zeroize.secret.pointee:key\00"
// CHECK-DAG: [[$S_structure:@[.0-9a-z]+]] = {{.*}}c"zeroize.secret.storage:structure\00"
// CHECK-DAG: { ptr @global, ptr [[$STORAGE]],
// CHECK-DAG: { ptr @global_pointer, ptr [[$POINTEE]],
// CHECK-DAG: { ptr @by_type, ptr [[$STORAGE]],
// CHECK-DAG: { ptr @locals.kept, ptr [[$STORAGE]],
// CHECK-DAG: { ptr @thread, ptr [[$STORAGE]],
// ONCE-NOT: { ptr @public_global,
SECRET unsigned char global[32];
SECRET char *global_pointer;
struct outer by_type;
_Thread_local SECRET int thread;
struct public_list public_global;

// CHECK-LABEL: define {{.*}}@locals(
void locals(void) {
  static SECRET int kept;
  SECRET int marked;
  SECRET char *pointer;
  SECRET char *array_of_pointers[3];
  SECRET char **pointer_to_pointer;
  key_type key;
  text_type text;
  key_type *pointer_to_key;
  struct whole whole;
  struct outer outer[2];
  struct pointers pointers;
  union overlay overlay;
  struct list *list;
  SECRET struct pointers all_of_it;
  SECRET _Complex double complex_number;
  SECRET _BitInt(77) bits;
  _Atomic SECRET int atomic;
  volatile SECRET int fickle;
  struct public_list public_list;
  char public_text[8];
  // CHECK: %marked = alloca
  // CHECK: call void @llvm.var.annotation{{.*}}(ptr %marked, ptr [[$S_marked]],
  // CHECK: call void @llvm.var.annotation{{.*}}(ptr %pointer, ptr [[$P_pointer]],
  // CHECK: call void @llvm.var.annotation{{.*}}(ptr %array_of_pointers, ptr [[$P_array_of_pointers]],
  // CHECK: call void @llvm.var.annotation{{.*}}(ptr %pointer_to_pointer, ptr [[$P_pointer_to_pointer]],
  // CHECK: call void @llvm.var.annotation{{.*}}(ptr %key, ptr [[$S_key]],
  // CHECK: call void @llvm.var.annotation{{.*}}(ptr %text, ptr [[$P_text]],
  // CHECK: call void @llvm.var.annotation{{.*}}(ptr %pointer_to_key, ptr [[$P_pointer_to_key]],
  // CHECK: call void @llvm.var.annotation{{.*}}(ptr %whole, ptr [[$S_whole]],
  // CHECK: call void @llvm.var.annotation{{.*}}(ptr %outer, ptr [[$S_outer]],
  // CHECK: call void @llvm.var.annotation{{.*}}(ptr %pointers, ptr [[$P_pointers]],
  // CHECK: call void @llvm.var.annotation{{.*}}(ptr %overlay, ptr [[$S_overlay]],
  // CHECK: call void @llvm.var.annotation{{.*}}(ptr %list, ptr [[$P_list]],
  // CHECK: call void @llvm.var.annotation{{.*}}(ptr %all_of_it, ptr [[$S_all_of_it]],
  // CHECK: call void @llvm.var.annotation{{.*}}(ptr %complex_number, ptr [[$S_complex_number]],
  // CHECK: call void @llvm.var.annotation{{.*}}(ptr %bits, ptr [[$S_bits]],
  // CHECK: call void @llvm.var.annotation{{.*}}(ptr %atomic, ptr [[$S_atomic]],
  // CHECK: call void @llvm.var.annotation{{.*}}(ptr %fickle, ptr [[$S_fickle]],
  // CHECK-NOT: @llvm.var.annotation
  // Only what has secret bytes of its own is wiped, in reverse order of declaration.
  // CHECK: call void @__zeroize_scope_exit(ptr noundef %fickle)
  // CHECK: call void @__zeroize_scope_exit(ptr noundef %atomic)
  // CHECK: call void @__zeroize_scope_exit(ptr noundef %bits)
  // CHECK: call void @__zeroize_scope_exit(ptr noundef %complex_number)
  // CHECK: call void @__zeroize_scope_exit(ptr noundef %all_of_it)
  // CHECK: call void @__zeroize_scope_exit(ptr noundef %overlay)
  // CHECK: call void @__zeroize_scope_exit(ptr noundef %outer)
  // CHECK: call void @__zeroize_scope_exit(ptr noundef %whole)
  // CHECK: call void @__zeroize_scope_exit(ptr noundef %key)
  // CHECK: call void @__zeroize_scope_exit(ptr noundef %marked)
  // CHECK: ret void
}

// CHECK-LABEL: define {{.*}}@parameters(
// CHECK: call void @llvm.var.annotation{{.*}}(ptr %value.addr, ptr [[$S_value]],
// CHECK: call void @llvm.var.annotation{{.*}}(ptr %pointer.addr, ptr [[$P_pointer]],
// CHECK: call void @llvm.var.annotation{{.*}}(ptr %array.addr, ptr [[$P_array]],
// CHECK: call void @llvm.var.annotation{{.*}}(ptr %key.addr, ptr [[$P_key]],
// CHECK: call void @llvm.var.annotation{{.*}}(ptr %list.addr, ptr [[$P_list]],
// CHECK: call void @llvm.var.annotation{{.*}}(ptr %structure, ptr [[$S_structure]],
// CHECK-NOT: @llvm.var.annotation
// A parameter takes no cleanup: plugin/ir wipes it where the function returns.
// CHECK-NOT: call void @__zeroize_scope_exit
// CHECK: ret void
void parameters(SECRET int value, SECRET char *pointer, SECRET char array[4],
                key_type key, struct list *list, struct outer structure,
                struct public_list *public_list, int number) {}

// CHECK-LABEL: define {{.*}}@fields(
void fields(struct outer *o, struct list *l, struct public_list *p) {
  // CHECK: [[INNER:%.*]] = getelementptr inbounds nuw %struct.outer, ptr %{{.*}}, i32 0, i32 1
  // CHECK-NEXT: call ptr @llvm.ptr.annotation{{.*}}(ptr [[INNER]], ptr [[$STORAGE]],
  // CHECK: [[BYTES:%.*]] = getelementptr inbounds nuw %struct.partly, ptr %{{.*}}, i32 0, i32 1
  // CHECK-NEXT: call ptr @llvm.ptr.annotation{{.*}}(ptr [[BYTES]], ptr [[$STORAGE]],
  use(o->inner[0].bytes);
  // CHECK: [[NEXT:%.*]] = getelementptr inbounds nuw %struct.list, ptr %{{.*}}, i32 0, i32 0
  // CHECK-NEXT: call ptr @llvm.ptr.annotation{{.*}}(ptr [[NEXT]], ptr [[$POINTEE]],
  use(l->next);
  // CHECK-NOT: @llvm.ptr.annotation
  use(&p->value);
  use(&o->number);
  // CHECK: ret void
}
