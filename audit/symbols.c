// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Modules from the ELF program headers (libelf), because .bss is an anonymous
// mapping that only they tell from the heap; symbols and lines from libdw.
// Debug information is looked for in the file itself only: asking a server for
// it would be slow and nobody's wish. Covered by places.c and verbose.c.

#include "symbols.h"

#include "support.h"

#include <elfutils/libdw.h>
#include <elfutils/libdwfl.h>
#include <fcntl.h>
#include <gelf.h>
#include <inttypes.h>
#include <libelf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct segment {
  uint64_t low, high;
  const char *name;  ///< of the file
  uint64_t anywhere; ///< an address that libdw knows to be the module's
};

struct symbols {
  Dwfl *dwfl;
  struct {
    struct segment *items;
    size_t count, capacity;
  } segments;
};

static int no_debug_file(Dwfl_Module *module, void **data, const char *name,
                         Dwarf_Addr base, const char *file, const char *link,
                         GElf_Word checksum, char **found) {
  (void)module, (void)data, (void)name, (void)base, (void)file, (void)link;
  (void)checksum, (void)found;
  return -1;
}

static const Dwfl_Callbacks callbacks = {
    .find_elf = dwfl_linux_proc_find_elf,
    .find_debuginfo = no_debug_file,
};

static const char *without_folder(const char *path) {
  const char *slash = strrchr(path, '/');
  return slash ? slash + 1 : path;
}

static uint64_t page_down(uint64_t address) {
  return address & ~(uint64_t)(PAGE_BYTES - 1);
}

/// Adds the segments of one file, of which this is a mapping.
static void add_segments(struct symbols *symbols, Elf *elf,
                         const struct mapping *mapping) {
  size_t count;
  GElf_Phdr header;
  uint64_t bias = 0;
  bool found = false;
  if (elf_kind(elf) != ELF_K_ELF || elf_getphdrnum(elf, &count))
    return;
  for (size_t i = 0; i < count && !found; ++i)
    if (gelf_getphdr(elf, (int)i, &header) && header.p_type == PT_LOAD &&
        page_down(header.p_offset) == mapping->offset) {
      bias = mapping->low - page_down(header.p_vaddr);
      found = true;
    }
  for (size_t i = 0; found && i < count; ++i) {
    if (!gelf_getphdr(elf, (int)i, &header) || header.p_type != PT_LOAD)
      continue;
    struct segment *segment = APPEND(&symbols->segments);
    segment->low = page_down(bias + header.p_vaddr);
    // The rest of the last page is the module's too.
    segment->high =
        page_down(bias + header.p_vaddr + header.p_memsz + PAGE_BYTES - 1);
    segment->name = without_folder(mapping->name);
    segment->anywhere = mapping->low;
  }
}

static bool is_known(const struct symbols *symbols,
                     const struct mapping *mapping) {
  for (size_t i = 0; i < symbols->segments.count; ++i)
    if (mapping->low >= symbols->segments.items[i].low &&
        mapping->low < symbols->segments.items[i].high)
      return true;
  return false;
}

struct symbols *symbols_open(const struct maps *maps) {
  struct symbols *symbols = xmalloc(sizeof *symbols);
  elf_version(EV_CURRENT);
  for (size_t i = 0; i < maps->count; ++i) {
    const struct mapping *mapping = &maps->items[i];
    if (!mapping->inode || mapping->shared || is_known(symbols, mapping))
      continue;
    int file = open(mapping->name, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0)
      continue;
    Elf *elf = elf_begin(file, ELF_C_READ, NULL);
    if (elf)
      add_segments(symbols, elf, mapping);
    elf_end(elf);
    close(file);
  }
  FILE *text = fmemopen(maps->text, strlen(maps->text), "r");
  symbols->dwfl = dwfl_begin(&callbacks);
  if (symbols->dwfl && text) {
    dwfl_report_begin(symbols->dwfl);
    dwfl_linux_proc_maps_report(symbols->dwfl, text);
    dwfl_report_end(symbols->dwfl, NULL, NULL);
  }
  if (text)
    fclose(text);
  return symbols;
}

void symbols_close(struct symbols *symbols) {
  dwfl_end(symbols->dwfl);
  free(symbols->segments.items);
  free(symbols);
}

static const struct segment *find_segment(const struct symbols *symbols,
                                          uint64_t address) {
  for (size_t i = 0; i < symbols->segments.count; ++i)
    if (address >= symbols->segments.items[i].low &&
        address < symbols->segments.items[i].high)
      return &symbols->segments.items[i];
  return NULL;
}

const char *symbols_module(struct symbols *symbols, uint64_t address) {
  const struct segment *segment = find_segment(symbols, address);
  return segment ? segment->name : NULL;
}

static const char *find_symbol(struct symbols *symbols, uint64_t address,
                               GElf_Off *offset) {
  GElf_Sym symbol;
  const struct segment *segment = find_segment(symbols, address);
  Dwfl_Module *module =
      segment ? dwfl_addrmodule(symbols->dwfl, segment->anywhere) : NULL;
  return module ? dwfl_module_addrinfo(module, address, offset, &symbol, NULL,
                                       NULL, NULL)
                : NULL;
}

char *symbols_name(struct symbols *symbols, uint64_t address) {
  GElf_Off offset = 0;
  const char *name = find_symbol(symbols, address, &offset);
  if (!name)
    return NULL;
  return offset ? format_text("%s+0x%" PRIx64, name, (uint64_t)offset)
                : xstrdup(name);
}

const char *symbols_function(struct symbols *symbols, uint64_t address) {
  GElf_Off offset;
  return find_symbol(symbols, address, &offset);
}

const char *symbols_source(struct symbols *symbols, uint64_t address,
                           int *line) {
  Dwfl_Module *module = dwfl_addrmodule(symbols->dwfl, address);
  Dwarf_Die *unit = NULL;
  Dwarf_Addr bias;
  const char *file = NULL;
  // Not dwfl_module_getsrc(): it needs .debug_aranges, which Clang does not
  // write.
  while (module && !file &&
         (unit = dwfl_module_nextcu(module, unit, &bias)) != NULL) {
    Dwarf_Line *found = dwarf_haspc(unit, address - bias) == 1
                            ? dwarf_getsrc_die(unit, address - bias)
                            : NULL;
    if (found && !dwarf_lineno(found, line))
      file = dwarf_linesrc(found, NULL, NULL);
  }
  return file;
}
