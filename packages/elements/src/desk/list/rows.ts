import type {Notice, Order, ReviewEntry, Suspicion} from '@gov-rating/contract/types';
import {reviewGroundNames} from '@gov-rating/sdk/desk-core';
import {html} from 'lit';
import {fill} from '../../messages/fill.ts';
import {renderNoticeClock, renderOrderClock, renderReviewClock} from '../base/clock.ts';
import type {PartContext} from '../base/desk-part.ts';
import {unreadOrder, type List, type OpenEntry} from '../base/entries.ts';
import {chinese, dotted, phrase} from '../base/format.ts';
import {
  renderBadRatings,
  renderLevel,
  renderNoticeState,
  renderOrderState,
  renderSuspicionState,
  ruleNameOf,
  staffOf,
} from '../base/pills.ts';

/** What a person can do with the rows of a list. */
export interface RowActions {
  readonly open: (entry: OpenEntry) => void;
}

/** What the rows of a list are drawn with. */
export interface RowContext extends PartContext<RowActions> {
  /** Order number or id of the entry that is open; empty while none is. */
  readonly openId: string;
}

/** What one row shows, each part drawn. */
interface Row {
  readonly name: unknown;
  readonly pill: unknown;
  /** The first words of what was written. */
  readonly excerpt?: string;
  readonly meta: unknown;
  readonly state: unknown;
  readonly facts: readonly unknown[];
}

/** The rows of a list. */
export function renderRows(list: List, context: RowContext) {
  switch (list.kind) {
    case 'orders':
      return list.items.map(order => renderOrder(order, context));
    case 'reviews':
      return list.items.map(review => renderReview(review, context));
    case 'suspicions':
      return list.items.map(suspicion => renderSuspicion(suspicion, context));
    case 'notices':
      return list.items.map(notice => renderNotice(notice, context));
  }
}

const renderRow = (entry: OpenEntry, context: RowContext, {name, pill, excerpt = '', meta, state, facts}: Row) =>
  html`<li>
    <button
      type="button"
      class="row"
      part="row"
      aria-current=${context.openId === entry.id ? 'true' : 'false'}
      data-number=${entry.id}
      @click=${() => context.act('open', entry)}
    >
      <span class="item">${name}</span>
      ${pill} ${excerpt ? html`<span class="excerpt wide">${chinese(excerpt)}</span>` : ''}
      <span class="meta">${meta}</span>
      ${state}
      <span class="muted meta wide">${dotted(...facts)}</span>
    </button>
  </li>`;

/** The number of characters of a comment in the list. */
const excerptLength = 36;

/** The first words on one line. Chinese writes no space where a line of the comment ended. */
function excerptOf(comment: string): string {
  const line = comment
    .replace(/([\u3000-\uffef])\s*\n\s*/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
  const characters = [...line];
  return characters.length > excerptLength ? `${characters.slice(0, excerptLength).join('')}…` : line;
}

/** The institution of an entry, for a person who sees more than one. */
const renderInstitution = (code: string, {words}: RowContext) =>
  words.names.own.length > 1 && chinese(words.institutionName(code));

function renderOrder(order: Order, context: RowContext) {
  const {orderNumber, itemName, level, state, institutionCode, realName, comment} = order;
  const {words} = context;
  return renderRow(unreadOrder(orderNumber), context, {
    name: chinese(itemName),
    pill: renderLevel(level, words),
    excerpt: excerptOf(comment),
    meta: renderOrderClock(order, words),
    state: renderOrderState(state, words),
    facts: [phrase(orderNumber), realName && phrase(words.realName), renderInstitution(institutionCode, context)],
  });
}

/** A review or an appeal; it opens the order behind it, or itself where a good rating was marked and has no order. */
function renderReview(review: ReviewEntry, context: RowContext) {
  const {reviewId, orderNumber, itemName, instance, state, ground, ratedInstitution, reason} = review;
  const {words} = context;
  return renderRow(orderNumber ? unreadOrder(orderNumber) : {kind: 'review', id: reviewId, review}, context, {
    name: chinese(itemName),
    pill: phrase(`${words[instance]} · ${words.localize(reviewGroundNames[ground])}`, 'pill level'),
    excerpt: excerptOf(reason),
    meta: renderReviewClock(review, words),
    state: phrase(state === 'open' ? words.undecided : words[state], 'pill'),
    facts: [orderNumber && phrase(orderNumber), renderInstitution(ratedInstitution, context)],
  });
}

function renderSuspicion(suspicion: Suspicion, context: RowContext) {
  const {words} = context;
  const {suspicionId: id, rating, markedAt} = suspicion;
  return renderRow({kind: 'suspicion', id, suspicion}, context, {
    name: chinese(rating.itemName),
    pill: renderLevel(rating.level, words),
    meta: phrase(ruleNameOf(suspicion, words)),
    state: renderSuspicionState(suspicion, words),
    facts: [chinese(rating.institutionName), phrase(fill(words.markedOn, {day: words.shortDay(markedAt)}))],
  });
}

function renderNotice(notice: Notice, context: RowContext) {
  const {words} = context;
  const {noticeId: id, institutionName, openedAt} = notice;
  return renderRow({kind: 'notice', id, notice}, context, {
    name: phrase(staffOf(notice, words)),
    pill: renderBadRatings(notice, words),
    meta: renderNoticeClock(notice, words),
    state: renderNoticeState(notice, words),
    facts: [chinese(institutionName), phrase(fill(words.openedOn, {day: words.shortDay(openedAt)}))],
  });
}
