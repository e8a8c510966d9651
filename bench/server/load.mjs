/** Load over real sockets that stay open: as many calls at once as there are connections. */
import {Pool} from 'undici';
import {percentile} from '../page/report.mjs';

/**
 * What came of a load.
 *
 * @typedef {object} Outcome
 * @property {number} perSecond
 * @property {number} p99 - milliseconds of one work, from the moment it was due
 */

/** @typedef {(pool: Pool) => Promise<void>} Work - one or several calls, one after another; throws when one is refused */

/**
 * Does all works over `connections` sockets, each as soon as a socket is free.
 *
 * @param {string} url
 * @param {readonly Work[]} works
 * @returns {Promise<Outcome>}
 */
export const asFastAsPossible = (url, works, connections) => timed(url, works, connections, () => undefined);

/**
 * Does all works at a steady rate, however long the answers take: a wait for a free socket counts as a wait of the caller.
 *
 * @param {string} url
 * @param {readonly Work[]} works
 * @returns {Promise<Outcome>}
 */
export const steadily = (url, works, connections, perSecond) =>
  timed(url, works, connections, index => (1000 * index) / perSecond);

async function timed(url, works, connections, dueAfter) {
  const pool = new Pool(url, {connections, pipelining: 1});
  const started = performance.now();
  const waits = [];
  let next = 0;
  const caller = async () => {
    while (next < works.length) {
      const index = next++;
      const due = dueAfter(index);
      const early = due === undefined ? 0 : started + due - performance.now();
      if (early > 0) await new Promise(resolve => setTimeout(resolve, early));
      const from = due === undefined ? performance.now() : started + due;
      await works[index](pool);
      waits.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({length: connections}, caller)).finally(() => pool.close());
  return {perSecond: (1000 * works.length) / (performance.now() - started), p99: percentile(waits, 0.99)};
}

/**
 * One call with a JSON body; resolves to the answer's body.
 *
 * @param {Pool} pool
 */
export async function call(pool, method, path, {token, key, address, body, wanted = 200} = {}) {
  const response = await pool.request({
    method,
    path,
    headers: {
      ...(token && {authorization: `Bearer ${token}`}),
      ...(key && {'idempotency-key': key}),
      ...(address && {'x-forwarded-for': address}),
      ...(body && {'content-type': 'application/json'}),
    },
    body: body && JSON.stringify(body),
  });
  const text = await response.body.text();
  if (response.statusCode !== wanted) throw new Error(`${method} ${path} answered ${response.statusCode}: ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}
