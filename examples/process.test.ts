import assert from 'node:assert/strict';
import {mkdtempSync, readdirSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, describe, it} from 'node:test';
import {createServiceClient} from '@gov-rating/sdk/service';
import {createSupervisionClient} from '@gov-rating/sdk/desk';
import {openStorage, readConfig} from '@gov-rating/server/node';
import {findHall} from './data/hall.ts';
import {demoInstitution} from './data/institutions.ts';
import {killExamples, startExample, type RunningExample} from './running-example.ts';

describe('the examples as a process', {timeout: 900_000}, () => {
  afterEach(killExamples);

  it('keeps data, credentials and keys after a restart, takes settings of its own, and stops cleanly on a signal', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'gov-rating-restart-'));
    try {
      const first = await startExample(dataDir);
      const count = await total(first);
      assert.ok(count > 100);
      assert.equal(await first.stop('SIGTERM'), 0);
      const second = await startExample(dataDir);
      assert.equal(await total(second), count);
      assert.equal(second.clientSecret, first.clientSecret);
      assert.match(second.evidenceKey, /^ed25519:/);
      assert.equal(second.evidenceKey, first.evidenceKey);
      assert.doesNotMatch(second.output(), /Filling|begin again/);
      assert.equal(await second.stop('SIGINT'), 0);

      const env = {WEBHOOK_HTTP: 'yes', WEBHOOK_PORTS: '8090', MINIMUM_SAMPLE: '7'};
      const own = await startExample(dataDir, {args: ['--page-origin', 'http://localhost:5173'], env});
      assert.match(own.output(), /pages of http:\/\/localhost:5173 too/);
      const page = 'http://localhost:5173/rate.html';
      assert.match(await linkTo(page, own), /^http:\/\/localhost:5173\/rate.html#invitation=/);
      const signIn = await fetch(`${own.url}/demo-issuer/token`, {method: 'POST', body: 'bureau'});
      const {access_token: token} = (await signIn.json()) as {access_token: string};
      const bureau = createSupervisionClient({baseUrl: own.url, token: () => token});
      const {webhook} = await bureau.putWebhook({url: 'http://receiver.example.com:8090/', topics: ['order.created']});
      assert.equal(webhook.url, 'http://receiver.example.com:8090/');
      assert.equal(await own.stop(), 0);

      await assert.rejects(
        startExample(dataDir, {args: ['--page-origin', 'localhost:5173']}),
        /needs an origin such as/,
      );
      const without = await startExample(dataDir);
      await assert.rejects(linkTo(page, without), {code: 'page_not_allowed'});
      await without.stop();
      for (const name of ['data-keys', 'evidence-key', 'token-secret'])
        assert.equal(statSync(join(dataDir, name)).mode & 0o777, 0o600);
      rmSync(join(dataDir, 'data-keys'));
      await assert.rejects(startExample(dataDir), /DATA_KEYS lacks .*\n.*delete the folder/);
    } finally {
      rmSync(dataDir, {recursive: true, force: true});
    }
  });

  it('starts with the data of an earlier version and says how to start afresh', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'gov-rating-earlier-'));
    try {
      const first = await startExample(dataDir);
      const hall = `/examples/hall/`;
      await closeHall(first);
      assert.equal(await placesAt(first.url + hall), 0);
      await first.stop();
      await takeScopesOfHall(dataDir);
      // Before editions were counted nothing said which one it is.
      const {clientId, clientSecret} = first;
      writeFileSync(join(dataDir, 'demo-client.json'), JSON.stringify({clientId, clientSecret}));
      const again = await startExample(dataDir);
      assert.ok((await total(again)) > 100);
      assert.equal(await placesAt(again.url + hall), 3);
      assert.match(again.output(), /earlier version.*\n.*\nTo begin again .* delete the folder/);
      assert.equal(await again.stop(), 0);
    } finally {
      rmSync(dataDir, {recursive: true, force: true});
    }
  });

  it('goes on where it was cut off when the first start was interrupted', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'gov-rating-interrupted-'));
    try {
      await startExample(dataDir, {killWhen: 'Filling the database'});
      const again = await startExample(dataDir);
      assert.ok((await total(again)) > 100);
      assert.equal(await again.stop(), 0);
    } finally {
      rmSync(dataDir, {recursive: true, force: true});
    }
  });

  it('refuses, before it writes anything, to serve invented people to other machines', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'gov-rating-refused-'));
    try {
      for (const [env, reason] of [
        [{HOST: '0.0.0.0'}, /HOST is 0\.0\.0\.0/],
        [{DATABASE_URL: 'postgres://nowhere.invalid/gov'}, /DATABASE_URL is set/],
        [{PUBLIC_URL: 'https://rating.example.gov.cn'}, /PUBLIC_URL is/],
      ] as const)
        await assert.rejects(startExample(dataDir, {env}), reason);
      assert.deepEqual(readdirSync(dataDir), []);
    } finally {
      rmSync(dataDir, {recursive: true, force: true});
    }
  });

  it('serves its counter however many cases were registered and rated', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'gov-rating-cases-'));
    const example = await startExample(dataDir);
    try {
      const counter = `${example.url}/examples/department/`;
      for (let time = 0; time < 60; time++) await fetch(`${counter}services`, {method: 'POST', redirect: 'manual'});
      const page = await (await fetch(counter)).text();
      const numbers = [...page.matchAll(/<td class="number">(\d{18})<\/td>/g)].map(([, number]) => number);
      assert.equal(numbers.length, 50);
      assert.equal(new Set(numbers).size, 50);
    } finally {
      await example.stop();
      rmSync(dataDir, {recursive: true, force: true});
    }
  });

  async function total({url}: RunningExample): Promise<number> {
    const response = await fetch(`${url}/v1/statistics`);
    return ((await response.json()) as {total: number}).total;
  }
});

/** How many windows the hall lets a visitor choose from. */
async function placesAt(address: string): Promise<number> {
  return [...(await (await fetch(address)).text()).matchAll(/<option /g)].length;
}

/** Closes the hall with its two windows and its terminal, which an earlier version did not have. */
async function closeHall({url: baseUrl, clientId, clientSecret}: RunningExample): Promise<void> {
  const client = createServiceClient({baseUrl, clientId, clientSecret});
  const hall = await findHall(client);
  assert.ok(hall);
  assert.equal((await client.closePoint({pointId: hall.pointId})).closed, 4);
}

/** Leaves the client of the demonstration what it had before there was a hall. */
async function takeScopesOfHall(dataDir: string): Promise<void> {
  const storage = await openStorage(readConfig({DATA_DIR: dataDir}));
  const client = await storage.client('demo-department');
  assert.ok(client);
  await storage.saveClient({...client, scopes: ['services:write', 'invitations:write', 'orders:read']});
  await storage.close();
}

/** The link of an invitation that leads to a page. */
async function linkTo(page: string, {url: baseUrl, clientId, clientSecret}: RunningExample): Promise<string> {
  const department = createServiceClient({baseUrl, clientId, clientSecret});
  const {serviceId} = await department.putService({
    institutionCode: demoInstitution.code,
    projectNo: '440100202611249901',
    serviceNumber: 1,
    node: 'completed',
    itemCode: '1144010000000000010440115001000',
    itemName: '建设工程规划许可证核发',
    servedAt: new Date(Date.now() - 60_000).toISOString(),
  });
  return (await department.invite({serviceId, page})).url;
}
