import type {Institution, Notice, OrderDetail, ReviewEntry, RouteOutput, Self, Suspicion} from '@gov-rating/contract';
import type {DeskForm} from '../form/kinds.ts';
import type {List, Place} from '../list/views.ts';

/** Who was served, while it may be seen. */
export type Shown = RouteOutput<'unmask'>['person'];

/** Everything that the desk draws from; replaced as a whole by every change. */
export interface DeskState {
  /** Role and institution of the person, once they are known. */
  readonly self: Self | undefined;
  readonly place: Place;
  /** Only orders that this institution or one below it handles; empty for all. */
  readonly institutionCode: string;
  readonly counts: RouteOutput<'countOrders'> | undefined;
  /** The person's institution and those below it. */
  readonly own: readonly Institution[];
  /** Known institutions; a code that is not among them is shown as it is. */
  readonly institutions: readonly Institution[];
  /** The words of the tags by code; a code without words is shown as it is. */
  readonly tags: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Undefined until the first page is there. */
  readonly list: List | undefined;
  readonly nextCursor: string | null;
  readonly loadingMore: boolean;
  /** Why there is no list. */
  readonly listTrouble: unknown;
  /** What stands on the right: an order by its number, a review, a mark or a notice by its id. */
  readonly opened: string;
  readonly detail: OrderDetail | undefined;
  /** A review of a rating that has no order, because it is a good one. */
  readonly review: ReviewEntry | undefined;
  readonly suspicion: Suspicion | undefined;
  readonly notice: Notice | undefined;
  readonly detailTrouble: unknown;
  /** What was typed, for each step of the order. */
  readonly form: DeskForm | undefined;
  /** Said once to the person: what was done, or how the order stands after somebody else was faster. */
  readonly told: string;
  /** The reason for a look at the person, while it is being typed. */
  readonly look: {readonly reason: string; readonly fault: string; readonly sending: boolean} | undefined;
  readonly person: Shown | undefined;
}

/** A desk on which nothing has been read. */
export const emptyDesk: DeskState = {
  self: undefined,
  place: 'all',
  institutionCode: '',
  counts: undefined,
  own: [],
  institutions: [],
  tags: {},
  list: undefined,
  nextCursor: null,
  loadingMore: false,
  listTrouble: undefined,
  opened: '',
  detail: undefined,
  review: undefined,
  suspicion: undefined,
  notice: undefined,
  detailTrouble: undefined,
  form: undefined,
  told: '',
  look: undefined,
  person: undefined,
};

/** The trouble of a desk that knows no server. */
export const noServer = Symbol('no server');

/** The trouble of a desk that was given nobody's token. */
export const notSignedIn = Symbol('not signed in');

/** The trouble of a desk whose page could not get the person's token. */
export const noToken = new Error('no token');

/** The name of an institution, or its code where it is not known. */
export const institutionName = ({institutions}: DeskState, code: string): string =>
  institutions.find(institution => institution.code === code)?.name ?? code;
