/** Institutions of a city with what they do, and services that wait for their ratings. */
import {createHash} from 'node:crypto';
import {createApp} from '@gov-rating/server';
import {demoIssuer} from '@gov-rating/server/node';

/** The bureau of a city, and as many offices below it as the city has districts. */
export const bureau = {
  code: '11440100MB2C900000',
  name: '广州市政务服务和数据管理局',
  areaCode: '440100',
  administrativeLevel: 'city',
  parentCode: null,
};
export const offices = Array.from({length: 10}, (_, index) => ({
  code: `1144010${index}MB2C90001${index}`,
  name: `广州市第${index + 1}政务服务中心`,
  areaCode: `44010${index}`,
  administrativeLevel: 'county',
  parentCode: bureau.code,
}));

/** The secret of the evidence key of every process of the bench, so that each knows the marks of the others. */
export const evidenceSecret = new Uint8Array(32).fill(7);

/** When ratings of the bench are given. */
export const now = new Date('2026-11-24T02:00:00.000Z');

const issuer = await demoIssuer({
  persons: [{id: 'bureau', role: 'bureau', institutionCode: bureau.code}],
  env: {},
  warn: () => undefined,
});

/** The server's app over a database, with its real settings except for the clock. */
export const appOver = (storage, options = {}) =>
  createApp({
    storage,
    tokenSecret: 'a secret of more than thirty-two bytes',
    staffAuthenticator: issuer.staffAuthenticator,
    now: () => now,
    ...options,
  });

/** The token of a person at the bureau. */
export const bureauToken = () => {
  const iat = Math.floor(now.getTime() / 1000);
  return issuer.tokenOf('bureau', {iat, exp: iat + 3600});
};

/** @param {import('./databases.mjs').Database} database */
export async function settle({storage}) {
  await storage.saveInstitutions([bureau, ...offices]);
}

let made = 0;

/**
 * Adds services of the hour before a moment, each with an invitation of 30 days; resolves to their tokens.
 *
 * @param {import('./databases.mjs').Database} database
 */
export async function invited(database, count, at = now) {
  const before = minutes => new Date(at.getTime() - 60_000 * minutes).toISOString();
  const {run, sql} = database;
  const [start, stop] = [made, (made += count)];
  const office = number =>
    `CASE ${number} % 10 ${offices.map(({code}, i) => `WHEN ${i} THEN '${code}'`).join(' ')} END`;
  const number = `(${start} + i)`;
  await run(`INSERT INTO service (service_id, institution_code, project_no, service_number, node, item_code, item_name,
      staff_number, window_number, served_at, registered_at)
    SELECT ${sql.id('s', number)}, ${office(number)}, 'P' || ${number}, 1, 'completed', 'item' || (${number} / 10 % 8),
      '许可证核发', CAST(100 + ${number} / 10 % 5 AS text), CAST(${number} / 10 % 5 AS text),
      ${sql.moment(before(60), '0.001 * (i % 1000)')}, ${sql.moment(before(59), '0')}
    FROM ${sql.numbers(count)}`);
  const tokens = Array.from({length: count}, (_, index) => tokenOf(start + index + 1));
  await run('CREATE TEMP TABLE IF NOT EXISTS token (number integer, id text, hash text)');
  await run('DELETE FROM token');
  const portion = 1000;
  for (let at = start; at < stop; at += portion) {
    const numbers = Array.from({length: Math.min(portion, stop - at)}, (_, index) => at + index + 1);
    const rows = numbers.map(each => `(${each}, '${idOf(each)}', '${hashOf(tokenOf(each))}')`);
    await run(`INSERT INTO token (number, id, hash) VALUES ${rows.join(', ')}`);
  }
  await run(`INSERT INTO invitation (invitation_id, token_hash, service_id, created_at, expires_at)
    SELECT id, hash, ${sql.id('s', 'number')}, ${sql.moment(before(30), '0')},
      ${sql.moment(before(-43_200), '0')} FROM token`);
  return tokens;
}

/** The id of an invitation, and its token, which begins with it. */
const idOf = number => String(number).padStart(22, 'bench-');
const tokenOf = number => idOf(number).padEnd(44, '-secret');

/** What a database stores of a token. */
export const hashOf = token => createHash('sha256').update(token).digest('base64url');
