import type {OrderDetail, Review, RouteInput} from '@gov-rating/contract/types';
import {detailOf, type OpenEntry} from '../base/entries.ts';
import type {DeskEvent} from '../base/events.ts';
import type {DeskServer} from '../base/server.ts';
import {textOf, type CompleteForm, type FormDraft} from './definitions.ts';

/**
 * Sends a form about an entry. Resolves to the entry as it is afterwards; to null when the answer does not say that, so
 * that it has to be read again.
 */
export async function send(server: DeskServer, form: CompleteForm, entry: OpenEntry): Promise<OpenEntry | null> {
  const {kind, values, key: idempotencyKey} = form;
  const options = {idempotencyKey};
  const {id} = entry;
  switch (kind) {
    case 'settle_suspicion': {
      const {decision, ground, reason: note} = values;
      const input = {suspicionId: id, note, decision, ...(decision === 'review' && {ground})};
      return {kind: 'suspicion', id, suspicion: await server.settleSuspicion(input, options)};
    }
    case 'answer_notice':
      return {kind: 'notice', id, notice: await server.answerNotice({noticeId: id, ...values}, options)};
    case 'close_notice':
      return {kind: 'notice', id, notice: await server.closeNotice({noticeId: id, note: values.reason}, options)};
    case 'decide': {
      const decided = await server.decideReview({reviewId: reviewIdOf(entry, 'open'), ...values}, options);
      return entry.kind === 'review' ? {...entry, review: {...entry.review, ...decided}} : null;
    }
    case 'appeal':
      await server.fileAppeal({reviewId: reviewIdOf(entry, 'upheld'), ...values}, options);
      return null;
    default:
      return {kind: 'order', id, detail: await takeStep(server, form as StepForm, entry, options)};
  }
}

/** A form that is a step of an order. */
type StepForm = Exclude<
  CompleteForm,
  {readonly kind: 'settle_suspicion' | 'answer_notice' | 'close_notice' | 'decide' | 'appeal'}
>;

function takeStep(
  server: DeskServer,
  {kind, values}: StepForm,
  entry: OpenEntry,
  options: {readonly idempotencyKey: string},
): Promise<OrderDetail> {
  const order = {orderNumber: entry.id, version: detailOf(entry)?.order.version ?? 0};
  switch (kind) {
    case 'extend':
      return server.extendOrder({...order, reason: values.reason, days: Number(values.days)}, options);
    case 'transfer':
      return server.transferOrder({...order, ...values}, options);
    case 'ask_review':
      return server.askReview({...order, ...values}, options);
    default: {
      const {reached, ...texts} = values;
      const filled = Object.fromEntries(Object.entries(texts).filter(([, text]) => text));
      // The server offers only steps of this route.
      const step = kind as RouteInput<'stepOrder'>['step'];
      return server.stepOrder({...order, step, ...filled, ...(reached && {reached: reached === 'true'})}, options);
    }
  }
}

/** The review that is open, entry of its own, or the one of an order that is in a state. */
const reviewIdOf = (entry: OpenEntry, state: Review['state']): string =>
  (entry.kind === 'review' ? entry.review : detailOf(entry)?.reviews.find(review => review.state === state))
    ?.reviewId ?? '';

/** The event by which the page learns that a form was taken. */
export function eventOf(form: FormDraft, {kind, id}: OpenEntry): DeskEvent {
  switch (kind) {
    case 'suspicion':
      return ['gov-rating-suspicion-settled', {suspicionId: id, decision: textOf(form, 'decision') as 'review'}];
    case 'notice':
      return ['gov-rating-notice-changed', {noticeId: id, step: form.kind as 'answer_notice' | 'close_notice'}];
    case 'review':
      return ['gov-rating-review-decided', {reviewId: id}];
    case 'order':
      return ['gov-rating-order-changed', {orderNumber: id, step: form.kind}];
  }
}
