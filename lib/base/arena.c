/* An arena: a chain of blocks, each handed out from its front. Blocks grow from 4 KiB by doubling to 4 MiB, so that the many
 * arenas and maps that hold little touch few pages; a larger wish gets a block of its own. A reset keeps the blocks that were
 * needed since the one before and begins with the largest: an arena that is reset for each record soon stops asking the system
 * for memory, and soon has one block.
 * Invariant: the blocks behind `current` are empty (`used` is 0). */
#include "coco/base.h"

#include <stdlib.h>
#include <string.h>

#if defined(__SANITIZE_ADDRESS__)
#define ARENA_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_ASAN 1
#endif
#endif
#ifdef ARENA_ASAN
#include <sanitizer/asan_interface.h>
/* Between any two allocations lies a poisoned gap, so that the sanitizer sees overruns inside a block, too. */
#define ARENA_GAP alignof_max
#else
#define ASAN_POISON_MEMORY_REGION(at, n) ((void)(at), (void)(n))
#define ASAN_UNPOISON_MEMORY_REGION(at, n) ((void)(at), (void)(n))
#define ARENA_GAP ((size_t)0)
#endif

enum { BLOCK_FIRST = 1 << 10, BLOCK_MOST = 1 << 22 };
static const size_t alignof_max = _Alignof(max_align_t);

struct block {
	struct block *next;
	size_t size, used;
	max_align_t data[];
};

struct coco_arena {
	struct block *first, *current;
	size_t grow; /* size of the next block */
	size_t bytes;
	bool failed;
};

struct coco_arena *coco_arena_new(void)
{
	struct coco_arena *arena = calloc(1, sizeof *arena);
	if (arena)
		arena->grow = BLOCK_FIRST;
	else
		coco_memory_refused();
	return arena;
}

/* Takes a kept block that can hold `bytes` out of those behind `current`; NULL: none. */
static struct block *take_kept(struct coco_arena *arena, size_t bytes)
{
	struct block **link = arena->current ? &arena->current->next : &arena->first;
	for (struct block *block = *link; block; link = &block->next, block = *link) {
		if (block->size >= bytes) {
			*link = block->next;
			return block;
		}
	}
	return NULL;
}

static struct block *new_block(struct coco_arena *arena, size_t bytes)
{
	size_t size = bytes > arena->grow ? bytes : arena->grow;
	if (size > SIZE_MAX - sizeof(struct block))
		return NULL;
	struct block *block = malloc(sizeof *block + size);
	if (!block) {
		coco_memory_refused();
		return NULL;
	}
	block->size = size;
	block->used = 0;
	ASAN_POISON_MEMORY_REGION(block->data, size);
	arena->bytes += size;
	if (arena->grow < BLOCK_MOST)
		arena->grow *= 2;
	return block;
}

static void *refuse(struct coco_arena *arena)
{
	arena->failed = true;
	return NULL;
}

bool coco_arena_ok(const struct coco_arena *arena)
{
	return !arena->failed;
}

char *coco_arena_room(struct coco_arena *arena, size_t bytes)
{
	if (bytes > SIZE_MAX / 2)
		return refuse(arena);
	size_t whole = (bytes > 0 ? bytes : 1) + alignof_max - 1;
	whole -= whole % alignof_max;
	whole += ARENA_GAP;
	struct block *block = arena->current;
	if (!block || block->size - block->used < whole) {
		block = take_kept(arena, whole);
		if (!block)
			block = new_block(arena, whole);
		if (!block)
			return refuse(arena);
		struct block **link = arena->current ? &arena->current->next : &arena->first;
		block->next = *link;
		*link = block;
		arena->current = block;
	}
	char *at = (char *)block->data + block->used;
	block->used += whole;
	ASAN_UNPOISON_MEMORY_REGION(at, bytes > 0 ? bytes : 1);
	return at;
}

void *coco_arena_alloc(struct coco_arena *arena, size_t bytes)
{
	char *at = coco_arena_room(arena, bytes);
	return at ? memset(at, 0, bytes > 0 ? bytes : 1) : NULL;
}

void *coco_arena_array(struct coco_arena *arena, size_t count, size_t size)
{
	if (size > 0 && count > SIZE_MAX / size)
		return refuse(arena);
	return coco_arena_alloc(arena, count * size);
}

struct coco_str coco_arena_copy(struct coco_arena *arena, struct coco_str text)
{
	char *copy = text.n < SIZE_MAX ? coco_arena_room(arena, text.n + 1) : refuse(arena);
	if (!copy)
		return COCO_STR_NONE;
	if (text.n > 0)
		memcpy(copy, text.s, text.n);
	copy[text.n] = '\0';
	return (struct coco_str){copy, text.n};
}

char *coco_arena_printf(struct coco_arena *arena, const char *fmt, ...)
{
	char small[256]; /* what fits is formatted once */
	va_list args, again;
	va_start(args, fmt);
	va_copy(again, args);
	int n = vsnprintf(small, sizeof small, fmt, args);
	char *text = n >= 0 ? coco_arena_room(arena, (size_t)n + 1) : NULL;
	if (text && (size_t)n < sizeof small)
		memcpy(text, small, (size_t)n + 1);
	else if (text)
		vsnprintf(text, (size_t)n + 1, fmt, again);
	va_end(again);
	va_end(args);
	return text;
}

/* Gives the blocks behind `link` back: nobody needed them since the last reset. */
static void blocks_return(struct coco_arena *arena, struct block **link)
{
	for (struct block *block = *link, *next; block; block = next) {
		next = block->next;
		arena->bytes -= block->size;
		ASAN_UNPOISON_MEMORY_REGION(block->data, block->size);
		free(block);
	}
	*link = NULL;
}

void coco_arena_reset(struct coco_arena *arena)
{
	struct block **largest = &arena->first, **link = &arena->first, *last = NULL;
	bool used = false;
	while (last != arena->current) { /* one that was too small for the first wish is unused, with used ones behind it */
		last = *link;
		used = used || last->used > 0;
		ASAN_POISON_MEMORY_REGION(last->data, last->size);
		last->used = 0;
		if (last->size > (*largest)->size)
			largest = link;
		link = &last->next;
	}
	if (used)
		blocks_return(arena, link);
	struct block *first = *largest;
	if (first && first != arena->first) {
		*largest = first->next;
		first->next = arena->first;
		arena->first = first;
	}
	arena->current = arena->first;
}

size_t coco_arena_bytes(const struct coco_arena *arena)
{
	return arena->bytes;
}

void coco_arena_free(struct coco_arena *arena)
{
	if (!arena)
		return;
	for (struct block *block = arena->first, *next; block; block = next) {
		next = block->next;
		ASAN_UNPOISON_MEMORY_REGION(block->data, block->size);
		free(block);
	}
	free(arena);
}
