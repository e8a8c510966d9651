import {html} from 'lit';
import {localized} from '../messages/language.ts';
import type {Results} from './results.ts';
import {fill} from '../messages/fill.ts';
import type {Words} from './words.ts';

/** Which days the figures cover; for a publication also its version, its publisher, and whether it was replaced. */
export function renderEdition(results: Results, words: Words, show: (publicationId: string) => void) {
  const {publication, editions, asOf, from, to} = results;
  const {messages, days, day, moment} = words;
  if (!publication) {
    const open = `${from ? day(from) : ''} – ${to ? day(to) : messages.today}`;
    const period = from && to ? days(from, to) : from || to ? open : '';
    const line = [messages.live, period, `${messages.asOf} ${moment(asOf)}`].filter(Boolean).join(' · ');
    return html`<p class="muted whole" .textContent=${line}></p>`;
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
              ><span .textContent=${messages.publication}></span>
              <select
                part="editions"
                .value=${publicationId}
                @change=${(event: Event) => show((event.target as HTMLSelectElement).value)}
              >
                ${editions.map(
                  edition =>
                    html`<option
                      value=${edition.publicationId}
                      ?selected=${edition === own}
                      .textContent=${title(edition)}
                    ></option>`,
                )}
              </select></label
            >`
          : html`<b .textContent=${`${messages.publication} ${title(publication)}`}></b>`
      }
    </p>
    <p class="muted whole">
      <span .textContent=${messages.publisher}></span> <bdi lang="zh-CN" .textContent=${publisher.name}></bdi>
      <span .textContent=${` · ${messages.cutOff} ${moment(cutOff)}`}></span>
    </p>
    ${
      own && !own.latest
        ? html`<p class="notice" part="notice">
            <span .textContent=${fill(messages.outdated, {n: version})}></span>
            ${
              newer
                ? html`<button
                    type="button"
                    @click=${() => show(newer.publicationId)}
                    .textContent=${messages.newest}
                  ></button>`
                : ''
            }
          </p>`
        : ''
    }
    ${
      replaces
        ? html`<p class="notice" part="notice">
            <span .textContent=${fill(messages.replaces, {n: version - 1})}></span
            ><bdi lang="zh-CN" .textContent=${reason ?? ''}></bdi>
          </p>`
        : ''
    }`;
}

/** The rules behind the figures; in print also every formula, because nothing can be opened there. */
export function renderMethod({publication, measures}: Results, {messages, language}: Words) {
  const sentence = (words: string) => html`<p .textContent=${words}></p>`;
  const formulas = html`<div class="paper">
    <h3 .textContent=${messages.formula}></h3>
    ${measures.map(({formula}) => sentence(localized(formula, language)))}
  </div>`;
  if (!publication) return measures.length ? formulas : '';
  const {method} = publication;
  const weights = method.scoreWeights;
  return html`<details class="method">
      <summary .textContent=${messages.method}></summary>
      ${sentence(`${messages.rules}: ${localized(method.profile.name, language)}`)}
      ${sentence(method.defaultsCounted ? messages.counted : messages.notCounted)}
      ${weights ? sentence(fill(messages.weights, {m: weights.matter, w: weights.window})) : ''}
      ${sentence(localized(method.rankingRule, language))} ${sentence(localized(method.cellRule, language))}
    </details>
    ${formulas}`;
}
