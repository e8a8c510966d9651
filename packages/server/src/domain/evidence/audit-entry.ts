import {hashOfLeaf, toBase64url, type CanonicalValue} from '@gov-rating/contract/evidence';
import {checkErasure, type ErasureRules} from './audit-erasure.ts';
import type {AuditEntry} from './evidence-storage.ts';
import {isErased, ratingVersion, textOfLeaf, toLeaf, type LeafSource, type LeafVersion} from './leaf.ts';

/** Descriptions of the fields for an operator; the names of leaves are those of the API. */
const words: Readonly<Record<string, string>> = {
  at: 'the moment',
  day: 'the day',
  institutionCode: 'the institution',
  areaCode: 'the area',
  level: 'the level',
  tags: 'the tags',
  channel: 'the channel',
  catalogueVersion: 'the version of the catalogue',
  pressedAt: "the moment by the device's clock",
  orderNumber: 'the order number',
  service: 'the facts of the service',
  receipt: 'the receipt number',
  comment: 'the comment',
  invitation: 'the invitation',
  collection: 'who brought the rating',
  version: 'whether somebody brought the rating, or what it is of',
  realName: 'whether somebody can be called back',
  act: 'the kind of the act',
  ratingId: 'the rating',
  sequence: 'the sequence',
  reviewId: 'the review',
  actorKind: 'who acted',
  actorRole: 'the role of who acted',
  actorInstitution: 'the institution of who acted',
  actor: 'the person who acted',
  from: 'the state before',
  to: 'the state after',
  facts: 'the facts of the act',
  texts: 'the words of the act',
  of: 'whose words were erased',
  entryId: 'the entry whose words were erased',
  olderThan: 'the moment before which words could be erased',
  by: 'who asked to erase the words',
  proof: 'how the rater was known who asked to erase the words',
  size: 'how many entries the head covers',
  root: 'the root of the head',
  suspicionId: 'the mark',
  rule: 'the rule of the mark',
  publicationId: 'the publication',
  publisherCode: 'the publisher',
  publisherName: 'the name of the publisher',
  edition: 'the version of the publication',
  replaces: 'the publication that it replaces',
  reason: 'the reason of the new version',
  cutOff: 'the cut-off moment',
  total: 'the total',
  sha256: 'the hash of the publication',
  document: 'the document of the publication',
  keyId: 'the key of the head',
  signature: 'the signature of the head',
  what: 'what was done',
  whoKind: 'who did it',
  who: 'who did it',
  whoRole: 'the role of who did it',
  whoInstitution: 'the institution of who did it',
  address: 'where it came from',
  requestId: 'the request',
  subject: 'what it was about',
  outcome: 'the outcome',
  code: 'the code of the refusal',
  times: 'how often it happened',
  state: 'what was set',
  operatorId: 'the record',
};

/**
 * Later events change the due dates; those of the order are compared with all events instead. What a head says about
 * later entries is in no row.
 */
const moving = ['dueAt', 'answerDueAt', 'completeUntil'];

/** Checks one entry by itself. Returns what is wrong with it, or undefined. */
export function checkEntry(entry: AuditEntry, rules: ErasureRules): string | undefined {
  const {leaf, leafHash, at, source} = entry;
  if (leaf === null || leafHash === null) return 'its leaf is missing';
  if (toBase64url(hashOfLeaf(leaf)) !== leafHash) return 'its leaf does not have the hash that is kept with it';
  const sealed = read(leaf);
  if (sealed === undefined) return 'its leaf is not readable';
  if (sealed['kind'] === 'broken') return 'its row was missing or unreadable already when it was sealed';
  if (source === undefined) return 'its row is missing';
  if (isErasedWrongly(source)) return 'it is marked as erased, and its words are there';
  if (source.kind === 'erasure' && !source.gone) return 'the words that it says were erased are there';
  if (at !== source.at) return 'the moment of the entry is not that of its row';
  const row = madeAgain(source, versionFor(source, sealed));
  if (row === undefined) return 'its row is not readable';
  // Erased texts can no longer be compared; their commitment remains. That of words which the rater had erased is kept.
  const kept = 'commitment' in source ? source.commitment : undefined;
  const erased = isErased(source) && kept === undefined ? (source.kind === 'rating' ? 'comment' : 'texts') : undefined;
  const names = [...new Set([...Object.keys(sealed), ...Object.keys(row)])].filter(
    name => name !== erased && !moving.includes(name),
  );
  const differing = names.find(name => JSON.stringify(sealed[name]) !== JSON.stringify(row[name]));
  return differing === undefined
    ? checkErasure(entry, rules)
    : `${words[differing] ?? differing} is not what was sealed`;
}

/** Marked as erased although texts or their salt are still there. */
const isErasedWrongly = (source: LeafSource): boolean =>
  (source.kind === 'rating' || source.kind === 'act') && source.erasedAt !== null && !isErased(source);

/** Whether the texts of an entry are missing although its leaf commits to some. */
export function hasErasedWords({leaf, source}: AuditEntry): boolean {
  if (source === undefined || !isErased(source)) return false;
  const sealed = read(leaf ?? '');
  return typeof (source.kind === 'rating' ? sealed?.['comment'] : sealed?.['texts']) === 'string';
}

type Members = Readonly<Record<string, CanonicalValue>>;

function read(leaf: string): Members | undefined {
  try {
    const value: unknown = JSON.parse(leaf);
    return typeof value === 'object' && value !== null ? (value as Members) : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** The version that a leaf says it has; one that does not exist is compared as the newest, and differs from it. */
const versionOf = ({version}: Members): LeafVersion => (version === 1 || version === 2 ? version : 3);

/** A rating that was brought, or is of a point, has only one version; any other has the one that its leaf says. */
function versionFor(source: LeafSource, sealed: Members): LeafVersion {
  const newest = source.kind === 'rating' ? ratingVersion(source) : 3;
  return newest === 3 ? versionOf(sealed) : newest;
}

/** The leaf that the row would have today, in canonical form, parsed again; undefined when it cannot be made. */
function madeAgain(source: LeafSource, version: LeafVersion): Members | undefined {
  try {
    return read(textOfLeaf(toLeaf(source, version)));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined;
    throw error;
  }
}
