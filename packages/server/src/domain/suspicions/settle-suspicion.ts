import {suspicionRules, type ParsedInput, type Suspicion} from '@gov-rating/contract';
import {actorOf, newAct, type Occasion} from '../cases/command-context.ts';
import type {Change, Life, StoredSuspicion} from '../cases/rating-case.ts';
import {openReview} from '../cases/reviews.ts';
import {deciders} from '../cases/take-step.ts';
import type {Person} from '../institutions/staff-member.ts';
import {faultAt, Problem} from '../problems/problem.ts';

type Settling = ParsedInput<'settleSuspicion'>;

/**
 * Settles a mark of suspicion, by an institution above the rated one. A review is asked for as any other, of a good rating
 * too, and is decided by somebody else; it settles every open mark of the rating.
 */
export function settleSuspicion(
  life: Life,
  {suspicionId, decision, note, ground}: Settling,
  by: Person,
  occasion: Occasion,
  reviewId: string,
): Change {
  const mark = life.suspicions.find(candidate => candidate.suspicionId === suspicionId);
  if (!mark) throw new Problem('unknown_suspicion');
  const above = deciders(life);
  if (above.length === 0) throw new Problem('no_higher_institution');
  if (!above.includes(by.institutionCode)) throw new Problem('decider_not_higher');
  if (mark.decision !== null) throw new Problem('suspicion_settled');
  if (decision === 'dismissed') {
    return {
      act: newAct('settle_suspicion', actorOf(by), occasion, {
        facts: {decision, rules: mark.rule},
        texts: {note},
      }),
      suspicions: {suspicionIds: [suspicionId], decision},
    };
  }
  if (ground === undefined) throw faultAt('ground', 'missing_field');
  if (life.reviews.length > 0) throw new Problem('review_exists');
  const open = life.suspicions.filter(candidate => candidate.decision === null);
  return {
    act: newAct('settle_suspicion', actorOf(by), occasion, {
      reviewId,
      facts: {decision, ground, rules: open.map(({rule}) => rule).join(' ')},
      texts: {note},
    }),
    suspicions: {suspicionIds: open.map(({suspicionId: id}) => id), decision},
    review: openReview({instance: 'review', ground, reason: note, evidence: evidenceOf(open)}, by, occasion, reviewId),
  };
}

/** The marks themselves are what speaks against the rating. */
const evidenceOf = (marks: readonly StoredSuspicion[]) =>
  marks.map(({rule, suspicionId}) => ({title: suspicionRules[rule].name['zh-CN'], reference: suspicionId}));

/** A mark of a rating as it travels. */
export function suspicionView(life: Life, suspicionId: string): Suspicion | undefined {
  const mark = life.suspicions.find(candidate => candidate.suspicionId === suspicionId);
  if (!mark) return undefined;
  const {service} = life;
  const act = life.acts.find(({actId}) => actId === mark.actId);
  return {
    suspicionId,
    rule: mark.rule,
    facts: mark.facts,
    markedAt: mark.markedAt,
    state: mark.decision === null ? 'open' : 'settled',
    rating: {
      receivedAt: life.receivedAt,
      level: life.level,
      comment: life.comment,
      channel: life.channel,
      ratedInstitution: service.institutionCode,
      institutionName: service.institutionName,
      itemName: service.itemName,
      windowNumber: service.windowNumber ?? null,
      orderNumber: life.order?.orderNumber ?? null,
      voided: life.voidedAt !== null,
    },
    settlement: mark.decision && {
      decision: mark.decision,
      note: act?.texts['note'] ?? '',
      settledAt: act?.at ?? '',
      settledBy: act?.actor.kind === 'person' ? act.actor.institutionCode : '',
    },
  };
}
