import {endpoints, type OrderState} from '@gov-rating/sdk/desk-core';
import {may, type Names} from '../base/names.ts';
import type {ListKind} from '../base/entries.ts';

/** The views beside those of one order state each: which list they show, and which state of it. */
const views = {
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

/** What the list shows: orders (all, overdue or in one state), reviews, suspicion flags or notices. */
export type View = keyof typeof views | OrderState;

/** The list of a view, and the state that it is limited to. */
export const listOf = (view: View): readonly [kind: ListKind, state?: string] =>
  view in views ? views[view as keyof typeof views] : ['orders', view];

/** The kind of entries that a view shows. */
export const kindOf = (view: View): ListKind => listOf(view)[0];

/** Whether the person may see suspicion flags. */
export const seesSuspicions = (names: Names): boolean => may(names, endpoints.listSuspicions);

/** Whether the person may see notices. */
export const seesNotices = (names: Names): boolean => may(names, endpoints.listNotices);
