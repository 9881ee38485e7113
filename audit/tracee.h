// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The few ptrace operations that the tool needs, each of which succeeds or ends
// the tool.

#ifndef ZEROIZE_AUDIT_TRACEE_H
#define ZEROIZE_AUDIT_TRACEE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>
#include <sys/user.h>

/// Must be called once, before anything is traced: SIGCHLD is waited for, not
/// delivered.
void tracee_init(void);

/// Attaches to a process of ours, which dies with the tool.
void tracee_seize(pid_t pid);

/// A moment after which waiting is given up.
struct deadline {
  int64_t nanoseconds;
  unsigned seconds; ///< the limit it was made from, for the message
};
struct deadline deadline_after(unsigned seconds);

/// Waits for the next event of one thread, or of any if tid is -1, and returns
/// whose it was.
pid_t tracee_wait(pid_t tid, int *status, const struct deadline *deadline);

/// The same for one that may have ended, its end told already: false then.
bool tracee_wait_if_alive(pid_t tid, int *status,
                          const struct deadline *deadline);

/// The same for one thread that may be the main one and at its end, which is
/// told only after that of all others: returns 0 then.
pid_t tracee_wait_or_zombie(pid_t tid, int *status,
                            const struct deadline *deadline);

enum resume { RESUME, RESUME_TO_SYSCALL };
/// Lets a stopped thread go on, with a signal if it is not 0. One that was
/// killed meanwhile is no error: its end is the next event.
void tracee_resume(pid_t tid, enum resume how, int signal);

void tracee_get_registers(pid_t tid, struct user_regs_struct *registers);
void tracee_set_registers(pid_t tid, const struct user_regs_struct *registers);

bool tracee_try_read(pid_t tid, uint64_t address, void *bytes, size_t size);
void tracee_read(pid_t tid, uint64_t address, void *bytes, size_t size);
void tracee_write(pid_t tid, uint64_t address, const void *bytes, size_t size);

/// True if the event is this kind of PTRACE_EVENT_ stop.
bool is_event(int status, int event);

/// "SIGSEGV (segmentation fault)".
char *signal_text(int signal);

#endif
