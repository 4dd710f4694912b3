/* gate.h: who may come out of an import: not the erased, and where a consent is asked for, only those who have given it. */
#ifndef COCO_SURVEY_GATE_H
#define COCO_SURVEY_GATE_H

#include "people.h"

struct survey_gate;
/* What a record that is only known (--resolve) says of consent. 0 or -1 (memory). */
int survey_gate_known(struct survey_gate *gate, const struct coco_rec *rec, struct coco_arena *arena);
/* Gives what may pass to the run's own outputs, which then take over again; `given` of the run is set right. 0 or -1. */
int survey_gate_end(struct coco_import *import, struct coco_err *err);
/* The row that is read says something of a participant. 0 or -1 (memory). */
int survey_gate_row(struct coco_import *import, const struct survey_row_person *person);
void survey_gate_free(struct survey_gate *gate);

#endif
