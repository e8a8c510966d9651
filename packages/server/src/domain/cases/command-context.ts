import type {Person} from '../institutions/staff-member.ts';
import {Problem} from '../problems/problem.ts';
import type {Clocks} from '../profile/clocks.ts';
import type {Actor, NewAct} from './history-entry.ts';
import type {Life} from './rating-case.ts';

/** What every act is made with besides what it says: drawn and read before, so that deciding stays pure. */
export interface Occasion {
  readonly at: Date;
  readonly actId: string;
  readonly salt: string;
  readonly clocks: Clocks;
  /** Set for what a caller asks for under an idempotency key. */
  readonly request?: {readonly key: string; readonly contentHash: string};
}

/** A person as the one who acts. */
export const actorOf = ({role, institutionCode, personRef}: Person): Actor => ({
  kind: 'person',
  role,
  institutionCode,
  ref: personRef,
});

/** An act with all that its occasion says. */
export function newAct(
  kind: string,
  actor: Actor,
  {at, actId, salt, request}: Occasion,
  said: Partial<Pick<NewAct, 'facts' | 'texts' | 'reviewId'>> = {},
): NewAct {
  return {
    actId,
    kind,
    actor,
    at: at.toISOString(),
    facts: said.facts ?? {},
    texts: said.texts ?? {},
    textsSalt: salt,
    reviewId: said.reviewId ?? null,
    idempotencyKey: request?.key ?? null,
    contentHash: request?.contentHash ?? null,
  };
}

/** Was this very request answered before? Refuses a key that was used for another request. */
export function isReplay(life: Life, actor: Actor, {request}: Occasion): boolean {
  const earlier = request && life.acts.find(act => act.idempotencyKey === request.key && sameActor(act.actor, actor));
  if (!earlier) return false;
  if (earlier.contentHash !== request.contentHash) throw new Problem('idempotency_key_reused');
  return true;
}

const sameActor = (one: Actor, other: Actor): boolean =>
  one.kind === other.kind && (one.kind !== 'person' || other.kind !== 'person' || one.ref === other.ref);
