// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The other bounds of the analysis (bounds.c has those of work and depth): each that is reached is told, of the function
// that reaches it.
//
// RUN: not %zeroize -fsyntax-only %s 2>&1 | FileCheck %s
#define SECRET __attribute__((secret))
#define TIMES8(M, A)                                                           \
  M(A##0) M(A##1) M(A##2) M(A##3) M(A##4) M(A##5) M(A##6) M(A##7)
#define TIMES72(M, A)                                                          \
  TIMES8(M, A##0)                                                              \
  TIMES8(M, A##1) TIMES8(M, A##2) TIMES8(M, A##3) TIMES8(M, A##4)              \
      TIMES8(M, A##5) TIMES8(M, A##6) TIMES8(M, A##7) TIMES8(M, A##8)

// A pointer that leads to more objects than are kept.
#define OBJECT(N) static unsigned char object##N[4];
#define LEADS(N)                                                               \
  if (which == N)                                                              \
    p = object##N;
TIMES72(OBJECT, 1)
// CHECK-DAG: warning: 'many_targets' is not analysed to its end: a pointer leads to too many objects [zeroize-analysis]
int many_targets(SECRET const unsigned char *key, int which) {
  unsigned char *p = 0;
  TIMES72(LEADS, 1)
  if (p)
    p[0] = 1;
  return key[0] ? 1 : 0;
}
// The same objects once more, of which the analysis knows by now what they are together.
// CHECK-DAG: warning: 'many_again' is not analysed to its end: a pointer leads to too many objects [zeroize-analysis]
int many_again(SECRET const unsigned char *key, int which) {
  unsigned char *p = 0;
  TIMES72(LEADS, 1)
  if (p)
    p[0] = 1;
  return key[0] ? 1 : 0;
}

// A recursive function that learns one thing in each of its turns.
static unsigned char l0[4], l1[4], l2[4], l3[4], l4[4], l5[4], l6[4], l7[4];
// CHECK-DAG: warning: 'recursive' is not analysed to its end: its recursion takes too many turns [zeroize-analysis]
static void recursive(const unsigned char *from, int n) {
  if (n)
    recursive(from, n - 1);
  l7[0] = l6[0];
  l6[0] = l5[0];
  l5[0] = l4[0];
  l4[0] = l3[0];
  l3[0] = l2[0];
  l2[0] = l1[0];
  l1[0] = l0[0];
  l0[0] = from[0];
}
void many_turns(SECRET const unsigned char *key) { recursive(key, 9); }

// A loop that needs as many turns as it has variables.
// CHECK-DAG: warning: 'long_loop' is not analysed to its end: a loop takes too many turns [zeroize-analysis]
int long_loop(SECRET const unsigned char *key, int n) {
  unsigned char v0 = 0, v1 = 0, v2 = 0, v3 = 0, v4 = 0, v5 = 0, v6 = 0, v7 = 0,
                v8 = 0, v9 = 0;
  unsigned char v10 = 0, v11 = 0, v12 = 0, v13 = 0, v14 = 0, v15 = 0, v16 = 0,
                v17 = 0, v18 = 0, v19 = 0;
  unsigned char v20 = 0, v21 = 0, v22 = 0, v23 = 0, v24 = 0, v25 = 0, v26 = 0,
                v27 = 0, v28 = 0, v29 = 0;
  unsigned char v30 = 0, v31 = 0, v32 = 0, v33 = 0, v34 = 0, v35 = 0, v36 = 0,
                v37 = 0, v38 = 0, v39 = 0;
  unsigned char v40 = 0, v41 = 0, v42 = 0, v43 = 0, v44 = 0, v45 = 0, v46 = 0,
                v47 = 0, v48 = 0, v49 = 0;
  unsigned char v50 = 0, v51 = 0, v52 = 0, v53 = 0, v54 = 0, v55 = 0, v56 = 0,
                v57 = 0, v58 = 0, v59 = 0;
  unsigned char v60 = 0, v61 = 0, v62 = 0, v63 = 0, v64 = 0, v65 = 0, v66 = 0,
                v67 = 0, v68 = 0, v69 = 0;
  unsigned char v70 = 0, v71 = 0, v72 = 0, v73 = 0, v74 = 0, v75 = 0, v76 = 0,
                v77 = 0, v78 = 0, v79 = 0;
  unsigned char v80 = 0, v81 = 0, v82 = 0, v83 = 0, v84 = 0, v85 = 0, v86 = 0,
                v87 = 0, v88 = 0, v89 = 0;
  unsigned char v90 = 0, v91 = 0, v92 = 0, v93 = 0, v94 = 0, v95 = 0, v96 = 0,
                v97 = 0, v98 = 0, v99 = 0;
  unsigned char v100 = 0, v101 = 0, v102 = 0, v103 = 0, v104 = 0, v105 = 0,
                v106 = 0, v107 = 0, v108 = 0, v109 = 0;
  while (n--) {
    v109 = v108;
    v108 = v107;
    v107 = v106;
    v106 = v105;
    v105 = v104;
    v104 = v103;
    v103 = v102;
    v102 = v101;
    v101 = v100;
    v100 = v99;
    v99 = v98;
    v98 = v97;
    v97 = v96;
    v96 = v95;
    v95 = v94;
    v94 = v93;
    v93 = v92;
    v92 = v91;
    v91 = v90;
    v90 = v89;
    v89 = v88;
    v88 = v87;
    v87 = v86;
    v86 = v85;
    v85 = v84;
    v84 = v83;
    v83 = v82;
    v82 = v81;
    v81 = v80;
    v80 = v79;
    v79 = v78;
    v78 = v77;
    v77 = v76;
    v76 = v75;
    v75 = v74;
    v74 = v73;
    v73 = v72;
    v72 = v71;
    v71 = v70;
    v70 = v69;
    v69 = v68;
    v68 = v67;
    v67 = v66;
    v66 = v65;
    v65 = v64;
    v64 = v63;
    v63 = v62;
    v62 = v61;
    v61 = v60;
    v60 = v59;
    v59 = v58;
    v58 = v57;
    v57 = v56;
    v56 = v55;
    v55 = v54;
    v54 = v53;
    v53 = v52;
    v52 = v51;
    v51 = v50;
    v50 = v49;
    v49 = v48;
    v48 = v47;
    v47 = v46;
    v46 = v45;
    v45 = v44;
    v44 = v43;
    v43 = v42;
    v42 = v41;
    v41 = v40;
    v40 = v39;
    v39 = v38;
    v38 = v37;
    v37 = v36;
    v36 = v35;
    v35 = v34;
    v34 = v33;
    v33 = v32;
    v32 = v31;
    v31 = v30;
    v30 = v29;
    v29 = v28;
    v28 = v27;
    v27 = v26;
    v26 = v25;
    v25 = v24;
    v24 = v23;
    v23 = v22;
    v22 = v21;
    v21 = v20;
    v20 = v19;
    v19 = v18;
    v18 = v17;
    v17 = v16;
    v16 = v15;
    v15 = v14;
    v14 = v13;
    v13 = v12;
    v12 = v11;
    v11 = v10;
    v10 = v9;
    v9 = v8;
    v8 = v7;
    v7 = v6;
    v6 = v5;
    v5 = v4;
    v4 = v3;
    v3 = v2;
    v2 = v1;
    v1 = v0;
    v0 = key[n];
  }
  return v109 ? 1 : 0;
}

// A function that is called in ever more ways.
static void in_many_ways(const unsigned char *p0, const unsigned char *p1,
                         const unsigned char *p2, const unsigned char *p3,
                         const unsigned char *p4, const unsigned char *p5,
                         const unsigned char *p6, const unsigned char *p7,
                         const unsigned char *p8, const unsigned char *p9,
                         const unsigned char *p10, const unsigned char *p11,
                         const unsigned char *p12, const unsigned char *p13,
                         const unsigned char *p14, const unsigned char *p15,
                         const unsigned char *p16, const unsigned char *p17,
                         const unsigned char *p18, const unsigned char *p19,
                         const unsigned char *p20, const unsigned char *p21,
                         const unsigned char *p22, const unsigned char *p23,
                         const unsigned char *p24, const unsigned char *p25,
                         const unsigned char *p26, const unsigned char *p27,
                         const unsigned char *p28, const unsigned char *p29,
                         const unsigned char *p30, const unsigned char *p31,
                         const unsigned char *p32, const unsigned char *p33,
                         const unsigned char *p34, const unsigned char *p35,
                         const unsigned char *p36, const unsigned char *p37,
                         const unsigned char *p38, const unsigned char *p39,
                         unsigned char *to) {
  to[0] = p0[0];
  to[1] = p1[0];
  to[2] = p2[0];
  to[3] = p3[0];
  to[4] = p4[0];
  to[5] = p5[0];
  to[6] = p6[0];
  to[7] = p7[0];
  to[8] = p8[0];
  to[9] = p9[0];
  to[10] = p10[0];
  to[11] = p11[0];
  to[12] = p12[0];
  to[13] = p13[0];
  to[14] = p14[0];
  to[15] = p15[0];
  to[16] = p16[0];
  to[17] = p17[0];
  to[18] = p18[0];
  to[19] = p19[0];
  to[20] = p20[0];
  to[21] = p21[0];
  to[22] = p22[0];
  to[23] = p23[0];
  to[24] = p24[0];
  to[25] = p25[0];
  to[26] = p26[0];
  to[27] = p27[0];
  to[28] = p28[0];
  to[29] = p29[0];
  to[30] = p30[0];
  to[31] = p31[0];
  to[32] = p32[0];
  to[33] = p33[0];
  to[34] = p34[0];
  to[35] = p35[0];
  to[36] = p36[0];
  to[37] = p37[0];
  to[38] = p38[0];
  to[39] = p39[0];
}
// CHECK-DAG: warning: 'in_many_ways' is not analysed to its end: it is called in too many ways [zeroize-analysis]
void many_ways(SECRET const unsigned char *key, const unsigned char *other) {
  unsigned char to[40];
  in_many_ways(key, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, to);
  in_many_ways(other, key, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, to);
  in_many_ways(other, other, key, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, to);
  in_many_ways(other, other, other, key, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, to);
  in_many_ways(other, other, other, other, key, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, to);
  in_many_ways(other, other, other, other, other, key, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, to);
  in_many_ways(other, other, other, other, other, other, key, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, to);
  in_many_ways(other, other, other, other, other, other, other, key, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, to);
  in_many_ways(other, other, other, other, other, other, other, other, key,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, to);
  in_many_ways(other, other, other, other, other, other, other, other, other,
               key, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, to);
  in_many_ways(other, other, other, other, other, other, other, other, other,
               other, key, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, to);
  in_many_ways(other, other, other, other, other, other, other, other, other,
               other, other, key, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, to);
  in_many_ways(other, other, other, other, other, other, other, other, other,
               other, other, other, key, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, to);
  in_many_ways(other, other, other, other, other, other, other, other, other,
               other, other, other, other, key, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, to);
  in_many_ways(other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, key, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, to);
  in_many_ways(other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, key, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, to);
  in_many_ways(other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, key, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, to);
  in_many_ways(other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, key,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, to);
  in_many_ways(other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               key, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, to);
  in_many_ways(other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, key, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, to);
  in_many_ways(other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, key, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, to);
  in_many_ways(other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, key, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, to);
  in_many_ways(other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, key, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, to);
  in_many_ways(other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, key, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, to);
  in_many_ways(other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, key, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, to);
  in_many_ways(other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, key, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, to);
  in_many_ways(other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, key,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, to);
  in_many_ways(other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               key, other, other, other, other, other, other, other, other,
               other, other, other, other, to);
  in_many_ways(other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, key, other, other, other, other, other, other, other,
               other, other, other, other, to);
  in_many_ways(other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, key, other, other, other, other, other, other,
               other, other, other, other, to);
  in_many_ways(other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, key, other, other, other, other, other,
               other, other, other, other, to);
  in_many_ways(other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, key, other, other, other, other,
               other, other, other, other, to);
  in_many_ways(other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, key, other, other, other,
               other, other, other, other, to);
  in_many_ways(other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, key, other, other,
               other, other, other, other, to);
  in_many_ways(other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, key, other,
               other, other, other, other, to);
  in_many_ways(other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, key,
               other, other, other, other, to);
  in_many_ways(other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               key, other, other, other, to);
  in_many_ways(other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, key, other, other, to);
  in_many_ways(other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, key, other, to);
  in_many_ways(other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, other, other, other, other, other, other,
               other, other, other, key, to);
}
