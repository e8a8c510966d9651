import assert from 'node:assert/strict';
import {globSync, readFileSync} from 'node:fs';
import {describe, it} from 'node:test';
import {onThisHost, page, withPath} from './page.ts';

const behindGateway = 'https://www.example.gov.cn/gov/rating/';
const drawn = async () => {
  const facts = {title: '今日办件', organ: '示例', site: '系统', styles: '/examples/department/department.css'};
  const body = await page({...facts, body: ''});
  return new Response(String(body), {headers: {'Content-Type': 'text/html; charset=UTF-8'}, status: 201});
};
const addressesIn = (html: string) => [...html.matchAll(/<[^>]+ (?:href|src|action)="([^"]*)"/g)].map(([, to]) => to);

describe('the pages of the examples behind a gateway that has them under a path', () => {
  it('lead a visitor below that path, where they are drawn for each visitor', async () => {
    const answer = await withPath(await drawn(), behindGateway);
    const addresses = addressesIn(await answer.text()).filter(address => !address?.startsWith('data:'));
    assert.equal(answer.status, 201);
    assert.deepEqual(addresses, [
      '/gov/rating/examples/site/site.css',
      '/gov/rating/examples/department/department.css',
      '/gov/rating/',
    ]);
  });

  it('stay as they are where there is no such path', async () => {
    const answer = await withPath(await drawn(), 'http://localhost:8080');
    assert.ok(addressesIn(await answer.text()).includes('/examples/department/department.css'));
  });

  it('link an invitation once below that path', () => {
    const {href} = new URL('examples/portal/?walk=1#invitation=x', behindGateway);
    assert.equal(onThisHost(href, behindGateway), '/examples/portal/?walk=1#invitation=x');
  });

  it('lead a visitor below that path, where they are files', () => {
    for (const file of globSync('examples/{,*/}index.html'))
      for (const address of addressesIn(readFileSync(file, 'utf8')))
        assert.doesNotMatch(address as string, /^\//, file);
  });
});
