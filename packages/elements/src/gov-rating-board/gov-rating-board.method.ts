import {html} from 'lit';
import {localized} from '../messages/language.ts';
import type {Results} from './gov-rating-board.results.ts';
import {fill, type Words} from './gov-rating-board.words.ts';

/** Which days the figures cover; of a publication also its version, who published it, and what became of it. */
export function renderEdition(results: Results, words: Words, show: (publicationId: string) => void) {
  const {publication, editions, asOf, from, to} = results;
  const {messages, days, day, moment} = words;
  if (!publication) {
    const period = from ? days(from, to ?? '') : '';
    return html`<p class="muted">
      ${messages.live}${from || to ? ` · ${from && to ? period : `${from ? day(from) : ''} – ${to ? day(to) : messages.today}`}` : ''}
      · ${messages.asOf} ${moment(asOf)}
    </p>`;
  }
  const {publicationId, version, reason, replaces, publisher, cutOff} = publication;
  const title = (edition: {from: string; to: string; version: number}) =>
    `${days(edition.from, edition.to)} · ${fill(messages.version, {n: edition.version})}`;
  const own = editions.find(edition => edition.publicationId === publicationId);
  const newer = editions.find(
    edition => edition.latest && edition.from === publication.from && edition.to === publication.to,
  );
  return html`<p class="edition">
      ${
        own && editions.length > 1
          ? html`<label
              >${messages.publication}
              <select
                part="editions"
                .value=${publicationId}
                @change=${(event: Event) => show((event.target as HTMLSelectElement).value)}
              >
                ${editions.map(
                  edition =>
                    html`<option value=${edition.publicationId} ?selected=${edition === own}>
                      ${title(edition)}
                    </option>`,
                )}
              </select></label
            >`
          : html`<b>${messages.publication} ${title(publication)}</b>`
      }
    </p>
    <p class="muted">${messages.publisher} ${publisher.name} · ${messages.cutOff} ${moment(cutOff)}</p>
    ${
      own && !own.latest
        ? html`<p class="notice" part="notice">
            ${fill(messages.outdated, {n: version})}
            ${
              newer
                ? html`<button type="button" @click=${() => show(newer.publicationId)}>${messages.newest}</button>`
                : ''
            }
          </p>`
        : ''
    }
    ${replaces ? html`<p class="notice" part="notice">${fill(messages.replaces, {n: version - 1, r: reason ?? ''})}</p>` : ''}`;
}

/** By which rules the figures were made; on paper also every formula, because nothing can be opened there. */
export function renderMethod({publication, measures}: Results, {messages, language, value}: Words) {
  const formulas = html`<div class="paper">
    <h3>${messages.formula}</h3>
    ${measures.map(({formula}) => html`<p>${localized(formula, language)}</p>`)}
  </div>`;
  if (!publication) return measures.length ? formulas : '';
  const {method, withheld} = publication;
  const weights = method.scoreWeights;
  return html`<details class="method">
      <summary>${messages.method}</summary>
      <p>${messages.rules}: ${localized(method.profile.name, language)}</p>
      <p>${method.defaultsCounted ? messages.counted : messages.notCounted}</p>
      ${weights ? html`<p>${fill(messages.weights, {m: weights.matter, w: weights.window})}</p>` : ''}
      <p>${localized(method.rankingRule, language)}</p>
      <p>${localized(method.cellRule, language)}</p>
      ${withheld ? html`<p>${fill(messages.hidden, {n: value(withheld, 'count')})}</p>` : ''}
    </details>
    ${formulas}`;
}
