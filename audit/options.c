// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See options.h. getopt stays silent, because its messages do not have Clang's
// voice. Covered by options.test.

#include "options.h"

#include "support.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DEFAULT_TIMEOUT = 60, LONGEST_TIMEOUT = 1000000 };

static const char help[] =
    "OVERVIEW: shows the bytes of a program that still depend on a secret\n"
    "\n"
    "USAGE: zeroize-audit [options] PROGRAM [ARGUMENTS...]\n"
    "\n"
    "PROGRAM includes <zeroize/audit.h>, takes its secret from "
    "zeroize_audit_begin()\n"
    "and calls zeroize_audit_observe() where nothing of it should be left.\n"
    "\n"
    "OPTIONS:\n"
    "  -v, --verbose          show each run of bytes: address, size, value, "
    "owner\n"
    "  -q, --quiet            show nothing but errors; the exit status tells\n"
    "      --json             print one JSON object; what PROGRAM prints goes "
    "to\n"
    "                         standard error\n"
    "      --seed NUMBER      make the secrets from this number (default: "
    "random)\n"
    "      --timeout SECONDS  give up on a run after this time (default: 60)\n"
    "      --allow-exit-status\n"
    "                         let PROGRAM exit with a status other than 0\n"
    "      --self-test        check that known residue is found on this "
    "machine\n"
    "  -h, --help             show this help\n"
    "      --version          show the version\n"
    "\n"
    "EXIT STATUS: 0 no residue, 1 residue, 2 could not observe\n";

enum long_option {
  OPTION_JSON = 256,
  OPTION_SEED,
  OPTION_TIMEOUT,
  OPTION_ALLOW_EXIT_STATUS,
  OPTION_SELF_TEST,
  OPTION_VERSION,
};

static const struct option long_options[] = {
    {"verbose", no_argument, NULL, 'v'},
    {"quiet", no_argument, NULL, 'q'},
    {"help", no_argument, NULL, 'h'},
    {"json", no_argument, NULL, OPTION_JSON},
    {"seed", required_argument, NULL, OPTION_SEED},
    {"timeout", required_argument, NULL, OPTION_TIMEOUT},
    {"allow-exit-status", no_argument, NULL, OPTION_ALLOW_EXIT_STATUS},
    {"self-test", no_argument, NULL, OPTION_SELF_TEST},
    {"version", no_argument, NULL, OPTION_VERSION},
    {NULL, 0, NULL, 0},
};

static uint64_t read_number(const char *option, const char *text,
                            uint64_t least, uint64_t most) {
  char *end;
  errno = 0;
  unsigned long long value = strtoull(text, &end, 0);
  // strtoull takes a minus sign and wraps around.
  if (errno || end == text || *end || strchr(text, '-') || value < least ||
      value > most)
    fatal("invalid value '%s' in '%s %s'", text, option, text);
  return value;
}

static _Noreturn void answer(const char *text) {
  fputs(text, stdout);
  if (fflush(stdout))
    fatal("cannot write to standard output: %s", strerror(errno));
  exit(EXIT_CLEAN);
}

void options_read(struct options *options, int count, char **arguments) {
  int option;
  *options = (struct options){.timeout = DEFAULT_TIMEOUT};
  opterr = 0;
  // '+': what follows the program's name is the program's. ':': tell a missing
  // argument apart.
  while ((option = getopt_long(count, arguments, "+:vqh", long_options,
                               NULL)) != -1) {
    // For a long option optopt is 0 or its value; the text is what was read
    // last.
    const char *text = arguments[optind > 1 ? optind - 1 : 1];
    switch (option) {
    case 'v':
      options->verbose = true;
      break;
    case 'q':
      options->quiet = true;
      break;
    case 'h':
      answer(help);
    case OPTION_JSON:
      options->json = true;
      break;
    case OPTION_SEED:
      options->has_seed = true;
      options->seed = read_number("--seed", optarg, 0, UINT64_MAX);
      break;
    case OPTION_TIMEOUT:
      options->timeout =
          (unsigned)read_number("--timeout", optarg, 1, LONGEST_TIMEOUT);
      break;
    case OPTION_ALLOW_EXIT_STATUS:
      options->run.allow_exit_status = true;
      break;
    case OPTION_SELF_TEST:
      options->self_test = true;
      break;
    case OPTION_VERSION:
      answer("zeroize-audit " ZEROIZE_VERSION "\n");
    case ':':
      fatal("argument to '%s' is missing", text);
    default:
      if (optopt && optopt < 256)
        fatal("unknown argument '-%c'; see --help", optopt);
      fatal("unknown argument '%s'; see --help", text);
    }
  }
  if (options->quiet + options->verbose + options->json > 1)
    fatal("only one of '--quiet', '--verbose' and '--json' can be given");
  options->program = optind < count ? arguments + optind : NULL;
  if (options->self_test && options->program)
    fatal("'--self-test' takes no program");
  if (!options->self_test && !options->program)
    fatal("no program given; see --help");
}
