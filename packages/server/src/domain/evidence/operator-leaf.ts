import type {CanonicalValue} from '@gov-rating/contract/evidence';

/**
 * What the operator's log records, version 1 of the list. A kind is never renamed and keeps its meaning; new ones are added
 * at the end.
 */
export const operatorKinds = [
  // Looks at what is protected.
  'person.unmasked',
  'ratings.exported',
  // Acts on cases, whose content is in the evidence log.
  'order.stepped',
  'order.extended',
  'order.transferred',
  'review.asked',
  'review.decided',
  'appeal.filed',
  'suspicion.settled',
  'notice.answered',
  'notice.closed',
  'publication.made',
  // What the server is set up with.
  'client.found',
  'client.saved',
  'client.disabled',
  'client.enabled',
  'client.secret_rotated',
  'webhook.found',
  'webhook.put',
  'webhook.deleted',
  'webhook.stopped',
  'webhook.secret_added',
  'webhook.tested',
  'webhook.replayed',
  'institutions.imported',
  'keys.rotated',
  'data_key.added',
  // Refusals.
  'login.refused',
  'access.refused',
  'refusals.left_out',
  // The program itself.
  'command.run',
  'server.started',
  'erasure.allowed',
  // Registers of a hall.
  'point.put',
  'point.closed',
  'staff.put',
  'alias.put',
  'register.imported',
  // Devices of halls.
  'device.paired',
  'device.changed',
  'device.revoked',
  // Registers again.
  'alias.removed',
] as const;

/** One of {@link operatorKinds}. */
export type OperatorKind = (typeof operatorKinds)[number];

/** Who did it: a person under the stored pseudonym, a client by its id, the command line, the program itself, or nobody known. */
export const whoKinds = ['person', 'client', 'command', 'server', 'unknown'] as const;

/** Who did something, without a name. */
export interface Who {
  readonly whoKind: (typeof whoKinds)[number];
  /** The pseudonym of a person or the id of a client. */
  readonly who: string | null;
  readonly whoRole: string | null;
  readonly whoInstitution: string | null;
}

/** How it ended: it was done, it was not allowed, or it failed. */
export const operatorOutcomes = ['done', 'refused', 'failed'] as const;

/** What was done; the storage adds state and sequence. */
export interface OperatorEntry extends Who {
  readonly entryId: string;
  /** ISO moment, UTC. */
  readonly at: string;
  /** Named so because `kind` is that of the leaf. */
  readonly what: OperatorKind;
  /** Keyed hash of the network address, IPv6 by its /64; null for what came from no network. */
  readonly address: string | null;
  /** Null for what was no request. */
  readonly requestId: string | null;
  /** The id of what it was done to: an order number, the id of a client, webhook or publication. */
  readonly subject: string | null;
  readonly outcome: (typeof operatorOutcomes)[number];
  /** The code of the refusal. */
  readonly code: string | null;
  /** How often the same happened within the minute. */
  readonly times: number;
  /** Codes, days, numbers and hashes; no personal data, no secret, no number of a receipt. */
  readonly facts: Readonly<Record<string, CanonicalValue>>;
}

/** What a leaf of the operator's log is made from. */
export interface OperatorSource extends Omit<OperatorEntry, 'entryId' | 'facts'> {
  readonly kind: 'operator';
  readonly operatorId: string;
  /** JSON. */
  readonly facts: string;
  /** JSON: what a client or a webhook may do after the change; null where nothing was changed or it is gone. */
  readonly state: string | null;
  /** The number of the change within its subject, from 1; null for what is no change of a client or a webhook. */
  readonly sequence: number | null;
}

/** A leaf of the operator's log; it is erased as a whole, and its hash stays. */
export interface OperatorLeaf extends Omit<OperatorSource, 'facts' | 'state'> {
  readonly version: 1;
  readonly facts: CanonicalValue;
  readonly state: CanonicalValue;
}

/** The leaf of an entry. Throws when the row holds JSON that is not readable. */
export function operatorLeaf(source: OperatorSource): OperatorLeaf {
  const {kind, operatorId, at, what, whoKind, who, whoRole, whoInstitution, address, requestId, subject} = source;
  const {outcome, code, times, sequence} = source;
  return {
    version: 1,
    ...{kind, operatorId, at, what, whoKind, who, whoRole, whoInstitution, address, requestId, subject},
    ...{outcome, code, times, sequence},
    facts: JSON.parse(source.facts) as CanonicalValue,
    state: source.state === null ? null : (JSON.parse(source.state) as CanonicalValue),
  };
}
