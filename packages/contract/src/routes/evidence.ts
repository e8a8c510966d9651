import {endpoints} from '../endpoints.ts';
import {
  consistencyProof,
  consistencyQuery,
  inclusionProof,
  inclusionQuery,
  treeHead,
  treeHeadQuery,
} from '../evidence-document.ts';
import type {Route} from './route.ts';

/** What everybody may check: that nothing was removed from the evidence log. */
export const evidenceRoutes = {
  getTreeHead: {
    endpoint: endpoints.getTreeHead,
    summary: 'The signed head of the evidence log: the latest, or the one over so many entries',
    input: treeHeadQuery,
    output: treeHead,
    status: 200,
    refusals: ['unknown_tree_head'],
  },
  getInclusion: {
    endpoint: endpoints.getInclusion,
    summary: 'Proof that an entry stands in the evidence log (RFC 9162 section 2.1.3)',
    input: inclusionQuery,
    output: inclusionProof,
    status: 200,
    refusals: ['unknown_entry', 'tree_size_not_reached'],
  },
  getConsistency: {
    endpoint: endpoints.getConsistency,
    summary: 'Proof that a later log begins with all of an earlier one (RFC 9162 section 2.1.4)',
    input: consistencyQuery,
    output: consistencyProof,
    status: 200,
    refusals: ['tree_size_not_reached'],
  },
} as const satisfies Record<string, Route>;
