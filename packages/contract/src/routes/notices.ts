import {z} from 'zod';
import {cursor, id, institutionCode, moment, orderNumber, pageSize, text, timeLeft, words} from '../fields.ts';
import {textLimits} from '../limits.ts';
import {defineRoutes} from './route.ts';

/** Waiting for measures, answered by the institution, or closed by the bureau above. */
export const noticeStates = ['open', 'answered', 'closed'] as const;

/** A rectification notice (限期整改) about a member of staff who was badly rated again and again. */
export const notice = z
  .object({
    noticeId: id,
    state: z.enum(noticeStates),
    institutionCode,
    institutionName: text(100),
    staffNumber: text(20).meta({description: '工号 of the person who served'}),
    badRatings: z.number().int().meta({description: 'how many effective bad ratings led to it'}),
    days: z.number().int().meta({description: 'length of the window in natural days'}),
    orderNumbers: z.array(orderNumber).meta({description: 'the work orders of these ratings, oldest first'}),
    openedAt: moment,
    dueAt: moment.nullable().meta({description: 'when the measures are due'}),
    overdue: z.boolean(),
    ...timeLeft,
    measures: text(textLimits.measures)
      .nullable()
      .meta({description: 'what the institution does about it; empty once erased'}),
    answeredAt: moment.nullable(),
    closingNote: text(textLimits.closingNote).nullable(),
    closedAt: moment.nullable(),
    closedBy: institutionCode.nullable(),
  })
  .meta({id: 'Notice', description: 'Rectification notice (限期整改) for repeatedly badly rated staff'});

/** Which notices to list. */
export const noticeQuery = z.object({
  noticeId: id.optional().meta({description: 'only this one'}),
  state: z.enum(noticeStates).optional(),
  cursor: cursor.optional(),
  limit: pageSize,
});

/** A page of notices, oldest first. */
export const noticePage = z
  .object({items: z.array(notice), nextCursor: cursor.nullable()})
  .meta({id: 'NoticePage', description: 'A page of notices, oldest first'});

/** Says what the institution does about it. */
export const answerNoticeInput = z.object({noticeId: id, measures: words(textLimits.measures)});

/** Ends a notice. */
export const closeNoticeInput = z.object({
  noticeId: id,
  note: words(textLimits.closingNote).meta({description: 'why it is closed'}),
});

/** Rectification notices (限期整改) about staff who were badly rated again and again. */
export const noticeRoutes = defineRoutes('notices', {
  listNotices: {
    method: 'GET',
    path: '/v1/notices',
    caller: 'person',
    roles: ['institution_head', 'bureau', 'auditor'],
    responseCheck: ['items', 'object'],
    summary: 'Rectification notices (限期整改) for repeatedly badly rated staff, oldest first',
    input: noticeQuery,
    output: noticePage,
    status: 200,
    refusals: ['cursor_invalid'],
  },
  answerNotice: {
    method: 'POST',
    path: '/v1/notices/{noticeId}/answer',
    caller: 'person',
    roles: ['institution_head'],
    keyed: true,
    responseCheck: ['noticeId', 'string'],
    summary: 'Say what the institution does about a rectification notice',
    input: answerNoticeInput,
    output: notice,
    status: 200,
    refusals: [
      'unknown_notice',
      'notice_answered',
      'notice_closed',
      'not_handling_institution',
      'text_too_long',
      'text_not_well_formed',
    ],
  },
  closeNotice: {
    method: 'POST',
    path: '/v1/notices/{noticeId}/closing',
    caller: 'person',
    roles: ['bureau'],
    keyed: true,
    responseCheck: ['noticeId', 'string'],
    summary: 'Close a rectification notice',
    input: closeNoticeInput,
    output: notice,
    status: 200,
    refusals: ['unknown_notice', 'notice_closed', 'decider_not_higher', 'text_too_long', 'text_not_well_formed'],
  },
});
