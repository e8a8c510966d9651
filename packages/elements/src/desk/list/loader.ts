import type {RouteOutput} from '@gov-rating/contract/types';
import type {List} from '../base/entries.ts';
import {DeskPart} from '../base/host.ts';
import type {DeskServer} from '../base/server.ts';
import {listOf, type View} from './views.ts';

const pageSize = 20;

/** One page of a list, and the cursor of the next one; null after the last. */
interface Page {
  readonly list: List;
  readonly nextCursor: string | null;
}

/** The list of a view, loaded page by page, and how many orders are in each state. */
export class ListLoader extends DeskPart {
  view: View = 'all';
  /** Only orders that this institution or one below it handles; empty for all. */
  institutionCode = '';
  /** Undefined until they were read. */
  counts: RouteOutput<'countOrders'> | undefined;
  /** Undefined until the first page was read. */
  list: List | undefined;
  nextCursor: string | null = null;
  isLoadingMore = false;
  /** Why there is no list, or no newer one. */
  error: unknown;
  /** Counts requests, so that a late answer to an earlier one is dropped. */
  private run = 0;
  /** Shows another view, or the same one of another institution. */
  go(view: View, institutionCode = this.institutionCode): Promise<void> {
    this.view = view;
    this.institutionCode = institutionCode;
    this.list = this.error = undefined;
    this.nextCursor = null;
    this.host.requestUpdate();
    return this.load();
  }

  /** Reads the first page and the counts. */
  async load(): Promise<void> {
    const run = ++this.run;
    const [counts, page] = await Promise.all([
      this.connection.ask(server => server.countOrders()),
      this.connection.ask(server => this.read(server)),
    ]);
    if (run !== this.run) return;
    this.error = page.error ?? counts.error;
    if (counts.answer) this.counts = counts.answer;
    if (page.answer) this.show(page.answer);
    this.host.requestUpdate();
  }

  /** Reads the next page and puts it behind those that are shown. */
  async more(): Promise<void> {
    const {list, nextCursor, run} = this;
    if (!list || nextCursor === null || this.isLoadingMore) return;
    this.isLoadingMore = true;
    this.host.requestUpdate();
    const {answer, error} = await this.connection.ask(server => this.read(server, nextCursor));
    this.isLoadingMore = false;
    if (run === this.run) {
      this.error = error;
      if (answer) this.show({...answer, list: {...list, items: [...list.items, ...answer.list.items]} as List});
    }
    this.host.requestUpdate();
  }

  private show({list, nextCursor}: Page): void {
    this.list = list;
    this.nextCursor = nextCursor;
  }

  private async read(server: DeskServer, cursor?: string): Promise<Page> {
    const {view, institutionCode} = this;
    const [kind, state] = listOf(view);
    const query = {limit: pageSize, ...(cursor !== undefined && {cursor}), ...(state && {state: state as never})};
    const {items, nextCursor} = await (kind === 'reviews'
      ? server.listReviews(query)
      : kind === 'suspicions'
        ? server.listSuspicions(query)
        : kind === 'notices'
          ? server.listNotices(query)
          : server.listOrders({
              ...query,
              sort: 'due',
              ...(view === 'overdue' && {overdue: 'true'}),
              ...(institutionCode && {institutionCode}),
            }));
    return {list: {kind, items} as List, nextCursor};
  }
}
