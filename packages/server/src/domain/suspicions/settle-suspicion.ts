import {suspicionRules, type ParsedInput, type Suspicion} from '@gov-rating/contract';
import {newCaseEvent, toActor, type CommandContext} from '../cases/command-context.ts';
import type {CaseChange, RatingCase, StoredSuspicion} from '../cases/rating-case.ts';
import {openReview} from '../cases/reviews.ts';
import {deciders} from '../cases/take-step.ts';
import type {StaffMember} from '../institutions/staff-member.ts';
import {fieldProblem, Problem} from '../problems/problem.ts';
import {shownName} from '../services/service-facts.ts';

type Settling = ParsedInput<'settleSuspicion'>;

/**
 * Settles a suspicion, by an institution above the rated one. A review can be requested for a good rating too, and
 * another person decides it; it settles all open suspicions of the rating.
 */
export function settleSuspicion(
  ratingCase: RatingCase,
  {suspicionId, decision, note, ground}: Settling,
  by: StaffMember,
  command: CommandContext,
  reviewId: string,
): CaseChange {
  const suspicion = ratingCase.suspicions.find(candidate => candidate.suspicionId === suspicionId);
  if (!suspicion) throw new Problem('unknown_suspicion');
  const above = deciders(ratingCase);
  if (above.length === 0) throw new Problem('no_higher_institution');
  if (!above.includes(by.institutionCode)) throw new Problem('decider_not_higher');
  if (suspicion.decision !== null) throw new Problem('suspicion_settled');
  if (decision === 'dismissed') {
    return {
      event: newCaseEvent('settle_suspicion', toActor(by), command, {
        facts: {decision, rules: suspicion.rule},
        texts: {note},
      }),
      suspicions: {suspicionIds: [suspicionId], decision},
    };
  }
  if (ground === undefined) throw fieldProblem('ground', 'missing_field');
  if (ratingCase.reviews.length > 0) throw new Problem('review_exists');
  const open = ratingCase.suspicions.filter(candidate => candidate.decision === null);
  return {
    event: newCaseEvent('settle_suspicion', toActor(by), command, {
      reviewId,
      facts: {decision, ground, rules: open.map(({rule}) => rule).join(' ')},
      texts: {note},
    }),
    suspicions: {suspicionIds: open.map(({suspicionId: id}) => id), decision},
    review: openReview({instance: 'review', ground, reason: note, evidence: evidenceOf(open)}, by, command, reviewId),
  };
}

/** The suspicions themselves are the evidence against the rating. */
const evidenceOf = (flags: readonly StoredSuspicion[]) =>
  flags.map(({rule, suspicionId}) => ({title: suspicionRules[rule].name['zh-CN'], reference: suspicionId}));

/** A suspicion as the API returns it. */
export function toSuspicion(ratingCase: RatingCase, suspicionId: string): Suspicion | undefined {
  const suspicion = ratingCase.suspicions.find(candidate => candidate.suspicionId === suspicionId);
  if (!suspicion) return undefined;
  const {service} = ratingCase;
  const event = ratingCase.events.find(({eventId}) => eventId === suspicion.eventId);
  return {
    suspicionId,
    rule: suspicion.rule,
    facts: suspicion.facts,
    markedAt: suspicion.markedAt,
    state: suspicion.decision === null ? 'open' : 'settled',
    rating: {
      receivedAt: ratingCase.receivedAt,
      level: ratingCase.level,
      comment: ratingCase.comment,
      channel: ratingCase.channel,
      ratedInstitution: service.institutionCode,
      institutionName: service.institutionName,
      itemName: shownName(service),
      windowNumber: service.windowNumber ?? null,
      orderNumber: ratingCase.order?.orderNumber ?? null,
      voided: ratingCase.voidedAt !== null,
    },
    settlement: suspicion.decision && {
      decision: suspicion.decision,
      note: event?.texts['note'] ?? '',
      settledAt: event?.at ?? '',
      settledBy: event?.actor.kind === 'person' ? event.actor.institutionCode : '',
    },
  };
}
