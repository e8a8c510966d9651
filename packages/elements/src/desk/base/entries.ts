import type {Notice, Order, OrderDetail, ReviewEntry, Suspicion} from '@gov-rating/contract/types';

/** The entries of each kind of list. */
interface Entries {
  readonly orders: Order;
  readonly reviews: ReviewEntry;
  readonly suspicions: Suspicion;
  readonly notices: Notice;
}

/** The kinds of lists. */
export type ListKind = keyof Entries;

/** A list by its kind. */
export type List = {
  readonly [K in ListKind]: {readonly kind: K; readonly items: readonly Entries[K][]};
}[ListKind];

/** An order that is open, by its number; its detail is undefined until it was read. */
export interface OpenOrder {
  readonly kind: 'order';
  readonly id: string;
  readonly detail: OrderDetail | undefined;
}

/** The entry that is open: an order, a review of a rating that has no order, a suspicion flag or a notice. */
export type OpenEntry =
  | OpenOrder
  | {readonly kind: 'review'; readonly id: string; readonly review: ReviewEntry}
  | {readonly kind: 'suspicion'; readonly id: string; readonly suspicion: Suspicion}
  | {readonly kind: 'notice'; readonly id: string; readonly notice: Notice};

/** An order that is to be opened and read. */
export const unreadOrder = (id: string): OpenEntry => ({kind: 'order', id, detail: undefined});

/** The detail of an order; undefined for other entries. */
export const detailOf = (entry: OpenEntry | undefined): OrderDetail | undefined =>
  entry?.kind === 'order' ? entry.detail : undefined;
