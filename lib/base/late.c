/* Shared libraries that few runs need, loaded when one needs them: linked, each costs every start of a tool the search, the mapping
 * and the relocations, 60 to 400 microseconds. They stay shared, so that the system's updates reach them. */
#include "coco/base.h"

#include <dlfcn.h>

void *coco_late_open(const char *library, const char *package, const struct coco_late *functions, size_t n, struct coco_err *err)
{
	void *handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);
	size_t i = 0;
	for (; handle && i < n; i++) {
		void *at = dlsym(handle, functions[i].name);
		if (!at)
			break;
		memcpy(functions[i].to, &at, sizeof at); /* ISO C has no cast from an object's address to a function's; POSIX has one size */
	}
	if (handle && i == n)
		return handle;
	const char *reason = dlerror();
	coco_err_set(err, COCO_EXIT_IO, "no-library", "the library %s cannot be used: %s", library, reason ? reason : "no reason is told");
	coco_err_hint(err, "install it (Debian: apt-get install %s)", package);
	coco_late_close(handle);
	return NULL;
}

void coco_late_close(void *handle)
{
	if (handle)
		dlclose(handle);
}
