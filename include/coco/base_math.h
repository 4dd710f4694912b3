/* coco/base_math.h: the functions of libm that few runs need. Linked, that library costs every start of a tool a tenth of a millisecond:
 * where libc is glibc it is loaded when the first of them is called. Their values are its own. If it can't be loaded, they are NaN, and
 * coco_memory_ok says no. */
#ifndef COCO_BASE_MATH_H
#define COCO_BASE_MATH_H

double coco_exp(double x);
double coco_exp2(double x);
double coco_log(double x);
double coco_log2(double x);

#endif
