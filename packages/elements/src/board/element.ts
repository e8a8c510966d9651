import type {StatisticsQuery} from '@gov-rating/contract/types';
import {createResultsReader, exportAddress, isApiError, isNetworkError} from '@gov-rating/sdk/results';
import {type PropertyDeclarations, type PropertyValues, html} from 'lit';
import {foreignAnswer} from '../page/foreign-answer.ts';
import {renderRequestId, requestIdOf} from '../base/request-id.ts';
import {text} from '../base/text-property.ts';
import {renderTools, toolStyles} from '../base/tools.ts';
import {Voice, type VoiceHost} from '../voice/voice.ts';
import {serverAddress} from '../page/server-address.ts';
import {warn} from '../page/warn.ts';
import {boardCatalogues, type BoardMessages} from '../messages/board.ts';
import {localized, speechOf} from '../messages/language.ts';
import {elderStyles} from '../styles/elder.ts';
import {tokens} from '../styles/tokens.ts';
import {chartStyles} from './chart-styles.ts';
import {csvOf, offer} from './csv.ts';
import {renderEdition, renderMethod} from './method.ts';
import {daysOf} from './period.ts';
import {readLive, readPublished, type BoardClient} from './loader.ts';
import type {Results} from './results.ts';
import {boardSaid} from './said.ts';
import {renderCharts, renderMeasures} from './sections.ts';
import {boardStyles} from './styles.ts';
import {tablesOf} from './tables.ts';
import {fill} from '../messages/fill.ts';
import {wordsOf, type Words} from './words.ts';
import {CitizenElement} from '../base/citizen-element.ts';
import {helpStyles, renderHelp} from '../base/help-line.ts';
import {register} from '../base/register.ts';

/** Why there are no results, and whether a later request can succeed. */
const noServer = Object.assign(new TypeError('endpoint is missing'), {retry: false});

/**
 * How long the live region keeps its text, in milliseconds: long enough to be spoken, too short to be read again later.
 */
const spokenWithin = 5_000;

/** The number of measures and charts of a full answer, without the ranking; the skeleton has the same height. */
const [usualMeasures, usualCharts] = [9, 4];

/** The properties whose change needs a new request. */
const asked = ['endpoint', 'institutionCode', 'areaCode', 'period', 'from', 'to', 'groupBy', 'publication', 'client'];

/**
 * Shows the results of an area or an institution, live or as published (通报): measures with their formulas, the number
 * of ratings by level (default and void ratings separately), the development over time, the ranking, the most chosen
 * reasons, and the outcome of bad ratings. Every chart is also available as a table, and all figures can be downloaded.
 * Live results are loaded again when a rating is received on the same page.
 *
 * @element gov-rating-board
 * @csspart card - the outer frame
 * @csspart tools - the row of buttons above everything else
 * @csspart read - the buttons that read aloud, stop and repeat
 * @csspart title - the heading
 * @csspart figures - the measures
 * @csspart bar - one bar
 * @csspart trend - one chart over time
 * @csspart table - every table
 * @csspart toggle - the button that turns a chart into its table
 * @csspart editions - the choice between publications
 * @csspart notice - the notice of a publication: which version it replaces, or that a later one exists
 * @csspart downloads - the links and buttons that download
 * @cssprop [--gov-rating-primary=#1a5fb4] - bars, lines and buttons
 * @cssprop [--gov-rating-line=#838e9d] - borders of controls
 * @cssprop [--gov-rating-tint=#ebf3fd] - background of the measures and behind bars
 * @csspart help - a line with a number to call
 * @cssprop [--gov-rating-surface=#fff] - background
 */
export class GovRatingBoardElement extends CitizenElement implements VoiceHost {
  static override readonly styles = [tokens, chartStyles, toolStyles, boardStyles, elderStyles, helpStyles];
  static override readonly properties: PropertyDeclarations = {
    endpoint: {converter: text},
    institutionCode: {converter: text, attribute: 'institution-code'},
    areaCode: {converter: text, attribute: 'area-code'},
    period: {converter: text},
    from: {converter: text},
    to: {converter: text},
    groupBy: {converter: text, attribute: 'group-by'},
    publication: {converter: text},
    view: {converter: text},
    label: {converter: text},
    client: {attribute: false},
    messages: {attribute: false},
  };

