import assert from 'node:assert/strict';
import test, {type TestContext} from 'node:test';
import {createApp, memoryStorage} from '../../src/index.ts';
import {serve, type AccessibilityContact} from '../../src/node.ts';
import {accessibilityReport as report} from '../../src/node/accessibility-report.ts';
import {tokenSecret} from '../fixtures/api.fixtures.ts';
import {ask} from '../fixtures/plain-http.fixtures.ts';

async function statement(context: TestContext, path: string, headers = {}, accessibility?: AccessibilityContact) {
  const app = createApp({storage: await memoryStorage(), tokenSecret});
  const running = await serve({app, port: 0, pages: {accessibility}});
  context.after(() => running.close(0));
  const answer = await ask(running.port, path, headers);
  return {...answer, page: answer.body.toString()};
}

test('who asks how accessible the pages are reads every clause, its status and the version', async context => {
  const {page, status, headers} = await statement(context, '/accessibility');
  assert.deepEqual([status, String(headers['vary']).includes('Accept-Language')], [200, true]);
  assert.match(page, /<html lang="zh-CN">/);
  assert.ok(page.includes(`版本 ${report.version}`));
  assert.equal(page.match(/<li><b>/g)?.length, report.clauses.length);
  for (const {name} of report.clauses) assert.ok(page.includes(name['zh-CN'].replaceAll('"', '&quot;')), name.en);
});

test('what is not met says why, and what only people can tell is not called met', () => {
  const of = (status: string) => report.clauses.filter(clause => clause.status === status);
  for (const {name, open = []} of of('open')) assert.ok(open.length > 0, name.en);
  for (const {name, by} of of('untried')) assert.deepEqual(by, [], name.en);
  for (const {name, by} of of('met')) assert.ok(by.length > 0, name.en);
});

test('who reads English gets the statement in English, by the browser or by the link', async context => {
  const english = {'Accept-Language': 'en-GB,en;q=0.9'};
  assert.match((await statement(context, '/accessibility', english)).page, /<html lang="en">[^]*<h1>Accessibility</);
  assert.match((await statement(context, '/accessibility?lang=en')).page, /<html lang="en">/);
  assert.match((await statement(context, '/accessibility?lang=zh-CN', english)).page, /<html lang="zh-CN">/);
  assert.match((await statement(context, '/accessibility?lang=xx')).page, /<html lang="zh-CN">/);
});

test('a person who wants to complain finds 12345, or whom the operator names', async context => {
  const {page} = await statement(context, '/accessibility');
  assert.match(page, /<a href="tel:12345">[^<]*<bdi[^>]*>12345<\/bdi>/);
  const contact = {name: '示例市<政务>服务局', phone: '020-12345678', page: 'https://www.example.gov.cn/?a=1&b="2"'};
  const named = (await statement(context, '/accessibility', {}, contact)).page;
  assert.ok(named.includes('示例市&lt;政务>服务局'));
  assert.match(named, /<a href="tel:02012345678">[^<]*<bdi[^>]*>020-12345678<\/bdi>/);
  assert.ok(named.includes('href="https://www.example.gov.cn/?a=1&amp;b=&quot;2&quot;"'));
});

test('every page of the server leads to the statement', async context => {
  for (const path of ['/r/abc', '/p/abc', '/accessibility'])
    assert.match((await statement(context, path)).page, /<footer>[^]*href="\/accessibility"[^]*无障碍说明/, path);
});
