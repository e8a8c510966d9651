import {answerNotice as answer} from '../../domain/notices/notice-rules.ts';
import type {Handler} from '../../http/handler.ts';
import {changeNotice} from './change-notice.ts';

/** Stores the answer of the institution to a rectification notice. */
export const answerNotice: Handler<'answerNotice'> = (input, context, {caller, idempotencyKey}) =>
  changeNotice(
    {noticeId: input.noticeId, name: 'answer_notice', input, caller, idempotencyKey},
    context,
    (ratingCase, command) => answer(ratingCase, input, caller, command),
  );
