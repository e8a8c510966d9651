import type {Notice, Order, ReviewEntry, Suspicion} from '@gov-rating/contract';
import {endpoints, type Endpoint, type OrderState} from '@gov-rating/sdk/desk-core';
import type {DeskServer} from './gov-rating-desk.server.ts';
import type {DeskState} from './gov-rating-desk.state.ts';

/** What can stand in a list. */
interface Entries {
  readonly orders: Order;
  readonly reviews: ReviewEntry;
  readonly suspicions: Suspicion;
  readonly notices: Notice;
}

/** A list and what stands in it. */
export type List = {
  readonly [K in keyof Entries]: {readonly kind: K; readonly items: readonly Entries[K][]};
}[keyof Entries];

/** What each place beside the states of orders lists, and which state of it. */
const places = {
  all: ['orders'],
  overdue: ['orders'],
  open: ['reviews', 'open'],
  decided: ['reviews'],
  suspected: ['suspicions', 'open'],
  settled: ['suspicions', 'settled'],
  noticed: ['notices', 'open'],
  answered: ['notices', 'answered'],
  finished: ['notices', 'closed'],
} as const;

/** What the list shows: orders, all, overdue or in a state, or reviews, marks or notices. */
export type Place = keyof typeof places | OrderState;

const rowOf = (place: Place): readonly [kind: keyof Entries, state?: string] =>
  place in places ? places[place as keyof typeof places] : ['orders', place];

/** What a place lists. */
export const kindOf = (place: Place): keyof Entries => rowOf(place)[0];

/** Whether the person may call a route, by the contract's table of roles. */
export const may = ({self}: DeskState, {roles}: Endpoint): boolean => !!self && !!roles?.includes(self.role);

/** Whether the person may see marks. */
export const seesSuspicions = (desk: DeskState): boolean => may(desk, endpoints.listSuspicions);

/** Whether the person may see notices. */
export const seesNotices = (desk: DeskState): boolean => may(desk, endpoints.listNotices);

const pageSize = 20;

/** One page of a place. */
export async function pageOf(
  server: DeskServer,
  {place, institutionCode}: DeskState,
  cursor?: string,
): Promise<{readonly list: List; readonly nextCursor: string | null}> {
  const [kind, state] = rowOf(place);
  const from = {limit: pageSize, ...(cursor !== undefined && {cursor}), ...(state && {state: state as never})};
  const {items, nextCursor} = await (kind === 'reviews'
    ? server.listReviews(from)
    : kind === 'suspicions'
      ? server.listSuspicions(from)
      : kind === 'notices'
        ? server.listNotices(from)
        : server.listOrders({
            ...from,
            sort: 'due',
            ...(place === 'overdue' && {overdue: 'true'}),
            ...(institutionCode && {institutionCode}),
          }));
  return {list: {kind, items} as List, nextCursor};
}
