// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See tracee.h. PTRACE_SEIZE and not PTRACE_ATTACH: it stops threads without a
// signal, and its options hold from the first moment. Covered by everything in
// test/audit; the time limit by not-observed/program.c.

#include "tracee.h"

#include "support.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

void tracee_init(void) {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGCHLD);
  sigprocmask(SIG_BLOCK, &set, NULL);
}

void tracee_seize(pid_t pid) {
  const uintptr_t options = PTRACE_O_EXITKILL | PTRACE_O_TRACESYSGOOD |
                            PTRACE_O_TRACEEXEC | PTRACE_O_TRACECLONE |
                            PTRACE_O_TRACEFORK | PTRACE_O_TRACEVFORK;
  if (ptrace(PTRACE_SEIZE, pid, NULL, (void *)options))
    fatal("cannot trace the program: %s", strerror(errno));
}

static int64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

struct deadline deadline_after(unsigned seconds) {
  return (struct deadline){now() + (int64_t)seconds * 1000000000, seconds};
}

/// Waits for an event, but no longer than this. 0 if none came, -1 if there is
/// nobody (any more) that one could come from.
static pid_t wait_briefly(pid_t tid, int *status,
                          const struct deadline *deadline,
                          int64_t nanoseconds) {
  sigset_t set;
  pid_t got = waitpid(tid, status, __WALL | WNOHANG);
  if (got > 0)
    return got;
  if (got < 0 && errno == ECHILD)
    return got;
  if (got < 0 && errno != EINTR)
    fatal("lost track of the program: %s", strerror(errno));
  int64_t left = deadline->nanoseconds - now();
  if (left <= 0)
    fatal("the program did not finish within %u second%s; see --timeout",
          deadline->seconds, deadline->seconds == 1 ? "" : "s");
  if (left > nanoseconds)
    left = nanoseconds;
  struct timespec time = {left / 1000000000, left % 1000000000};
  sigemptyset(&set);
  sigaddset(&set, SIGCHLD);
  sigtimedwait(&set, NULL, &time);
  return 0;
}

pid_t tracee_wait(pid_t tid, int *status, const struct deadline *deadline) {
  pid_t got;
  do
    got = wait_briefly(tid, status, deadline, INT64_MAX);
  while (!got);
  if (got < 0)
    fatal("lost track of the program: %s", strerror(ECHILD));
  return got;
}

bool tracee_wait_if_alive(pid_t tid, int *status,
                          const struct deadline *deadline) {
  pid_t got;
  do
    got = wait_briefly(tid, status, deadline, INT64_MAX);
  while (!got);
  return got > 0;
}

static bool is_zombie(pid_t tid) {
  char path[64], line[64];
  snprintf(path, sizeof path, "/proc/%d/status", (int)tid);
  FILE *file = fopen(path, "re");
  bool found = false;
  while (file && !found && fgets(line, sizeof line, file))
    found = !strncmp(line, "State:\tZ", 8);
  if (file)
    fclose(file);
  return found;
}

pid_t tracee_wait_or_zombie(pid_t tid, int *status,
                            const struct deadline *deadline) {
  pid_t got;
  do {
    // In this order: its last event may come between the two.
    bool is_last = is_zombie(tid);
    got = wait_briefly(tid, status, deadline, 10000000);
    if (is_last)
      break;
  } while (!got);
  return got > 0 ? got : 0;
}

void tracee_resume(pid_t tid, enum resume how, int signal) {
  if (ptrace(how == RESUME ? PTRACE_CONT : PTRACE_SYSCALL, tid, NULL,
             (void *)(intptr_t)signal) &&
      errno != ESRCH)
    fatal("cannot resume the program: %s", strerror(errno));
}

void tracee_get_registers(pid_t tid, struct user_regs_struct *registers) {
  if (ptrace(PTRACE_GETREGS, tid, NULL, registers))
    fatal("cannot read the program's registers: %s", strerror(errno));
}

void tracee_set_registers(pid_t tid, const struct user_regs_struct *registers) {
  if (ptrace(PTRACE_SETREGS, tid, NULL, registers))
    fatal("cannot write the program's registers: %s", strerror(errno));
}

static int open_memory(pid_t tid, int flags) {
  char path[64];
  snprintf(path, sizeof path, "/proc/%d/mem", (int)tid);
  return open(path, flags | O_CLOEXEC);
}

bool tracee_try_read(pid_t tid, uint64_t address, void *bytes, size_t size) {
  int file = open_memory(tid, O_RDONLY);
  if (file < 0)
    return false;
  bool complete = pread(file, bytes, size, (off_t)address) == (ssize_t)size;
  close(file);
  return complete;
}

void tracee_read(pid_t tid, uint64_t address, void *bytes, size_t size) {
  if (!tracee_try_read(tid, address, bytes, size))
    fatal("cannot read the program's memory at 0x%" PRIx64, address);
}

void tracee_write(pid_t tid, uint64_t address, const void *bytes, size_t size) {
  int file = open_memory(tid, O_RDWR);
  if (file < 0 || pwrite(file, bytes, size, (off_t)address) != (ssize_t)size)
    fatal("cannot write the program's memory at 0x%" PRIx64, address);
  close(file);
}

bool is_event(int status, int event) {
  return WIFSTOPPED(status) && status >> 16 == event;
}

char *signal_text(int signal) {
  const char *abbreviation = sigabbrev_np(signal);
  const char *description = sigdescr_np(signal);
  if (!abbreviation || !description)
    return format_text("signal %d", signal);
  return format_text("SIG%s (%s)", abbreviation, description);
}