  /** Base URL of the server, absolute or beginning with `/` or `./`; empty means the folder of the script. */
  endpoint = '';
  /** Results of this institution and all below it, by 统一社会信用代码. */
  institutionCode = '';
  /** Results of this area and all below it, by 行政区划代码. */
  areaCode = '';
  /** Period of live results: `2026`, `2026-10`, the last `30d` (days) or `12m` (months); empty means all. */
  period = '';
  /** First day of live results, YYYY-MM-DD in Beijing; takes precedence over `period`. */
  from = '';
  /** Last day of live results, YYYY-MM-DD in Beijing; takes precedence over `period`. */
  to = '';
  /**
   * The dimension by which live results are grouped; `institution` shows the ranking. Items and channels show numbers,
   * not levels.
   */
  groupBy: '' | 'institution' | 'item' | 'channel' | 'day' | 'month' = '';
  /** Id of a publication, or `latest` for the newest of the area; empty means live results. */
  publication = '';
  /** `table` shows tables first, instead of charts. */
  view: '' | 'chart' | 'table' = '';
  /** The heading; empty means the text of the catalogue. */
  label = '';
  /** The client that replaces the built-in one, for example in tests. */
  client: BoardClient | undefined = undefined;
  /** Texts that replace those of the catalogue, by their keys. */
  messages: Partial<BoardMessages> | undefined = undefined;

  private readonly voice = new Voice(this, () => {
    const words = wordsOf(...speechOf(this, boardCatalogues));
    const {results, trouble, label} = this;
    return boardSaid(label || words.messages.title, results, trouble ? this.sentenceOf(trouble, words) : '', words);
  });
  /** Undefined before the first answer, null where nothing has been published. */
  private results: Results | null | undefined;
  /** Why there are no new results; the text of the server where it sent one. */
  private trouble: unknown;
  private busy = false;
  /** The publication that the person has chosen instead of the one of the page. */
  private chosen = '';
  /** The point that the person looks at in the charts over time. */
  private at: number | undefined;
  /** Whether the live region announces new results. */
  private hasNews = false;
  /** What the person has switched: charts to tables and back, lists open or closed. */
  private readonly turned = new Set<string>();
  /** Counts requests, so that a late answer to an earlier one is dropped. */
  private run = 0;
  private latest: Promise<void> | undefined;

