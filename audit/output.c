// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See output.h. The runs are forks of one process and so share the offset of
// every open file; pidfd_getfd() gives the tool that same open file to move it
// back. Pipes and sockets cannot be rewound: the manual says to open them after
// zeroize_audit_begin(). Covered by test/audit/output.c.

#include "output.h"

#include "support.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

struct file_position {
  int file;
  off_t offset;
};

static struct {
  struct file_position *items;
  size_t count, capacity;
} positions;

/// One file for both if they are one for the tool, so that their order is kept.
static int stand_in[2] = {-1, -1};
static off_t saved_size[2];
static enum output_use use_of_output = OUTPUT_SHOW;

static int make_file(const char *name) {
  int file = memfd_create(name, MFD_CLOEXEC);
  if (file < 0)
    fatal("cannot make a file for the program's output: %s", strerror(errno));
  return file;
}

void output_init(void) {
  struct stat out, err;
  if (stand_in[0] >= 0)
    close(stand_in[0]);
  if (stand_in[1] >= 0 && stand_in[1] != stand_in[0])
    close(stand_in[1]);
  stand_in[0] = make_file("stdout");
  bool same = use_of_output == OUTPUT_SHOW && !fstat(1, &out) &&
              !fstat(2, &err) && out.st_dev == err.st_dev &&
              out.st_ino == err.st_ino;
  stand_in[1] = same ? stand_in[0] : make_file("stderr");
}

void output_attach(void) {
  struct stat in;
  if (fstat(0, &in) || !S_ISREG(in.st_mode)) {
    close(0);
    // The lowest free number is 0.
    if (open("/dev/null", O_RDONLY) != 0)
      _exit(EXIT_NOT_OBSERVED);
  }
  if (dup2(stand_in[0], 1) < 0 || dup2(stand_in[1], 2) < 0)
    _exit(EXIT_NOT_OBSERVED);
}

/// Returns the program's open file itself, or -1 if it is not a regular file.
static int borrow(pid_t pid, int file) {
  char path[64];
  struct stat info;
  snprintf(path, sizeof path, "/proc/%d/fd/%d", (int)pid, file);
  if (stat(path, &info) || !S_ISREG(info.st_mode))
    return -1;
  int process = (int)syscall(SYS_pidfd_open, pid, 0);
  int borrowed =
      process < 0 ? -1 : (int)syscall(SYS_pidfd_getfd, process, file, 0);
  if (borrowed < 0)
    fatal("cannot reach file descriptor %d of the program: %s", file,
          strerror(errno));
  close(process);
  return borrowed;
}

void output_save(pid_t pid) {
  char path[64];
  struct dirent *entry;
  positions.count = 0;
  snprintf(path, sizeof path, "/proc/%d/fd", (int)pid);
  DIR *folder = opendir(path);
  if (!folder)
    fatal("cannot read '%s': %s", path, strerror(errno));
  while ((entry = readdir(folder))) {
    int file = entry->d_name[0] == '.' ? -1 : atoi(entry->d_name);
    int borrowed = file < 0 ? -1 : borrow(pid, file);
    if (borrowed < 0)
      continue;
    struct file_position *position = APPEND(&positions);
    position->file = file;
    position->offset = lseek(borrowed, 0, SEEK_CUR);
    close(borrowed);
  }
  closedir(folder);
  for (int i = 0; i < 2; ++i) {
    struct stat info;
    if (fstat(stand_in[i], &info))
      fatal("cannot read the program's output: %s", strerror(errno));
    saved_size[i] = info.st_size;
  }
}

void output_restore(pid_t pid) {
  for (int i = 0; i < 2; ++i)
    if (ftruncate(stand_in[i], saved_size[i]))
      fatal("cannot reset the program's output: %s", strerror(errno));
  for (size_t i = 0; i < positions.count; ++i) {
    int borrowed = borrow(pid, positions.items[i].file);
    if (borrowed < 0 ||
        (positions.items[i].offset >= 0 &&
         lseek(borrowed, positions.items[i].offset, SEEK_SET) < 0))
      fatal("cannot rewind file descriptor %d of the program",
            positions.items[i].file);
    close(borrowed);
  }
}

static void copy_file(int from, int to) {
  char buffer[1 << 14];
  off_t offset = 0;
  for (;;) {
    ssize_t got = pread(from, buffer, sizeof buffer, offset);
    if (got <= 0)
      return;
    offset += got;
    for (ssize_t done = 0; done < got;) {
      ssize_t put = write(to, buffer + done, (size_t)(got - done));
      if (put <= 0)
        return;
      done += put;
    }
  }
}

void output_relay(void) {
  fflush(stdout);
  if (stand_in[0] < 0)
    return;
  if (use_of_output != OUTPUT_HIDE)
    copy_file(stand_in[0], use_of_output == OUTPUT_SHOW ? 1 : 2);
  if (stand_in[1] != stand_in[0] && use_of_output != OUTPUT_HIDE)
    copy_file(stand_in[1], 2);
  use_of_output = OUTPUT_HIDE;
}

void output_use(enum output_use use) { use_of_output = use; }
