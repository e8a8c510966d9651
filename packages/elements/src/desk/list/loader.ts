import type {RouteOutput} from '@gov-rating/contract/types';
import type {List} from '../base/entries.ts';
import {StorePart} from '../base/host.ts';
import type {DeskServer} from '../base/server.ts';
import {listOf, type View} from './views.ts';

const pageSize = 20;

/** One page of a list, and the cursor of the next one; null after the last. */
interface Page {
  readonly list: List;
  readonly nextCursor: string | null;
}

/** What is shown of the lists. */
export interface ListState {
  readonly view: View;
  /** Only orders that this institution or one below it handles; empty for all. */
  readonly institutionCode: string;
  /** Undefined until they were read. */
  readonly counts?: RouteOutput<'countOrders'>;
  /** Undefined until the first page was read. */
  readonly list?: List | undefined;
  /** Where the next page begins; null after the last. */
  readonly nextCursor?: string | null;
  readonly isLoadingMore?: boolean;
  /** Why there is no list, or no newer one. */
  readonly error?: unknown;
}

/** The list of a view, loaded page by page, and how many orders are in each state. */
export class ListLoader extends StorePart<ListState> {
  override state: ListState = {view: 'all', institutionCode: ''};
  /** Counts requests, so that a late answer to an earlier one is dropped. */
  private run = 0;

  /** Shows why there is no list. */
  fail(error: unknown): void {
    this.change({error});
  }

  /** Shows another view, or the same one of another institution. */
  go(view: View, institutionCode = this.state.institutionCode): Promise<void> {
    this.change({view, institutionCode, list: undefined, error: undefined});
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
    this.change({error: page.error ?? counts.error, ...(counts.answer && {counts: counts.answer}), ...page.answer});
  }

  /** Reads the next page and puts it behind those that are shown. */
  async more(): Promise<void> {
    const {run} = this;
    const {list, nextCursor, isLoadingMore} = this.state;
    if (!list || !nextCursor || isLoadingMore) return;
    this.change({isLoadingMore: true});
    const {answer, error} = await this.connection.ask(server => this.read(server, nextCursor));
    this.change({isLoadingMore: false});
    if (run !== this.run) return;
    this.change({error, ...answer, list: {...list, items: [...list.items, ...(answer?.list.items ?? [])]} as List});
  }

  private async read(server: DeskServer, cursor?: string): Promise<Page> {
    const {view, institutionCode} = this.state;
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
