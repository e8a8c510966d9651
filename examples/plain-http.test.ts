import assert from 'node:assert/strict';
import {readFileSync, writeFileSync} from 'node:fs';
import {after, before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {exportJWK, generateKeyPair, SignJWT} from 'jose';
import {problems} from '@gov-rating/contract';
import {anInstitution} from '@gov-rating/contract/testing';
import {assertionType, createApp, hash, memoryStorage, type Storage} from '@gov-rating/server';
import {csvRecords, serve, type Running} from '@gov-rating/server/node';

/** One request of the conversation and the answer that was recorded. `<name>` is a value that differs each time. */
interface Exchange {
  readonly name: string;
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: unknown;
  };
  /** Which fields of the answer are such values, by their names in later requests. */
  readonly keep?: Readonly<Record<string, string>>;
  readonly answer: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: unknown;
  };
}

const folder = new URL('plain-http/', import.meta.url);
const file = fileURLToPath(new URL('conversation.json', folder));
const conversation = JSON.parse(readFileSync(file, 'utf8')) as readonly Exchange[];
/** Headers of answers that a program reads. */
const read = ['content-type', 'idempotent-replayed', 'retry-after', 'www-authenticate'];
const issuer = 'https://portal.example.gov.cn';
const now = new Date('2026-11-24T02:00:00.000Z');

describe('the conversation of an app in plain HTTP', {timeout: 60_000}, () => {
  let storage: Storage;
  let running: Running;
  /** Values that differ each time, by name. */
  const values = new Map<string, string>([['secret', 'a secret that only the department of this test has']]);

  before(async () => {
    storage = await memoryStorage();
    await storage.saveInstitutions([anInstitution()]);
    const {code: institutionCode} = anInstitution();
    await storage.saveClient({
      ...{id: 'department', name: 'Department', institutionCode, pageOrigins: [], scopes: ['services:write']},
      secretHash: await hash(values.get('secret') ?? ''),
    });
    const {publicKey, privateKey} = await generateKeyPair('ES256');
    const keys = {keys: [{...(await exportJWK(publicKey)), kty: 'EC', kid: 'one'}]};
    const publicUrl = 'https://rating.example.gov.cn';
    const options = {storage, readCsv: csvRecords, tokenSecret: 'a secret that only these tests have', now: () => now};
    const portals = [{issuer, institutionCode, channel: 'mobile', leastAssurance: 1, keys}] as const;
    running = await serve({
      app: createApp({...options, portals, settings: {publicUrl}, log: () => undefined}),
      port: 0,
    });
    const seconds = now.getTime() / 1000;
    const assertion = new SignJWT({assurance: 2, iss: issuer, sub: 'q1k91jFZZnaU01bnZOKzW9', aud: `${publicUrl}/v1`})
      .setProtectedHeader({alg: 'ES256', typ: assertionType})
      .setJti('an-assertion-of-a-test')
      .setIssuedAt(seconds)
      .setExpirationTime(seconds + 120);
    values.set('assertion', await assertion.sign(privateKey));
  });
  after(async () => {
    await running?.close();
    await storage?.close();
  });

  const filled = (text: string) => text.replace(/<(\w+)>/g, (name, key: string) => values.get(key) ?? name);
  const normalised = (text: string) => {
    let plain = text;
    for (const [name, value] of values) plain = plain.replaceAll(value, `<${name}>`);
    return plain
      .replaceAll(running.url, 'https://rating.example.gov.cn')
      .replace(/"requestId":"[^"]+"/g, '"requestId":"<requestId>"');
  };

  async function answerTo({request, keep = {}}: Exchange): Promise<Exchange['answer']> {
    const {method, path, headers, body} = request;
    const response = await fetch(running.url + path, {
      method,
      headers: JSON.parse(filled(JSON.stringify(headers))) as Record<string, string>,
      ...(body !== undefined && {body: filled(JSON.stringify(body))}),
    });
    const text = await response.text();
    for (const [name, field] of Object.entries(keep))
      values.set(name, String((JSON.parse(text) as Record<string, unknown>)[field]));
    const given = read.flatMap(name => (response.headers.has(name) ? [[name, response.headers.get(name) ?? '']] : []));
    return {
      status: response.status,
      headers: JSON.parse(normalised(JSON.stringify(Object.fromEntries(given)))) as Record<string, string>,
      body: JSON.parse(normalised(text)) as unknown,
    };
  }

  it('is what the server answers today, word by word but for what differs each time', async () => {
    const renewed: Exchange[] = [];
    for (const exchange of conversation) renewed.push({...exchange, answer: await answerTo(exchange)});
    if (process.env['CONVERSATION'] === 'renew') writeFileSync(file, JSON.stringify(renewed, null, 2) + '\n');
    for (const [at, {name, answer}] of renewed.entries()) assert.deepEqual(conversation[at]?.answer, answer, name);
  });

  for (const name of ['README.md', 'README.zh-CN.md'])
    it(`is what ${name} writes in each language: addresses, headers and the rule of what is sent again`, () => {
      const text = readFileSync(new URL(name, folder), 'utf8');
      const programs = [...text.matchAll(/```(kotlin|swift|typescript|dart)\n([^]*?)```/g)];
      assert.deepEqual(
        programs.map(([, language]) => language),
        ['kotlin', 'swift', 'typescript', 'dart'],
      );
      for (const [, language, program] of programs)
        for (const part of [
          '/v1/ratings',
          'Idempotency-Key',
          'Authorization',
          'Bearer ',
          '408',
          '425',
          '429',
          '500',
          'retry',
        ])
          assert.ok(program?.includes(part), `${String(language)} lacks ${part}`);
      const again = [...text.matchAll(/^\| `(\w+)` +\| (\d{3}) /gm)].map(([, code, status]) => [code, Number(status)]);
      assert.ok(again.length > 0);
      for (const [code, status] of again)
        assert.equal(problems[code as keyof typeof problems].status, status, String(code));
    });
});
