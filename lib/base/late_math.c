/* The functions of libm, found when they are first called (late.c says why). Threads may find one at the same time: each finds the same. */
#include "coco/base.h"
#include "coco/base_math.h"

#include <math.h>

#ifdef __GLIBC__
#include <dlfcn.h>
#include <gnu/lib-names.h>
#include <stdatomic.h>
#include <string.h>

typedef double function(double);

static double late(_Atomic(function *) *known, const char *name, double x)
{
	function *f = atomic_load_explicit(known, memory_order_acquire);
	if (!f) {
		void *library = dlopen(LIBM_SO, RTLD_NOW | RTLD_LOCAL), *at = library ? dlsym(library, name) : NULL;
		if (!at) {
			coco_memory_refused();
			return NAN;
		}
		memcpy(&f, &at, sizeof f); /* as in late.c */
		atomic_store_explicit(known, f, memory_order_release);
	}
	return f(x);
}
#define LATE(name)                        \
	double coco_##name(double x)          \
	{                                     \
		static _Atomic(function *) known; \
		return late(&known, #name, x);    \
	}
#else
#define LATE(name)               \
	double coco_##name(double x) \
	{                            \
		return name(x);          \
	}
#endif

LATE(exp)
LATE(exp2)
LATE(log)
LATE(log2)
