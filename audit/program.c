// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// zeroize_audit_begin() makes a system call that does not exist. The tool stops
// the program at its entry and exchanges it for another: a clone, as often as
// needed. After each the instruction is stepped back to, so the program is
// always found at that same entry. Relies on audit/include/zeroize/audit.h for
// that call. Covered by test/audit/not-observed.

#include "program.h"

#include "output.h"
#include "support.h"
#include "tracee.h"

#include <zeroize/audit.h>

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { SYSCALL_INSTRUCTION_SIZE = 2 };

/// In the new process: waits until it is traced, then becomes the program.
static _Noreturn void become_program(char **arguments, int go, int failure) {
  sigset_t set;
  char byte;
  int error;
  sigemptyset(&set);
  sigaddset(&set, SIGCHLD);
  if (read(go, &byte, 1) != 1)
    _exit(EXIT_NOT_OBSERVED);
  sigprocmask(SIG_UNBLOCK, &set, NULL);
  output_attach();
  execvp(arguments[0], arguments);
  error = errno;
  if (write(failure, &error, sizeof error) != sizeof error)
    _exit(EXIT_NOT_OBSERVED);
  _exit(EXIT_NOT_OBSERVED);
}

static void launch(struct program *program, char **arguments) {
  int go[2], failure[2], status, error;
  struct deadline deadline = deadline_after(program->timeout);
  if (pipe2(go, O_CLOEXEC) || pipe2(failure, O_CLOEXEC))
    fatal("cannot make a pipe: %s", strerror(errno));
  program->pid = fork();
  if (program->pid < 0)
    fatal("cannot start a process: %s", strerror(errno));
  if (!program->pid)
    become_program(arguments, go[0], failure[1]);
  close(go[0]);
  close(failure[1]);
  tracee_seize(program->pid);
  if (write(go[1], "", 1) != 1)
    fatal("cannot start the program: %s", strerror(errno));
  tracee_wait(program->pid, &status, &deadline);
  if (!is_event(status, PTRACE_EVENT_EXEC)) {
    if (read(failure[0], &error, sizeof error) == sizeof error) {
      bool is_here = !strchr(arguments[0], '/') && !access(arguments[0], X_OK);
      if (error == ENOENT && is_here)
        fatal("cannot run '%s': it is not on the PATH; did you mean './%s'?",
              arguments[0], arguments[0]);
      fatal("cannot run '%s': %s", arguments[0], strerror(error));
    }
    fatal("cannot run '%s'", arguments[0]);
  }
  close(go[1]);
  close(failure[0]);
}

static void explain_end(const struct program *program, int status) {
  if (WIFSIGNALED(status))
    fatal("'%s' was killed by %s before it called zeroize_audit_begin()",
          program->name, signal_text(WTERMSIG(status)));
  fatal("'%s' exited with status %d and never called zeroize_audit_begin()",
        program->name, WEXITSTATUS(status));
}

/// Another process or thread of the program, before it begins: none of ours.
/// Threads that still run when it begins are found by has_threads().
static void let_go(pid_t tid) {
  int status;
  if (waitpid(tid, &status, __WALL) == tid && WIFSTOPPED(status))
    ptrace(PTRACE_DETACH, tid, NULL, NULL);
}

/// Handles one event of the program before it begins. Returns true if it is the
/// entry of the call.
static bool at_begin(struct program *program, int status) {
  int signal = 0;
  if (!WIFSTOPPED(status))
    explain_end(program, status);
  if (WSTOPSIG(status) == (SIGTRAP | 0x80)) {
    tracee_get_registers(program->pid, &program->registers);
    if (program->registers.orig_rax == ZEROIZE_AUDIT_SYSCALL_ &&
        program->registers.rax == (uint64_t)-ENOSYS)
      return true;
  } else if (status >> 16) {
    unsigned long message;
    int event = status >> 16;
    if ((event == PTRACE_EVENT_CLONE || event == PTRACE_EVENT_FORK ||
         event == PTRACE_EVENT_VFORK) &&
        !ptrace(PTRACE_GETEVENTMSG, program->pid, NULL, &message))
      let_go((pid_t)message);
  } else {
    signal = WSTOPSIG(status);
  }
  tracee_resume(program->pid, RESUME_TO_SYSCALL, signal);
  return false;
}

static bool has_threads(pid_t pid) {
  char path[64];
  size_t count = 0;
  struct dirent *entry;
  snprintf(path, sizeof path, "/proc/%d/task", (int)pid);
  DIR *folder = opendir(path);
  if (!folder)
    fatal("cannot read '%s': %s", path, strerror(errno));
  while ((entry = readdir(folder)))
    count += entry->d_name[0] != '.';
  closedir(folder);
  return count != 1;
}

