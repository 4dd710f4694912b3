/* Whether the system refused memory to this process: asked before anything is put in place of what was there.
 *
 * Method: whoever asks the system for memory on behalf of others (buffers, arenas, arrays, maps) notes a refusal here. Where a caller
 * takes a buffer that lacks its text for an answer ("this word is unknown"), the output would be other and the status well: coco_finish and
 * every commit of a file look here. Invariant: once noted, a refusal stays. */
#include "coco/base.h"

#include <stdatomic.h>

static atomic_bool refused;

void coco_memory_refused(void)
{
	atomic_store_explicit(&refused, true, memory_order_relaxed);
}

bool coco_memory_ok(void)
{
	return !atomic_load_explicit(&refused, memory_order_relaxed);
}
