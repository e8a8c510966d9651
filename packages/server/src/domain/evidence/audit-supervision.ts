import {clockFact} from '../cases/history-entry.ts';
import {ordersFact} from '../notices/notice-storage.ts';
import type {AuditAct, AuditLife, AuditMark, AuditNotice} from './evidence-storage.ts';

/** Marks of suspicion and rectification notices against the acts about them. Marks themselves are no acts: only what became of them is. */
export function supervisionFault(life: AuditLife): LifeFault | undefined {
  return marksFault(life.marks, life.acts) ?? noticesFault(life);
}

function marksFault(marks: readonly AuditMark[], acts: readonly AuditAct[]): LifeFault | undefined {
  for (const act of acts.filter(({kind}) => kind === 'settle_suspicion')) {
    const settled = marks.filter(({actId}) => actId === act.actId);
    if (settled.length < rulesOf(act).length) return {act, text: 'a mark that it settled is missing or open'};
  }
  for (const {suspicionId, rule, decision, actId} of marks.filter(mark => mark.decision !== null)) {
    const act = acts.find(candidate => candidate.actId === actId);
    const same = act?.kind === 'settle_suspicion' && act.facts['decision'] === decision && rulesOf(act).includes(rule);
    if (!same) return {act, text: `the decision of mark ${suspicionId} is not what was decided`};
  }
  return undefined;
}

/** Notices of before tell neither their time limit nor their orders among the facts. */
function isAsOpened(notice: AuditNotice, {at, facts}: AuditAct, {institutionCode, staffNumber}: AuditLife): boolean {
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

const rulesOf = ({facts}: AuditAct): string[] => String(facts['rules'] ?? '').split(' ');

function noticesFault(life: AuditLife): LifeFault | undefined {
  const {notices, acts} = life;
  for (const notice of notices) {
    const {noticeId} = notice;
    const of = (kind: string) => acts.find(act => act.kind === kind && act.facts['noticeId'] === noticeId);
    const [opened, answered, closed] = [of('open_notice'), of('answer_notice'), of('close_notice')];
    if (!opened) return {act: undefined, text: `notice ${noticeId} was never opened`};
    if (!isAsOpened(notice, opened, life)) return {act: opened, text: `notice ${noticeId} is not what was opened`};
    const state = closed ? 'closed' : answered ? 'answered' : 'open';
    const follows =
      notice.state === state &&
      notice.answerAct === (answered?.actId ?? null) &&
      notice.closingAct === (closed?.actId ?? null);
    if (!follows)
      return {act: closed ?? answered ?? opened, text: `the state of notice ${noticeId} does not follow from its acts`};
  }
  const known = new Set(notices.map(({noticeId}) => noticeId));
  const lost = acts.find(({kind, facts}) => kind === 'open_notice' && !known.has(String(facts['noticeId'])));
  return lost && {act: lost, text: `notice ${String(lost.facts['noticeId'])} is missing`};
}

/** Something that does not follow from what is in the log. */
export interface LifeFault {
  /** The act from which something else would follow; undefined for the rating itself. */
  readonly act: AuditAct | undefined;
  readonly text: string;
}
