import type {RefusedUpstream, UpstreamState} from '../domain/upstream/upstream-storage.ts';
import type {Storage} from '../domain/storage.ts';
import {withReadStorage} from './operator-notes.ts';
import {OperatorError, type Operator} from './operator.ts';

/** How many refused ratings are read at once. */
const pageSize = 500;

/**
 * Lists how far each platform above has come, and every rating that one refuses, with the platform's own words. Resolves with
 * false when something is refused.
 */
export async function upstreamReport(operator: Operator): Promise<boolean> {
  return withReadStorage(operator, 'upstream-report', async storage => {
    const states = await storage.upstreamStates();
    if (states.length === 0) operator.print('No rating was handed up yet: no server has run with UPSTREAM_FILE.');
    const now = new Date();
    for (const state of states) operator.print(sentenceOf(state, now));
    const refused = await printRefused(operator, storage);
    return refused === 0;
  });
}

const headings = ['platform', 'rating', 'institution', 'record', 'since', 'status', 'why', 'words'].join('\t');

async function printRefused(operator: Operator, storage: Storage): Promise<number> {
  let printed = 0;
  for (let after: RefusedUpstream | undefined; ;) {
    const page = await storage.refusedUpstream({...(after && {after}), limit: pageSize});
    if (printed === 0 && page.length > 0) operator.print(headings);
    for (const row of page) operator.print(lineOf(row));
    printed += page.length;
    after = page.at(-1);
    if (!after) return printed;
  }
}

const lineOf = (row: RefusedUpstream): string =>
  [
    ...[row.platformId, row.ratingId, row.institutionCode, row.step, row.endedAt ?? '-', row.status ?? '-'],
    ...[row.failure ?? '-', row.words ?? '-'],
  ].join('\t');

function sentenceOf({platformId, oldest, failures, ...counts}: UpstreamState, now: Date): string {
  const {delivered, duplicates, pending, refused, setAside, unread} = counts;
  const lag = oldest === null ? '' : `, the oldest received ${agoOf(now.getTime() - Date.parse(oldest))} ago`;
  const why = failures.map(({failure, ratings}) => `${failure} ${ratings}`).join(', ');
  const parts = [
    `${delivered} delivered, of which it had ${duplicates} already`,
    `${pending} waiting${lag}${why === '' ? '' : ` (last attempts failed: ${why})`}`,
    `${refused} refused`,
    ...(setAside > 0 ? [`${setAside} set aside`] : []),
    `${unread} entries of the evidence log not looked at yet`,
  ];
  return `${platformId}: ${parts.join('; ')}`;
}

/** A duration in its largest units, such as `2 d 3 h`. */
function agoOf(milliseconds: number): string {
  const minutes = Math.max(Math.floor(milliseconds / 60_000), 0);
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60];
  if (days > 0) return `${days} d ${hours} h`;
  return hours > 0 ? `${hours} h ${rest} min` : `${rest} min`;
}

/**
 * Lets refused ratings be sent again by the servers: one, or all.
 *
 * @throws OperatorError no refused rating is meant
 */
export async function upstreamReplay(
  operator: Operator,
  rating: string | undefined,
  {platform}: {readonly platform?: string | undefined},
): Promise<void> {
  if (rating === undefined)
    throw new OperatorError('upstream-replay needs the id of a rating, or all; upstream-report lists them.');
  await withReadStorage(operator, 'upstream-replay', async storage => {
    const ratingId = rating === 'all' ? undefined : rating;
    const count = await storage.replayUpstream({platformId: platform, ratingId, at: new Date().toISOString()});
    if (count === 0)
      throw new OperatorError(
        'No refused rating was found that can be sent again; upstream-report lists them. One with number_taken cannot.',
      );
    operator.print(`${count} ratings will be sent again.`);
  });
}

/**
 * Sets refused ratings aside for good, one or all: they are not sent, and are not listed any more.
 *
 * @throws OperatorError no refused rating is meant
 */
export async function upstreamDismiss(
  operator: Operator,
  rating: string | undefined,
  {platform}: {readonly platform?: string | undefined},
): Promise<void> {
  if (rating === undefined)
    throw new OperatorError('upstream-dismiss needs the id of a rating, or all; upstream-report lists them.');
  await withReadStorage(operator, 'upstream-dismiss', async storage => {
    const ratingId = rating === 'all' ? undefined : rating;
    const count = await storage.dismissUpstream({platformId: platform, ratingId, at: new Date().toISOString()});
    if (count === 0) throw new OperatorError('No refused rating was found; upstream-report lists them.');
    operator.print(`${count} ratings are set aside and will not be sent.`);
  });
}
