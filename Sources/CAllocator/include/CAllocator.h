/// What the C library does with memory that was freed.
#pragma once

#include <stddef.h>

/// Keeps freed memory for the next request, at most `bytes` at the end of the heap, where the C
/// library would give each block of more than 32 MB back at once and make it anew, page by page.
/// Does nothing where the C library is not the GNU one.
void callocator_keep(size_t bytes);

/// Gives all freed memory back to the system that lies in whole pages.
void callocator_give_back(void);