/// Makes the program execute this system call and returns its result, and what
/// PTRACE_EVENT_CLONE told if it is a clone.
static int64_t inject(struct program *program, uint64_t number,
                      const uint64_t arguments[5], pid_t *cloned) {
  struct deadline deadline = deadline_after(program->timeout);
  struct user_regs_struct registers = program->registers;
  int status;
  unsigned long message = 0;
  registers.orig_rax = number;
  registers.rdi = arguments[0];
  registers.rsi = arguments[1];
  registers.rdx = arguments[2];
  registers.r10 = arguments[3];
  registers.r8 = arguments[4];
  tracee_set_registers(program->pid, &registers);
  // Signals are dropped on the way: the program itself never goes on.
  do {
    tracee_resume(program->pid, RESUME_TO_SYSCALL, 0);
    tracee_wait(program->pid, &status, &deadline);
    if (!WIFSTOPPED(status))
      fatal("'%s' ended while it was being forked", program->name);
    if (is_event(status, PTRACE_EVENT_CLONE))
      ptrace(PTRACE_GETEVENTMSG, program->pid, NULL, &message);
  } while (WSTOPSIG(status) != (SIGTRAP | 0x80));
  tracee_get_registers(program->pid, &registers);
  int64_t result = (int64_t)registers.rax;
  // Back to the instruction, and into it again.
  registers = program->registers;
  registers.rip -= SYSCALL_INSTRUCTION_SIZE;
  registers.rax = ZEROIZE_AUDIT_SYSCALL_;
  registers.orig_rax = (uint64_t)-1;
  tracee_set_registers(program->pid, &registers);
  do {
    tracee_resume(program->pid, RESUME_TO_SYSCALL, 0);
    tracee_wait(program->pid, &status, &deadline);
    if (!WIFSTOPPED(status))
      fatal("'%s' ended while it was being forked", program->name);
  } while (WSTOPSIG(status) != (SIGTRAP | 0x80));
  if (cloned)
    *cloned = (pid_t)message;
  return result;
}

/// A C library keeps its thread's number and expects fork() to renew it. The
/// kernel knows where.
static uint64_t find_tid_address(struct program *program) {
  uint64_t scratch =
      program->memory + offsetof(struct zeroize_audit_memory_, scratch);
  uint64_t address = 0;
  const uint64_t arguments[5] = {PR_GET_TID_ADDRESS, scratch};
  if (inject(program, SYS_prctl, arguments, NULL))
    return 0;
  tracee_read(program->pid, scratch, &address, sizeof address);
  tracee_write(program->pid, scratch, zero_page, sizeof address);
  return address;
}

void program_start(struct program *program, char **arguments,
                   unsigned timeout) {
  int status;
  *program = (struct program){.name = arguments[0], .timeout = timeout};
  output_init();
  launch(program, arguments);
  struct deadline deadline = deadline_after(timeout);
  tracee_resume(program->pid, RESUME_TO_SYSCALL, 0);
  do
    tracee_wait(program->pid, &status, &deadline);
  while (!at_begin(program, status));
  program->memory = program->registers.rdi;
  program->secret_size = program->registers.rsi;
  if (program->registers.rdx != sizeof(struct zeroize_audit_memory_))
    fatal("'%s' was compiled with another version of <zeroize/audit.h>",
          program->name);
  if (program->secret_size < 1 ||
      program->secret_size > ZEROIZE_AUDIT_SECRET_MAX)
    fatal("zeroize_audit_begin() was asked for %zu bytes; it gives 1 to %d",
          program->secret_size, ZEROIZE_AUDIT_SECRET_MAX);
  if (has_threads(program->pid))
    fatal("call zeroize_audit_begin() before creating threads");
  program->tid_address = find_tid_address(program);
  output_save(program->pid);
  maps_read(&program->maps, program->pid);
  snapshot_memory(&program->memory_at_begin, program->pid, &program->maps,
                  &program->arena, NULL, 0);
}

pid_t program_fork(struct program *program, const uint8_t *secret) {
  int status;
  pid_t child = 0;
  const unsigned char active = 1;
  struct deadline deadline = deadline_after(program->timeout);
  // No exit signal: the stopped program must not collect one SIGCHLD for each
  // run.
  uint64_t flags =
      program->tid_address ? CLONE_CHILD_SETTID | CLONE_CHILD_CLEARTID : 0;
  const uint64_t arguments[5] = {flags, 0, 0, program->tid_address, 0};
  output_restore(program->pid);
  int64_t result = inject(program, SYS_clone, arguments, &child);
  if (result <= 0 || !child)
    fatal("cannot fork the program: %s",
          strerror(result < 0 ? (int)-result : ECHILD));
  tracee_wait(child, &status, &deadline);
  if (!is_event(status, PTRACE_EVENT_STOP))
    fatal("cannot fork the program");
  struct user_regs_struct registers = program->registers;
  registers.rax = ZEROIZE_AUDIT_ANSWER_;
  registers.orig_rax = (uint64_t)-1;
  tracee_set_registers(child, &registers);
  tracee_write(child,
               program->memory + offsetof(struct zeroize_audit_memory_, secret),
               secret, program->secret_size);
  tracee_write(child,
               program->memory + offsetof(struct zeroize_audit_memory_, active),
               &active, sizeof active);
  return child;
}

void program_end(struct program *program) {
  struct deadline deadline = deadline_after(program->timeout);
  int status;
  // The runs have ended, but only their parent can bury them: it has never gone
  // on. Where process 1 does not do it either (in many containers), they would
  // stay.
  prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
  kill(program->pid, SIGKILL);
  do
    tracee_wait(program->pid, &status, &deadline);
  while (WIFSTOPPED(status));
  while (waitpid(-1, &status, __WALL | WNOHANG) > 0)
    ;
  prctl(PR_SET_CHILD_SUBREAPER, 0, 0, 0, 0);
  snapshot_free(&program->memory_at_begin);
  maps_free(&program->maps);
  arena_free(&program->arena);
}
