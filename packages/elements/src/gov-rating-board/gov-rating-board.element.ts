import type {Statistics, StatisticsQuery} from '@gov-rating/contract';
import {createClient, isApiError, type Client} from '@gov-rating/sdk/core';
import {html, svg} from 'lit/html.js';
import {BaseElement, type Changes, type Properties} from '../internal/base-element.ts';
import {scriptOrigin} from '../internal/script-origin.ts';
import {warn} from '../internal/warn.ts';
import {boardCatalogues, type BoardMessages} from '../messages/board.ts';
import {localized, speechOf} from '../messages/language.ts';
import {controls} from '../styles/controls.ts';
import {tokens} from '../styles/tokens.ts';
import {boardStyles} from './gov-rating-board.styles.ts';

/**
 * The results of an institution or an area: how often each level was given, chosen by citizens and recorded by default
 * apart, and each measure beside its formula in words. Reads anew when a rating is received on the same page.
 *
 * @element gov-rating-board
 * @csspart card - the frame around everything
 * @csspart title - the heading
 * @csspart figures - the measures
 * @csspart bar - the bar of one level
 * @cssprop [--gov-rating-primary=#1a5fb4] - bars of ratings by citizens
 * @cssprop [--gov-rating-line=#838e9d] - bars of ratings by default
 * @cssprop [--gov-rating-tint=#ebf3fd] - background of the measures
 * @cssprop [--gov-rating-surface=#fff] - background
 */
export class GovRatingBoardElement extends BaseElement {
  static override readonly styles = [tokens, controls, boardStyles];
  static override readonly properties: Properties = {
    endpoint: {},
    institutionCode: {attribute: 'institution-code'},
    areaCode: {attribute: 'area-code'},
    label: {},
    lang: {},
    theme: {reflect: true},
    client: {attribute: false},
    messages: {attribute: false},
  };

  /** Base URL of the server; without it the origin that the script came from. */
  endpoint = '';
  /** Results of this institution and all below it, by 统一社会信用代码. */
  institutionCode = '';
  /** Results of this area and all below it, by 行政区划代码. */
  areaCode = '';
  /** The heading; empty means the words of the catalogue. */
  label = '';
  /** BCP 47 tag; without it the nearest `lang` of the page counts, then the browser's. */
  override lang = '';
  /** Empty and `auto` follow the person's settings. */
  theme: '' | 'auto' | 'light' | 'dark' | 'contrast' | 'elder' = '';
  /** Talks to the server instead of the built-in client. */
  client: Pick<Client, 'getStatistics'> | undefined = undefined;
  /** Sentences to use instead of those of the catalogue. */
  messages: Partial<BoardMessages> | undefined = undefined;

  private statistics: Statistics | undefined;
  /** Why there is nothing to show; the server's own sentence where it gave one. */
  private trouble: unknown;
  /** Counts readings, so that a late answer to an earlier one is not shown. */
  private run = 0;
  private latest: Promise<void> | undefined;

