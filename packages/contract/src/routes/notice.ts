import {endpoints} from '../endpoints.ts';
import {answerNoticeInput, closeNoticeInput, notice, noticePage, noticeQuery} from '../notice.ts';
import type {Route} from './route.ts';

/** What is done about staff who were badly rated again and again. */
export const noticeRoutes = {
  listNotices: {
    endpoint: endpoints.listNotices,
    summary: 'Rectification notices (限期整改) for repeatedly badly rated staff, oldest first',
    input: noticeQuery,
    output: noticePage,
    status: 200,
    refusals: ['cursor_invalid'],
  },
  answerNotice: {
    endpoint: endpoints.answerNotice,
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
    endpoint: endpoints.closeNotice,
    summary: 'Close a rectification notice',
    input: closeNoticeInput,
    output: notice,
    status: 200,
    refusals: ['unknown_notice', 'notice_closed', 'decider_not_higher', 'text_too_long', 'text_not_well_formed'],
  },
} as const satisfies Record<string, Route>;
