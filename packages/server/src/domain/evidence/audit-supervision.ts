import {clockFact} from '../cases/case-event.ts';
import {ordersFact} from '../notices/notice-storage.ts';
import type {AuditCase, AuditEvent, AuditNotice, AuditSuspicion} from './evidence-storage.ts';

/**
 * Checks suspicions and rectification notices against the events about them. Flagging itself is not an event; settling
 * is.
 */
export function checkSupervision(ratingCase: AuditCase): AuditFinding | undefined {
  return checkSuspicions(ratingCase.suspicions, ratingCase.events) ?? checkNotices(ratingCase);
}

function checkSuspicions(
  suspicions: readonly AuditSuspicion[],
  events: readonly AuditEvent[],
): AuditFinding | undefined {
  for (const event of events.filter(({kind}) => kind === 'settle_suspicion')) {
    const settled = suspicions.filter(({eventId}) => eventId === event.eventId);
    if (settled.length < rulesOf(event).length) return {event, text: 'a mark that it settled is missing or open'};
  }
  for (const {suspicionId, rule, decision, eventId} of suspicions.filter(suspicion => suspicion.decision !== null)) {
    const event = events.find(candidate => candidate.eventId === eventId);
    const same =
      event?.kind === 'settle_suspicion' && event.facts['decision'] === decision && rulesOf(event).includes(rule);
    if (!same) return {event, text: `the decision of mark ${suspicionId} is not what was decided`};
  }
  return undefined;
}

/** Older events about notices contain neither their time limit nor their orders. */
function isAsOpened(notice: AuditNotice, {at, facts}: AuditEvent, ratingCase: AuditCase): boolean {
  const {institutionCode, staffList} = ratingCase;
  const staffNumber = staffList ? staffList[Number(facts['seat'] ?? 0)]?.staffNumber : ratingCase.staffNumber;
  const [dueAt, orders] = [clockFact(notice.dueAt), ordersFact(notice.orderNumbers)];
  return (
    notice.badRatings === facts['badRatings'] &&
    notice.days === facts['days'] &&
    notice.openedAt === at &&
    notice.institutionCode === institutionCode &&
    notice.staffNumber === staffNumber &&
    (facts['noticeDueAt'] ?? dueAt) === dueAt &&
    (facts['orders'] ?? orders) === orders
  );
}

const rulesOf = ({facts}: AuditEvent): string[] => String(facts['rules'] ?? '').split(' ');

function checkNotices(ratingCase: AuditCase): AuditFinding | undefined {
  const {notices, events} = ratingCase;
  for (const notice of notices) {
    const {noticeId} = notice;
    const of = (kind: string) => events.find(event => event.kind === kind && event.facts['noticeId'] === noticeId);
    const [opened, answered, closed] = [of('open_notice'), of('answer_notice'), of('close_notice')];
    if (!opened) return {event: undefined, text: `notice ${noticeId} was never opened`};
    if (!isAsOpened(notice, opened, ratingCase))
      return {event: opened, text: `notice ${noticeId} is not what was opened`};
    const state = closed ? 'closed' : answered ? 'answered' : 'open';
    const follows =
      notice.state === state &&
      notice.answerEventId === (answered?.eventId ?? null) &&
      notice.closingEventId === (closed?.eventId ?? null);
    if (!follows)
      return {
        event: closed ?? answered ?? opened,
        text: `the state of notice ${noticeId} does not follow from its acts`,
      };
  }
  const known = new Set(notices.map(({noticeId}) => noticeId));
  const lost = events.find(({kind, facts}) => kind === 'open_notice' && !known.has(String(facts['noticeId'])));
  return lost && {event: lost, text: `notice ${String(lost.facts['noticeId'])} is missing`};
}

/** A contradiction between rows and the log. */
export interface AuditFinding {
  /** The event that contradicts; undefined for the rating itself. */
  readonly event: AuditEvent | undefined;
  readonly text: string;
}
