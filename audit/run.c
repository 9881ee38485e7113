// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Lets one copy of the program run, with all its threads, and stops all of them
// at each observation point. Every way in which a run can end without having
// been observed to its end is an error.
//
// Left out of the observation: the memory of <zeroize/audit.h> (secret,
// output), what the program declares public, and the four words of each
// thread's rseq area that the kernel rewrites whenever the thread changes
// processors. Covered by test/audit: not-observed, threads.c, public.c.

#include "run.h"

#include "output.h"
#include "support.h"
#include "tracee.h"

#include <zeroize/audit.h>

#include <errno.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/wait.h>

enum thread_state { RUNNING, STOPPED, GONE };

struct tracked {
  pid_t tid;
  unsigned number;
  enum thread_state state;
  bool has_event; ///< an event that came while the others were being stopped
  int event;
};

struct runner {
  struct program *program;
  struct run *run;
  const struct run *reference;
  struct arena *arena;
  struct deadline deadline;
  pid_t pid;
  struct {
    struct tracked *items;
    size_t count, capacity;
  } threads;
  struct ranges public_ranges;
  struct {
    pid_t *items;
    size_t count, capacity;
  } early; ///< other processes that stopped before we were told of them
};

static struct tracked *find_thread(struct runner *runner, pid_t tid) {
  for (size_t i = 0; i < runner->threads.count; ++i)
    if (runner->threads.items[i].tid == tid &&
        runner->threads.items[i].state != GONE)
      return &runner->threads.items[i];
  return NULL;
}

static struct tracked *add_thread(struct runner *runner, pid_t tid) {
  struct tracked *thread = APPEND(&runner->threads);
  thread->tid = tid;
  thread->number = (unsigned)runner->threads.count;
  thread->state = STOPPED;
  return thread;
}

static void resume(struct tracked *thread, int signal) {
  thread->state = RUNNING;
  tracee_resume(thread->tid, RESUME, signal);
}

/// Stops every thread but the one that is stopped already. What a thread was
/// about to tell is kept.
static void stop_others(struct runner *runner) {
  for (size_t i = 0; i < runner->threads.count; ++i) {
    struct tracked *thread = &runner->threads.items[i];
    int status;
    if (thread->state != RUNNING)
      continue;
    // ESRCH: it has ended, which its next event tells.
    if (ptrace(PTRACE_INTERRUPT, thread->tid, NULL, NULL) && errno != ESRCH)
      fatal("cannot stop a thread of the program: %s", strerror(errno));
    if (!tracee_wait_or_zombie(thread->tid, &status, &runner->deadline))
      continue;
    if (!WIFSTOPPED(status))
      thread->state = GONE;
    else
      thread->state = STOPPED;
    if (!is_event(status, PTRACE_EVENT_STOP)) {
      thread->has_event = true;
      thread->event = status;
    }
  }
}

static void observe(struct runner *runner, struct tracked *thread,
                    const struct user_regs_struct *registers,
                    enum point_kind kind, unsigned line) {
  struct threads stopped = {0};
  const struct snapshot *references[3];
  size_t reference_count = 0, index = runner->run->count;
  stop_others(runner);
  for (size_t i = 0; i < runner->threads.count; ++i)
    // A thread that is about to end has given up its memory, but not yet its
    // registers.
    if (runner->threads.items[i].state == STOPPED) {
      struct thread *copy = APPEND(&stopped);
      copy->tid = runner->threads.items[i].tid;
      copy->number = runner->threads.items[i].number;
    }
  struct stop *stop = APPEND(runner->run);
  *stop = (struct stop){.kind = kind,
                        .line = line,
                        .address = registers->rip,
                        .thread = thread->number,
                        .threads = stopped};
  references[reference_count++] = &runner->program->memory_at_begin;
  if (index)
    references[reference_count++] = &stop[-1].snapshot;
  if (runner->reference && index < runner->reference->count)
    references[reference_count++] = &runner->reference->items[index].snapshot;
  stop_look(stop, thread->tid, runner->program->memory, &runner->public_ranges,
            runner->arena, references, reference_count);
  for (size_t i = 0; i < runner->threads.count; ++i) {
    struct tracked *other = &runner->threads.items[i];
    if (other != thread && other->state == STOPPED && !other->has_event)
      resume(other, 0);
  }
}

/// Handles a breakpoint if it is one of <zeroize/audit.h>: int3, then a no-op
/// that tells which and one that tells the line.
static bool handle_trap(struct runner *runner, struct tracked *thread) {
  struct user_regs_struct registers;
  uint8_t code[15];
  uint32_t word, line;
  static const uint8_t nop[3] = {0x0f, 0x1f, 0x80};
  tracee_get_registers(thread->tid, &registers);
  if (!tracee_try_read(thread->tid, registers.rip - 1, code, sizeof code) ||
      code[0] != 0xcc || memcmp(code + 1, nop, sizeof nop) != 0 ||
      memcmp(code + 8, nop, sizeof nop) != 0)
    return false;
  memcpy(&word, code + 4, sizeof word);
  memcpy(&line, code + 11, sizeof line);
  switch (word) {
  case ZEROIZE_AUDIT_WORD_(ZEROIZE_AUDIT_OP_OBSERVE_):
    observe(runner, thread, &registers, POINT_RESIDUE, line);
    return true;
  case ZEROIZE_AUDIT_WORD_(ZEROIZE_AUDIT_OP_COPIES_):
    observe(runner, thread, &registers, POINT_COPIES, line);
    return true;
  case ZEROIZE_AUDIT_WORD_(ZEROIZE_AUDIT_OP_PUBLIC_):
    ranges_add(&runner->public_ranges, registers.rdi, registers.rsi);
    return true;
  case ZEROIZE_AUDIT_WORD_(ZEROIZE_AUDIT_OP_BEGIN_AGAIN_):
    fatal("'%s' called zeroize_audit_begin() twice", runner->program->name);
  }
  return false;
}

