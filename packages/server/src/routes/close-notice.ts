import {closeNotice as close} from '../domain/life/notices.ts';
import type {Handler} from './handler.ts';
import {changeNotice} from './notice-route.ts';

/** Closes a rectification notice. */
export const closeNotice: Handler<'closeNotice'> = (input, context, {caller, idempotencyKey}) =>
  changeNotice(
    {noticeId: input.noticeId, name: 'close_notice', input, caller, idempotencyKey},
    context,
    (life, occasion) => close(life, input, caller, occasion),
  );
