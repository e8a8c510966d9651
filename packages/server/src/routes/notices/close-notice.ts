import {closeNotice as close} from '../../domain/notices/notice-rules.ts';
import type {Handler} from '../../http/handler.ts';
import {changeNotice} from './change-notice.ts';

/** Closes a rectification notice. */
export const closeNotice: Handler<'closeNotice'> = (input, context, {caller, idempotencyKey}) =>
  changeNotice(
    {noticeId: input.noticeId, name: 'close_notice', input, caller, idempotencyKey},
    context,
    (ratingCase, command) => close(ratingCase, input, caller, command),
  );
