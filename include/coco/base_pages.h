/* coco/base_pages.h: what a long run has read of the program and its tables, and needs no more. */
#ifndef COCO_BASE_PAGES_H
#define COCO_BASE_PAGES_H

/* Takes the pages of the program's code and constants, and those of its libraries, out of the process: those that are used again are
 * mapped again, 16 at once, which costs some microseconds each. For those who have done what touches large tables once, before they
 * take memory for long. Where the system cannot, nothing happens. */
void coco_pages_release(void);

#endif
