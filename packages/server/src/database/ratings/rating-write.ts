import {toUtc} from '../../domain/calendar/utc.ts';
import type {RowMarks} from '../../domain/evidence/row-marks.ts';
import {provenChannel} from '../../domain/ratings/channel.ts';
import type {Submission} from '../../domain/ratings/rating-storage.ts';
import type {SharedWrite} from '../engine/engine.ts';
import type {Statement} from '../engine/operation.ts';
import {columnsOf, flag, inputRows, inputTable, insertFrom, moment, namesOf, pick, select} from '../engine/table.ts';
import {institution} from '../schema/institution.ts';
import {invitation} from '../schema/invitation.ts';
import {rating} from '../schema/rating.ts';
import {service} from '../schema/service.ts';
import {utcOrNull, whatFollows} from './what-follows.ts';

/** Earlier than every service: there is no rating window. */
export const earliest = '0001-01-01T00:00:00.000Z';

const openLink = {by: 'invitation', channel: null} as const;

/** A submission whose invitation has an id; whether the token is right is not looked at yet. */
export interface FoundSubmission extends Submission {
  readonly invitationId: string;
}

/** A submission with a mark of this one attempt to write it: another attempt with the same ids has another mark. */
interface Attempt extends FoundSubmission {
  readonly writeId: string;
}

const stored = select(pick(rating, 'writeId'));

/** Stores ratings with everything that depends on them; returns for each whether it was stored. */
export const ratingWrite = (marks: RowMarks): SharedWrite<Attempt, boolean> => ({
  counts: true,
  /**
   * Each of the later statements reads only ratings that this write has stored, so it does nothing for those that the
   * first statement refused.
   */
  statements: attempts => [ratings(attempts), ...whatFollows(marks, attempts)],
  results: (attempts, [inserted = []]) => {
    const written = new Set(inserted.map(row => stored.read(row).writeId));
    return attempts.map(({writeId}) => written.has(writeId));
  },
});

const submitted = inputTable({
  ...pick(rating, 'ratingId', 'writeId', 'day', 'level', 'tags', 'comment', 'channel', 'pressedAt'),
  ...pick(rating, 'catalogueVersion', 'idempotencyKey', 'contentHash', 'receiptNumber', 'receivedAt', 'commentSalt'),
  ...pick(rating, 'receiptKeyHash'),
  ...pick(invitation, 'invitationId', 'tokenHash'),
  openFrom: moment('open_from'),
  onOpenLink: flag('on_open_link'),
});
const {invitationId, tokenHash, openFrom, onOpenLink, ...given} = columnsOf(submitted);

const insertRatings = insertFrom(
  rating,
  {
    ...given,
    serviceId: service.serviceId,
    invitationId: invitation.invitationId,
    institutionCode: institution.code,
    areaCode: institution.areaCode,
    source: `'active'`,
  },
  `FROM ${submitted} CROSS JOIN ${invitation} CROSS JOIN ${service} CROSS JOIN ${institution}
    WHERE ${invitation.invitationId} = ${invitationId} AND ${invitation.tokenHash} = ${tokenHash}
      AND ${invitation.expiresAt} > ${given.receivedAt}
      AND (${invitation.channel} = ${given.channel} OR (${invitation.channel} IS NULL AND ${onOpenLink} = 1))
      AND ${service.serviceId} = ${invitation.serviceId} AND ${service.servedAt} >= ${openFrom}
      AND ${institution.code} = ${service.institutionCode}
    ON CONFLICT (${namesOf(rating.serviceId)}) DO NOTHING RETURNING ${stored}`,
);

const ratings = (attempts: readonly Attempt[]): Statement => ({
  input: inputRows(
    submitted,
    attempts.map(({draft, ...attempt}) => ({
      ...attempt,
      ...draft,
      pressedAt: utcOrNull(draft.pressedAt),
      receivedAt: toUtc(attempt.receivedAt),
      openFrom: utcOrNull(attempt.windowOpenFrom) ?? earliest,
      onOpenLink: provenChannel(draft.channel, openLink) !== undefined,
    })),
  ),
  sql: insertRatings,
  params: [],
});
