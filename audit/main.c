// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// zeroize-audit: runs a program with different secrets and shows the bytes that depend on them.
//
// A quick tour. options reads the command line; program starts the program and forks it where it
// calls zeroize_audit_begin(); run lets one fork go and halts it at each observation point, where
// stop looks at everything (maps, snapshot, registers); residue compares all runs (cells, copies,
// secrets); places, symbols and frames give names to what is left; report and report-json print it.
// tracee, output and support are what these rely on.
// Covered by test/audit.

#include "options.h"
#include "output.h"
#include "program.h"
#include "registers.h"
#include "report.h"
#include "residue.h"
#include "secrets.h"
#include "selftest.h"
#include "support.h"
#include "tracee.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

static enum output_use output_use_for(const struct options *options) {
  return options->json ? OUTPUT_TO_STDERR : OUTPUT_SHOW;
}

static enum exit_status audit(const struct options *options) {
  struct program program;
  struct result result;
  output_use(output_use_for(options));
  // If the program crashed, its last words say why.
  before_fatal = output_relay;
  program_start(&program, options->program, options->timeout);
  residue_find(&result, &program,
               options->has_seed ? options->seed : secrets_random_seed(),
               &options->run);
  if (options->json)
    report_json(&result, &program);
  else if (!options->quiet)
    report_text(&result, &program, options->verbose);
  enum exit_status status = report_total(&result) ? EXIT_RESIDUE : EXIT_CLEAN;
  result_free(&result);
  program_end(&program);
  return status;
}

int main(int count, char **arguments) {
  struct options options;
  options_read(&options, count, arguments);
  registers_check_support();
  tracee_init();
  enum exit_status status =
      options.self_test ? self_test(&options) : audit(&options);
  if (fflush(stdout) || ferror(stdout))
    fatal("cannot write to standard output: %s", strerror(errno));
  return status;
}
