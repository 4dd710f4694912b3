/* Pages of the program's file that are not needed any more. The kernel maps what lies around a page that is read, too, so that tables
 * whose rows are seldom looked at stay resident as a whole. Invariant: only segments that nobody may write and that are mapped from a
 * file are let go; what was relocated lies in others. */
#define _GNU_SOURCE /* dl_iterate_phdr, madvise: the GNU C library, musl and the BSDs have them */
#include <link.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

#include "coco/base_pages.h"

static int release(struct dl_phdr_info *object, size_t size, void *context)
{
	const uintptr_t page = *(const uintptr_t *)context;
	(void)size;
	for (size_t i = 0; i < object->dlpi_phnum; i++) {
		const ElfW(Phdr) *segment = &object->dlpi_phdr[i];
		if (segment->p_type != PT_LOAD || segment->p_flags & PF_W)
			continue;
		const uintptr_t begin = (object->dlpi_addr + segment->p_vaddr) & ~(page - 1);
		madvise((void *)begin, segment->p_memsz, MADV_DONTNEED); /* a hint: where it fails all is as it was */
	}
	return 0;
}

void coco_pages_release(void)
{
	long page = sysconf(_SC_PAGESIZE);
	uintptr_t size = page > 0 ? (uintptr_t)page : 4096;
	dl_iterate_phdr(release, &size);
}
