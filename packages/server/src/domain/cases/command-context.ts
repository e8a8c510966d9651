import type {StaffMember} from '../institutions/staff-member.ts';
import {Problem} from '../problems/problem.ts';
import type {Clocks} from '../profile/clocks.ts';
import type {Actor, NewCaseEvent} from './case-event.ts';
import type {RatingCase} from './rating-case.ts';

/** What every command needs besides its input. It is read and drawn beforehand, so that the rules stay pure. */
export interface CommandContext {
  readonly at: Date;
  readonly eventId: string;
  readonly salt: string;
  readonly clocks: Clocks;
  /** Set for what a caller asks for under an idempotency key. */
  readonly request?: {readonly key: string; readonly contentHash: string};
}

/** A member of staff as an actor. */
export const toActor = ({role, institutionCode, personRef}: StaffMember): Actor => ({
  kind: 'person',
  role,
  institutionCode,
  ref: personRef,
});

/** A case event in the context of a command. */
export function newCaseEvent(
  kind: string,
  actor: Actor,
  {at, eventId, salt, request}: CommandContext,
  content: Partial<Pick<NewCaseEvent, 'facts' | 'texts' | 'reviewId'>> = {},
): NewCaseEvent {
  return {
    eventId,
    kind,
    actor,
    at: at.toISOString(),
    facts: content.facts ?? {},
    texts: content.texts ?? {},
    textsSalt: salt,
    reviewId: content.reviewId ?? null,
    idempotencyKey: request?.key ?? null,
    contentHash: request?.contentHash ?? null,
  };
}

/** Was this very request answered before? Refuses a key that was used for another request. */
export function isReplayed(ratingCase: RatingCase, actor: Actor, {request}: CommandContext): boolean {
  const earlier =
    request && ratingCase.events.find(event => event.idempotencyKey === request.key && sameActor(event.actor, actor));
  if (!earlier) return false;
  if (earlier.contentHash !== request.contentHash) throw new Problem('idempotency_key_reused');
  return true;
}

const sameActor = (one: Actor, other: Actor): boolean =>
  one.kind === other.kind && (one.kind !== 'person' || other.kind !== 'person' || one.ref === other.ref);
