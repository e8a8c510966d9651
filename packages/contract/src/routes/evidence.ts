import {z} from 'zod';
import {evidenceAlgorithms} from '../evidence/algorithms.ts';
import {moment, queryNumber} from '../fields.ts';
import {defineRoutes} from './route.ts';

/** A SHA-256 hash, base64url. */
const hash = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** A number of entries, or a place among them; beyond 2⁵³ no number is exact. */
const count = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const asked = queryNumber(0, Number.MAX_SAFE_INTEGER);

/** Which head to read. */
export const treeHeadQuery = z.object({
  size: asked.optional().meta({description: 'number of entries of the head; the latest head when left out'}),
});

/** What the owner of the log has signed: the number of entries at that moment, and the root over them (RFC 9162). */
export const treeHead = z
  .object({
    logId: z.string().max(64),
    size: count,
    root: hash,
    signedAt: moment,
    algorithm: z.enum(evidenceAlgorithms),
    keyId: hash,
    signature: z.string().max(200).meta({description: 'base64url, over the five lines of headBytes'}),
    publicKey: z
      .string()
      .max(200)
      .meta({description: 'as the log itself states it: verify with a key that you got another way'}),
  })
  .meta({id: 'TreeHead', description: 'A signed head of the evidence log'});

/** Which entry, by hash or by index, and in which tree. */
export const inclusionQuery = z.object({
  leafHash: hash.optional().meta({description: 'SHA-256(0x00 || leaf), base64url'}),
  leafIndex: asked.optional(),
  size: asked.meta({description: 'number of entries of the tree'}),
});

/** Proves that an entry is in a tree. */
export const inclusionProof = z
  .object({leafIndex: count, leafHash: hash, size: count, path: z.array(hash).max(64)})
  .meta({id: 'InclusionProof', description: 'RFC 9162 section 2.1.3'});

/** Which two trees. */
export const consistencyQuery = z.object({first: asked, second: asked});

/** Proves that the second tree begins with all entries of the first. */
export const consistencyProof = z
  .object({first: count, second: count, path: z.array(hash).max(64)})
  .meta({id: 'ConsistencyProof', description: 'RFC 9162 section 2.1.4'});

/** With this the holder of a receipt proves offline that the rating is in the log. */
export const receiptEvidence = z
  .object({
    leaf: z.string().max(10_000).meta({description: 'the entry, canonical JSON (RFC 8785)'}),
    leafIndex: count,
    path: z.array(hash).max(64),
    head: treeHead,
    salts: z
      .object({receipt: z.string().max(64), comment: z.string().max(64).nullable()})
      .meta({description: "what opens the entry's commitments; comment: null when there is no comment any more"}),
  })
  .meta({id: 'ReceiptEvidence', description: 'The entry of a rating with its proof'});

/** The evidence log: heads and proofs that nothing was removed. */
export const evidenceRoutes = defineRoutes('evidence', {
  getTreeHead: {
    method: 'GET',
    path: '/v1/evidence/head',
    caller: 'anyone',
    caching: {immutableWith: 'size', otherwiseSeconds: 2},
    responseCheck: ['signature', 'string'],
    summary: 'The signed head of the evidence log: the latest, or the one of a given size',
    input: treeHeadQuery,
    output: treeHead,
    status: 200,
    refusals: ['unknown_tree_head'],
  },
  getInclusion: {
    method: 'GET',
    path: '/v1/evidence/inclusion',
    caller: 'anyone',
    caching: 'immutable',
    responseCheck: ['path', 'object'],
    summary: 'Proof that an entry is in the evidence log (RFC 9162 section 2.1.3)',
    input: inclusionQuery,
    output: inclusionProof,
    status: 200,
    refusals: ['unknown_entry', 'tree_size_not_reached'],
  },
  getConsistency: {
    method: 'GET',
    path: '/v1/evidence/consistency',
    caller: 'anyone',
    caching: 'immutable',
    responseCheck: ['path', 'object'],
    summary: 'Proof that a later log begins with all of an earlier one (RFC 9162 section 2.1.4)',
    input: consistencyQuery,
    output: consistencyProof,
    status: 200,
    refusals: ['tree_size_not_reached'],
  },
});
