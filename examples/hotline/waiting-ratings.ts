import {existsSync, readFileSync, renameSync, writeFileSync} from 'node:fs';
import {isGovRatingError} from '@gov-rating/sdk/core';
import type {ServiceClient} from '@gov-rating/sdk/service';

/** A rating with its service, and the key by which the server knows it again. */
export interface WaitingRating {
  readonly rating: Parameters<ServiceClient['collectRating']>[0];
  readonly idempotencyKey: string;
}

/** What became of a rating that was sent. */
export type Delivery =
  | {readonly kind: 'received'; readonly receiptNumber: string}
  | {readonly kind: 'waits'}
  | {readonly kind: 'refused'; readonly code: string; readonly sentence: string};

/**
 * Ratings that were confirmed by telephone and that the server does not have yet, in a file that only this user may read. A
 * rating is written down before it is sent, so none is lost by a power cut, and goes with the same key again, so none is
 * stored twice.
 */
export function waitingRatings(file: string, client: Pick<ServiceClient, 'collectRating'>) {
  let waiting = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as WaitingRating[]) : [];
  const keep = (ratings: readonly WaitingRating[]) => {
    waiting = [...ratings];
    writeFileSync(`${file}.new`, JSON.stringify(waiting), {mode: 0o600, flush: true});
    renameSync(`${file}.new`, file);
  };

  async function send(one: WaitingRating): Promise<Delivery> {
    const rest = () => waiting.filter(({idempotencyKey}) => idempotencyKey !== one.idempotencyKey);
    try {
      const {receiptNumber} = await client.collectRating(one.rating, {idempotencyKey: one.idempotencyKey});
      keep(rest());
      return {kind: 'received', receiptNumber};
    } catch (error) {
      if (!isGovRatingError(error)) throw error;
      if (error.retry) return {kind: 'waits'};
      keep(rest());
      return {kind: 'refused', code: error.code, sentence: error.message};
    }
  }

  return {
    /** Sends what waits from earlier calls, one after another. */
    async sendAll(): Promise<Delivery[]> {
      const deliveries: Delivery[] = [];
      for (const one of waiting) deliveries.push(await send(one));
      return deliveries;
    },
    /** Writes a rating down and sends it. */
    deliver(one: WaitingRating): Promise<Delivery> {
      keep([...waiting, one]);
      return send(one);
    },
  };
}