  private readonly onReceived = (): void => void this.refresh();

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('gov-rating-received', this.onReceived);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('gov-rating-received', this.onReceived);
  }

  protected override willUpdate(changes: Changes): void {
    if (!['endpoint', 'institutionCode', 'areaCode', 'client'].some(name => changes.has(name))) return;
    this.statistics = undefined;
    void this.refresh();
  }

  /** Reads the results anew, keeping the old ones on the page meanwhile; never rejects, a failure is shown. */
  refresh(): Promise<void> {
    return (this.latest = this.load(++this.run));
  }

  private async load(run: number): Promise<void> {
    this.trouble = undefined;
    this.requestUpdate();
    const [statistics, trouble] = await this.read();
    if (run !== this.run) return this.latest;
    this.statistics = statistics;
    this.trouble = trouble;
    this.requestUpdate();
    await this.updateComplete;
  }

  private async read(): Promise<readonly [Statistics | undefined, trouble?: unknown]> {
    const {institutionCode, areaCode} = this;
    const query: StatisticsQuery = {...(institutionCode && {institutionCode}), ...(areaCode && {areaCode})};
    const baseUrl = this.endpoint || scriptOrigin();
    if (!this.client && !/^https?:/.test(baseUrl)) {
      warn('endpoint_missing', this);
      return [undefined, {}];
    }
    const client = this.client ?? createClient({baseUrl, fetch: (url, init) => fetch(url, init)});
    try {
      return [await client.getStatistics(query)];
    } catch (error) {
      return [undefined, error];
    }
  }

  private renderTrouble(trouble: unknown, language: string, messages: BoardMessages) {
    const told = isApiError(trouble) && trouble.messages;
    return html`<p role="alert">${told ? localized(told, language) : messages.unreachable}</p>
      <p><button type="button" @click=${this.refresh}>${messages.retry}</button></p>`;
  }

  private renderResults(statistics: Statistics, language: string, messages: BoardMessages) {
    const {total, levels, orders, measures, asOf} = statistics;
    if (!total) return html`<p>${messages.empty}</p>`;
    const number = (value: number) => value.toLocaleString(language);
    const share = (value: number) =>
      (value / total).toLocaleString(language, {style: 'percent', maximumFractionDigits: 1});
    const figure = (name: string, value: string) =>
      html`<div>
        <dt>${name}</dt>
        <dd>${value}</dd>
      </div>`;
    const width = (value: number) => `${(100 * value) / total}%`;
    return html`<dl class="figures" part="figures">
        ${figure(messages.total, number(total))}
        ${measures.map(({name, value}) => figure(messages[name], measureText(name, value, language) ?? messages.none))}
        ${figure(messages.orders, number(orders))}
      </dl>
      <ol>
        ${levels.map(
          ({level, active, default: recorded}) =>
            html`<li>
              <span>${messages[level]}</span>
              <span class="count"
                >${number(active + recorded)} <span class="muted">${share(active + recorded)}</span></span
              >
              ${svg`<svg class="bar" part="bar" aria-hidden="true"
                ><rect width=${width(active)} height="12"/><rect class="by-default" x=${width(active)} width=${width(recorded)} height="12"/></svg>`}
            </li>`,
        )}
      </ol>
      <p class="small">
        <span class="key"
          >${key('')}${messages.active} ${number(levels.reduce((sum, {active}) => sum + active, 0))}</span
        >
        <span class="key"
          >${key('by-default')}${messages.default} ${number(levels.reduce((sum, of) => sum + of.default, 0))}</span
        >
      </p>
      <details>
        <summary>${messages.formula}</summary>
        ${measures.map(({formula}) => html`<p>${localized(formula, language)}</p>`)}
      </details>
      <p class="muted small">
        ${messages.asOf} ${new Date(asOf).toLocaleString(language, {timeZone: 'Asia/Shanghai'})}
      </p>`;
  }

  protected render() {
    const [language, messages] = speechOf(this, boardCatalogues);
    const {statistics, trouble} = this;
    return html`<section class="card" part="card" lang=${language}>
      <h2 part="title">${this.label || messages.title}</h2>
      ${
        trouble
          ? this.renderTrouble(trouble, language, messages)
          : statistics
            ? this.renderResults(statistics, language, messages)
            : html`<p role="status">${messages.loading}</p>`
      }
    </section>`;
  }
}

const key = (kind: string) =>
  svg`<svg class=${kind} viewBox="0 0 12 12" aria-hidden="true"><rect width="12" height="12" rx="2"/></svg>`;

/** A mean with two decimals, a rate in percent; undefined when there was nothing to divide by. */
function measureText(name: string, value: number | null, language: string): string | undefined {
  if (/mean|score/.test(name)) return value?.toLocaleString(language, {maximumFractionDigits: 2});
  return value?.toLocaleString(language, {style: 'percent', maximumFractionDigits: 2});
}
