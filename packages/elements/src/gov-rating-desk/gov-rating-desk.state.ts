import type {Institution, Order, OrderDetail, ReviewEntry, RouteOutput} from '@gov-rating/contract';
import type {Client, DeskClient, OrderState} from '@gov-rating/sdk/desk-core';
import type {DeskForm} from './gov-rating-desk.form.ts';

/** What the desk asks of a server. */
export type DeskServer = Pick<
  DeskClient,
  | 'listOrders'
  | 'countOrders'
  | 'getOrder'
  | 'stepOrder'
  | 'extendOrder'
  | 'transferOrder'
  | 'askReview'
  | 'listReviews'
  | 'decideReview'
  | 'fileAppeal'
  | 'unmask'
> &
  Pick<Client, 'getStandard' | 'listInstitutions'>;

/** What the list shows: all orders, the overdue ones, those in a state, or reviews and appeals. */
export type Place = 'all' | 'overdue' | 'open' | 'decided' | OrderState;

/** Whether a place lists reviews instead of orders. */
export const listsReviews = (place: Place): place is 'open' | 'decided' => place === 'open' || place === 'decided';

/** Who was served, while it may be seen. */
export type Shown = RouteOutput<'unmask'>['person'];

/** Everything that the desk draws from; replaced as a whole by every change. */
export interface DeskState {
  readonly place: Place;
  /** Only orders that this institution or one below it handles; empty for all. */
  readonly institutionCode: string;
  readonly counts: RouteOutput<'countOrders'> | undefined;
  /** Known institutions; a code that is not among them is shown as it is. */
  readonly institutions: readonly Institution[];
  /** The words of the tags by code; a code without words is shown as it is. */
  readonly tags: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Undefined until the first page is there. */
  readonly orders: readonly Order[] | undefined;
  readonly reviews: readonly ReviewEntry[] | undefined;
  readonly nextCursor: string | null;
  readonly loadingMore: boolean;
  /** Why there is no list. */
  readonly listTrouble: unknown;
  /** The order on the right, by number. */
  readonly opened: string;
  readonly detail: OrderDetail | undefined;
  readonly detailTrouble: unknown;
  /** What was typed, for each step of the order. */
  readonly form: DeskForm | undefined;
  /** Said once to the person: what was done, or how the order stands after somebody else was faster. */
  readonly notice: string;
  /** The reason for a look at the person, while it is being typed. */
  readonly look: {readonly reason: string; readonly fault: string; readonly sending: boolean} | undefined;
  readonly person: Shown | undefined;
}

/** A desk on which nothing has been read. */
export const emptyDesk: DeskState = {
  place: 'all',
  institutionCode: '',
  counts: undefined,
  institutions: [],
  tags: {},
  orders: undefined,
  reviews: undefined,
  nextCursor: null,
  loadingMore: false,
  listTrouble: undefined,
  opened: '',
  detail: undefined,
  detailTrouble: undefined,
  form: undefined,
  notice: '',
  look: undefined,
  person: undefined,
};

/** The trouble of a desk that was given no server. */
export const notConnected = Symbol('not connected');

/** The name of an institution, or its code where it is not known. */
export const institutionName = ({institutions}: DeskState, code: string): string =>
  institutions.find(institution => institution.code === code)?.name ?? code;
