import {answerNotice as answer} from '../domain/life/notices.ts';
import type {Handler} from './handler.ts';
import {changeNotice} from './notice-route.ts';

/** Says what the institution does about a rectification notice. */
export const answerNotice: Handler<'answerNotice'> = (input, context, {caller, idempotencyKey}) =>
  changeNotice(
    {noticeId: input.noticeId, name: 'answer_notice', input, caller, idempotencyKey},
    context,
    (life, occasion) => answer(life, input, caller, occasion),
  );
