import type {Review, ReviewEntry} from '@gov-rating/contract/types';
import {reviewGroundNames} from '@gov-rating/sdk/desk-core';
import {html} from 'lit';
import {renderReviewClock, renderUndated} from '../base/clock.ts';
import type {OpenEntry} from '../base/entries.ts';
import {renderFactList} from '../base/fact-list.ts';
import {chinese, phrase, renderWritten} from '../base/format.ts';
import {renderSteps, type EntryContext} from './context.ts';

/** A review of a rating that has no order: a good rating whose suspicion flag was sent to review. */
export const renderReviewAlone = (entry: OpenEntry, review: ReviewEntry, context: EntryContext) => {
  const {words} = context;
  return html`<header>
      <h3 tabindex="-1" part="order">${chinese(review.itemName)}</h3>
    </header>
    ${renderSteps(entry, context)}
    <section>
      <h4 .textContent=${words.reviewing}></h4>
      ${renderReview(review, context)}
    </section>
    ${renderFactList([[words.served, chinese(words.institutionName(review.ratedInstitution))]])}`;
};

/** A review or an appeal: what was asked with which proofs, and what was decided. */
export function renderReview(review: Review, {words}: EntryContext) {
  const {instance, state, ground, reason, evidence, requestedAt, requestedBy} = review;
  const {decidedAt, decidedBy, decisionReason} = review;
  const written = (moment: string, institution: string, text: unknown) =>
    renderWritten(moment, words.institutionName(institution), text, words);
  return html`<section class="review" part="review">
    <h4>
      ${phrase(`${words[instance]} · ${words.localize(reviewGroundNames[ground])}`)}
      ${phrase(state === 'open' ? words.undecided : words[state], state === 'open' ? 'pill' : 'pill ended')}
    </h4>
    ${renderReviewClock(review, words)} ${renderUndated(review, words)} ${written(requestedAt, requestedBy, reason)}
    <ul class="proofs" lang="zh-CN">
      ${evidence.map(({title, reference}) => html`<li>${phrase(title)} ${phrase(reference, 'muted')}</li>`)}
    </ul>
    ${
      decidedAt && decidedBy
        ? html`<div class="decision">
            <p><b .textContent=${words[state as 'voided' | 'upheld']}></b></p>
            ${written(decidedAt, decidedBy, decisionReason)}
          </div>`
        : ''
    }
  </section>`;
}
