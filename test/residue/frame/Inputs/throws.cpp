// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A file of another language, which knows of no secret.

extern "C" void throw_if(int really) {
  if (really)
    throw 7;
}

extern "C" int caught(void (*body)(const unsigned char *, unsigned char *), const unsigned char *key,
                      unsigned char *out) {
  try {
    body(key, out);
  } catch (int number) {
    return number;
  }
  return 0;
}
