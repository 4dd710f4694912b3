/* net.h: the network of an assignment problem. */
#ifndef COCO_ASSIGN_NET_H
#define COCO_ASSIGN_NET_H

#include "coco/assign.h"

#include "simplex.h"

/* The network of a problem: a node for the source and the sink, then the challenges, then the participants, then the groups; arcs from the
 * source to a participant (the first pitch, further ones that it needs, others), from participants to challenges, or to a group of theirs
 * (the pairs), from a challenge to the sink (the seats that it needs, others), from a group to its challenge, from the sink to the source.
 * Costs of a unit by aim: -1 for an arc that the aim wants, -score - bonus of a pair. */
struct coco_assign_net {
	size_t nodes, n;
	size_t first_pair, first_seat, first_pitch, first_group; /* arcs; two a challenge, three a participant */
	struct coco_simplex_arc *arcs;
};
/* Where the arc of a pair leads. */
uint32_t coco_assign_head(const struct coco_assign_problem *problem, const struct coco_pair *pair);
/* 0; the arcs are the caller's to free. -1: no memory, or more than an assignment can hold. */
int coco_assign_net(const struct coco_assign_problem *problem, struct coco_assign_net *net, struct coco_err *err) COCO_MUST_USE;
/* Costs of the arcs for an aim. */
void coco_assign_costs(const struct coco_assign_problem *problem, const struct coco_assign_net *net, enum coco_aim aim, int32_t *cost);

#endif
