import {idPattern} from '@gov-rating/contract';
import type {Context} from '../../context/context.ts';
import {daysLeft} from '../../domain/calendar/deadline.ts';
import {firstDayAfterWindow} from '../../domain/ratings/rating-window.ts';
import {daysBack, ownDays, rateableDays} from '../../domain/raters/own-days.ts';
import type {Handler} from '../../http/handler.ts';
import {helpOf} from '../institutions/help-of.ts';
import {isPosition, readCursor, splitPosition, toPage} from '../../http/pagination.ts';
import {privacyOf} from '../institutions/privacy-of.ts';

/** The person's own services that can still be rated. */
export const listRateable: Handler<'listRateable'> = async ({cursor, limit}, context, {caller}) => {
  const now = context.now();
  const windowDays = context.settings.rules.ratingWindowDays.value;
  const found = await context.storage.listRateable({
    raterHash: caller.raterHash,
    ...rateableDays(now, windowDays),
    ...positionIn(cursor),
    limit: limit + 1,
  });
  const {items, nextCursor} = toPage(found, limit, ({servedAt, serviceId}) => `${servedAt} ${serviceId}`);
  // Read at once, so that the storage answers all of them with one statement.
  const privacies = await Promise.all(items.map(({institutionCode}) => privacyOf(institutionCode, context)));
  return {
    items: items.map(({institutionCode: _, serviceName, ticketNumber, ...service}, at) => ({
      ...service,
      ...(serviceName !== null && {serviceName}),
      ...(ticketNumber !== null && {ticketNumber}),
      daysLeft: daysLeftOf(service.servedAt, windowDays, now, context),
      ...privacies[at],
    })),
    nextCursor,
    // The list is of many institutions.
    help: await helpOf(undefined, context),
  };
};

/** Receipts of the ratings that the person gave. */
export const listOwnReceipts: Handler<'listOwnReceipts'> = async ({cursor, limit}, {storage, now}, {caller}) => {
  const found = await storage.listOwnReceipts({
    raterHash: caller.raterHash,
    days: daysBack(now(), ownDays),
    ...positionIn(cursor),
    limit: limit + 1,
  });
  const {items, nextCursor} = toPage(found, limit, ({receivedAt, ratingId}) => `${receivedAt} ${ratingId}`);
  return {
    items: items.map(({ratingId: _, voidedAt, serviceName, ...receipt}) => ({
      ...receipt,
      ...(serviceName !== null && {serviceName}),
      state: voidedAt === null ? ('effective' as const) : ('voided' as const),
    })),
    nextCursor,
  };
};

function positionIn(cursor: string | undefined): {readonly after?: readonly [string, string]} {
  const {after} = readCursor(cursor, key => isPosition(key, id => idPattern.test(id)));
  return after === undefined ? {} : {after: splitPosition(after)};
}

/** Natural days after today in which it can be rated, as days are counted everywhere. */
function daysLeftOf(servedAt: string, windowDays: number | null, now: Date, {settings}: Context): number | null {
  if (windowDays === null) return null;
  const left = daysLeft(firstDayAfterWindow(new Date(servedAt), windowDays), 'natural', now, settings.calendar);
  return typeof left === 'number' ? left : null;
}