  private readonly onReceived = (): void => {
    if (!this.publication) void this.refresh();
  };
  private readonly onOnline = (): void => {
    if (this.trouble) void this.refresh();
  };

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('gov-rating-received', this.onReceived);
    addEventListener('online', this.onOnline);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('gov-rating-received', this.onReceived);
    removeEventListener('online', this.onOnline);
  }

  protected override willUpdate(changes: PropertyValues): void {
    if (!asked.some(name => changes.has(name))) return;
    this.results = undefined;
    this.chosen = '';
    void this.refresh();
  }

  /** Loads the results again; the old ones stay visible meanwhile. Never rejects: an error is shown in the element. */
  refresh(): Promise<void> {
    return (this.latest = this.load(++this.run));
  }

  private async load(run: number): Promise<void> {
    this.trouble = undefined;
    this.busy = true;
    this.requestUpdate();
    let trouble: unknown;
    const results = await this.read().catch((error: unknown) => {
      trouble = error;
      return this.results;
    });
    if (run !== this.run) return this.latest;
    const foreign = foreignAnswer(trouble);
    if (foreign) warn(foreign, this);
    this.results = results;
    this.trouble = trouble;
    this.busy = false;
    this.at = undefined;
    this.announce(results && !trouble);
    this.requestUpdate();
    await this.updateComplete;
  }

  private announce(isLoaded: unknown): void {
    this.hasNews = !!isLoaded;
    const {run} = this;
    setTimeout(() => {
      if (run !== this.run) return;
      this.hasNews = false;
      this.requestUpdate();
    }, spokenWithin);
  }

  private async read(): Promise<Results | null> {
    const {areaCode, institutionCode, groupBy, period, from, to} = this;
    const client = this.client ?? this.builtInClient();
    const publication = this.chosen || this.publication;
    if (publication) return (await readPublished(client, publication, areaCode)) ?? null;
    const days = daysOf(period, Date.now());
    if (period && !days) warn('period_unknown', this);
    const query: StatisticsQuery = {
      ...(institutionCode && {institutionCode}),
      ...(areaCode && {areaCode}),
      ...days,
      ...(from && {from}),
      ...(to && {to}),
      ...(groupBy && {groupBy}),
    };
    return readLive(client, query);
  }

  private builtInClient(): BoardClient {
    const baseUrl = serverAddress(this.endpoint);
    if (baseUrl) return createResultsReader({baseUrl});
    warn('endpoint_missing', this);
    throw noServer;
  }

  private readonly turn = (name: string): void => {
    if (!this.turned.delete(name)) this.turned.add(name);
    this.requestUpdate();
  };
  private readonly readAt = (at?: number): void => {
    if (at === this.at) return;
    this.at = at;
    this.requestUpdate();
  };
  private readonly isTurned = (name: string): boolean =>
    this.turned.has(name) !== (this.view === 'table' && !name.startsWith('all '));
  private readonly show = (publicationId: string): void => {
    this.chosen = publicationId;
    void this.refresh();
  };

  private download(results: Results, words: Words): void {
    const {messages, moment} = words;
    const head = [
      [this.label || messages.title],
      [messages.period, results.from, results.to],
      [messages.asOf, moment(results.asOf)],
    ];
    offer(csvOf(head, tablesOf(results, words)), `gov-rating-${results.asOf.slice(0, 10)}.csv`);
  }

  private sentenceOf(trouble: unknown, {language, messages}: Words): string {
    if (trouble === noServer) return messages.noServer;
    if (isApiError(trouble)) {
      const {status, messages: texts} = trouble;
      if (status === 401 || status === 403) return messages.forbidden;
      if (status === 404) return messages.unpublished;
      if (texts) return localized(texts, language);
    }
    if (foreignAnswer(trouble)) return messages.foreign;
    return isNetworkError(trouble) && !navigator.onLine ? messages.offline : messages.unreachable;
  }

  private renderTrouble(trouble: unknown, words: Words) {
    const {messages} = words;
    const stale = this.results ? ` ${messages.stale}` : '';
    return html`<div class="notice">
      <div role="alert">
        <p .textContent=${this.sentenceOf(trouble, words) + stale}></p>
        ${
          // A repeated request would fail in the same way, so there is no retry button.
          (trouble as {retry?: boolean}).retry === false
            ? ''
            : html`<p><button type="button" @click=${this.refresh} .textContent=${messages.retry}></button></p>`
        }
      </div>
      ${renderRequestId(messages.errorId, requestIdOf(trouble))}
      ${renderHelp(this, undefined, words.language, messages)}
    </div>`;
  }

  private renderDownloads(results: Results, words: Words) {
    const {messages} = words;
    const {publication} = results;
    const server = serverAddress(this.endpoint);
    const link = (format: 'csv' | 'ndjson') =>
      html`<a
        href=${exportAddress(server, publication?.publicationId ?? '', format)}
        download
        .textContent=${messages[format]}
      ></a>`;
    return html`<div class="downloads" part="downloads">
      <h3 .textContent=${messages.download}></h3>
      <button type="button" @click=${() => this.download(results, words)} .textContent=${messages.shown}></button>
      ${
        publication && server
          ? html`${link('csv')} ${link('ndjson')}
              <p class="muted small" .textContent=${messages.anonymous}></p>`
          : ''
      }
    </div>`;
  }

  private renderResults(results: Results, words: Words) {
    const {isTurned, turn, at, readAt} = this;
    return html`${renderEdition(results, words, this.show)}
    ${
      results.total || results.voided
        ? html`${renderMeasures(results, words)} ${renderCharts(results, words, {isTurned, turn, at, readAt})}
          ${renderMethod(results, words)} ${this.renderDownloads(results, words)}`
        : html`<p .textContent=${words.messages.empty}></p>`
    }`;
  }

  protected override render() {
    const [language, messages] = speechOf(this, boardCatalogues);
    const {results, trouble, busy} = this;
    const words = wordsOf(language, messages);
    const isFirst = results === undefined && busy;
    const news = this.hasNews ? fill(messages.loaded, {n: words.value(results?.total, 'count')}) : '';
    return html`<section class="card" part="card" lang=${language} aria-busy=${busy}>
      ${renderTools(this.voice.render(), this.elderMode.render(messages.elder, language))}
      <h2 part="title" .textContent=${this.label || messages.title}></h2>
      <p class=${isFirst ? 'muted' : 'sr'} role="status" .textContent=${busy ? messages.loading : news}></p>
      ${isFirst ? waiting(!!this.publication || this.groupBy === 'institution') : ''}
      ${trouble ? this.renderTrouble(trouble, words) : ''} ${results ? this.renderResults(results, words) : ''}
      ${results === null && !trouble ? html`<p .textContent=${messages.unpublished}></p>` : ''}
    </section>`;
  }
}

/** Placeholders of the measures and charts, so that the layout moves little when they arrive. */
const waiting = (withRanking: boolean) =>
  html`<div aria-hidden="true">
    <div class="figures wait">${Array.from({length: usualMeasures}, () => html`<div></div>`)}</div>
    <div class="sections wait">
      ${Array.from({length: usualCharts + Number(withRanking)}, (_, index) => html`<div class="section ${index === 2 ? 'wide' : ''}"></div>`)}
    </div>
  </div>`;

/** Registers `<gov-rating-board>`; does nothing when it is registered already. */
export function defineGovRatingBoard(): void {
  register('gov-rating-board', GovRatingBoardElement);
}

declare global {
  interface HTMLElementTagNameMap {
    'gov-rating-board': GovRatingBoardElement;
  }
}
