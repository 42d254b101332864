#include "CAllocator.h"

#include <limits.h>
#include <stdlib.h>

#ifdef __GLIBC__
#include <malloc.h>

void callocator_keep(size_t bytes) {
  // A block of a gigabyte and more has pages of its own, which go when it does. Before 2.35 the
  // library refuses more than 32 MB, and any word on either size ends its own finding of one.
  if (!mallopt(M_MMAP_THRESHOLD, 1 << 30)) mallopt(M_MMAP_THRESHOLD, 1 << 25);
  mallopt(M_TRIM_THRESHOLD, bytes < INT_MAX ? (int)bytes : INT_MAX);
}

void callocator_give_back(void) { malloc_trim(0); }
#else
void callocator_keep(size_t bytes) { (void)bytes; }

void callocator_give_back(void) {}
#endif