/// True if the new task is a thread of the program and not another process.
static bool is_thread(pid_t pid, pid_t tid) {
  char path[64];
  snprintf(path, sizeof path, "/proc/%d/task/%d", (int)pid, (int)tid);
  FILE *folder = fopen(path, "re");
  if (folder)
    fclose(folder);
  return folder != NULL;
}

static bool was_early(const struct runner *runner, pid_t tid) {
  for (size_t i = 0; i < runner->early.count; ++i)
    if (runner->early.items[i] == tid)
      return true;
  return false;
}

/// The first event of a new task can come before its creator's event that tells
/// of it.
static void handle_new_task(struct runner *runner, pid_t tid) {
  const uint64_t active =
      runner->program->memory + offsetof(struct zeroize_audit_memory_, active);
  int status;
  unsigned char value = 0;
  if (find_thread(runner, tid))
    return;
  if (is_thread(runner->pid, tid)) {
    add_thread(runner, tid)->state = RUNNING;
    return;
  }
  if (!was_early(runner, tid)) {
    // A short thread may have come and gone before its creator told of it: then
    // nobody knows the number any more.
    if (!tracee_wait_if_alive(tid, &status, &runner->deadline) ||
        !WIFSTOPPED(status))
      return;
  }
  runner->run->other_process = true;
  // Untraced, its observation points would kill it. It may share our memory, as
  // after vfork().
  tracee_write(tid, active, &value, sizeof value);
  tracee_read(runner->pid, active, &value, sizeof value);
  if (!value) {
    value = 1;
    tracee_write(runner->pid, active, &value, sizeof value);
  }
  ptrace(PTRACE_DETACH, tid, NULL, NULL);
}

static void explain_end(const struct runner *runner, int status,
                        const struct run_options *options) {
  if (WIFSIGNALED(status))
    fatal("'%s' was killed by %s after %zu observation point%s",
          runner->program->name, signal_text(WTERMSIG(status)),
          runner->run->count, runner->run->count == 1 ? "" : "s");
  if (WEXITSTATUS(status) && !options->allow_exit_status)
    fatal("'%s' exited with status %d; see --allow-exit-status",
          runner->program->name, WEXITSTATUS(status));
}

/// Handles one event; returns false when the program has ended.
static bool handle(struct runner *runner, pid_t tid, int status,
                   const struct run_options *options) {
  struct tracked *thread = find_thread(runner, tid);
  if (!WIFSTOPPED(status)) {
    if (thread)
      thread->state = GONE;
    if (tid != runner->pid)
      return true;
    explain_end(runner, status, options);
    return false;
  }
  if (!thread && !is_thread(runner->pid, tid)) {
    *APPEND(&runner->early) = tid;
    return true;
  }
  if (!thread)
    thread = add_thread(runner, tid);
  thread->state = STOPPED;
  int event = status >> 16, signal = WSTOPSIG(status);
  if (event == PTRACE_EVENT_EXEC)
    fatal(
        "'%s' replaced itself with another program after zeroize_audit_begin()",
        runner->program->name);
  if (event == PTRACE_EVENT_CLONE || event == PTRACE_EVENT_FORK ||
      event == PTRACE_EVENT_VFORK) {
    unsigned long message;
    if (!ptrace(PTRACE_GETEVENTMSG, tid, NULL, &message))
      handle_new_task(runner, (pid_t)message);
    // The list of threads may have moved.
    resume(find_thread(runner, tid), 0);
  } else if (event) {
    resume(thread, 0);
  } else if (signal == SIGTRAP && handle_trap(runner, thread)) {
    resume(thread, 0);
  } else {
    resume(thread, signal);
  }
  return true;
}

/// Returns an event that was put aside, or the next one.
static pid_t next_event(struct runner *runner, int *status) {
  for (size_t i = 0; i < runner->threads.count; ++i) {
    struct tracked *thread = &runner->threads.items[i];
    if (thread->has_event) {
      thread->has_event = false;
      *status = thread->event;
      return thread->tid;
    }
  }
  return tracee_wait(-1, status, &runner->deadline);
}

void run_program(struct run *run, struct program *program,
                 const uint8_t *secret, const struct run *reference,
                 struct arena *arena, const struct run_options *options) {
  struct runner runner = {.program = program,
                          .run = run,
                          .reference = reference,
                          .arena = arena,
                          .deadline = deadline_after(program->timeout)};
  int status;
  pid_t tid;
  *run = (struct run){0};
  runner.pid = program_fork(program, secret);
  resume(add_thread(&runner, runner.pid), 0);
  do
    tid = next_event(&runner, &status);
  while (handle(&runner, tid, status, options));
  output_relay();
  free(runner.threads.items);
  free(runner.public_ranges.items);
  free(runner.early.items);
}

void run_free(struct run *run) {
  for (size_t i = 0; i < run->count; ++i)
    stop_free(&run->items[i]);
  free(run->items);
  *run = (struct run){0};
}
