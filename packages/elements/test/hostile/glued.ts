import assert from 'node:assert/strict';
import type {EnginePage} from '../engines/engines.mjs';
import {receiptNumber, sentences} from '../person.ts';
import {plain, type HostileClass, type Story} from '../story.ts';

/** What chat apps, text messages and scanners leave behind a link; `everywhere` in every engine. */
const tails: Readonly<Record<string, string>> = {
  'a full stop': '。',
  'a full stop, encoded': '%E3%80%82',
  'a Western full stop': '.',
  'a comma': ',',
  'a Chinese comma': '，',
  'a semicolon': '；',
  'an exclamation mark': '！',
  'words in brackets': '（点击评价）',
  'words in Western brackets': '(点击评价)',
  'words in corner brackets': '【政务服务】',
  'words without a sign between': '点击评价',
  'a space': '%20',
  'a full-width space': '%E3%80%80',
  'a line feed': '%0A',
  'a carriage return and a line feed': '%0D%0A',
  'a zero-width space': '%E2%80%8B',
  'a quote': '%22',
  'an apostrophe': "'",
  'a Chinese quote': '”',
  'an angle bracket': '%3E',
  'a slash': '/',
  'a mark of one chat app': '#wechat_redirect',
  'a mark of a message': '?from=singlemessage',
  'two marks of a message': '&from=timeline&isappinstalled=0',
  'an ampersand of HTML': '&amp;from=singlemessage',
  'an encoded ampersand': '%26from%3Dsinglemessage',
};

/** Runs in a page of the server: how many levels its rating element shows. */
const levelsShown = () =>
  document
    .querySelector('gov-rating')
    ?.shadowRoot?.querySelector('gov-rating-scale')
    ?.shadowRoot?.querySelectorAll('input').length ?? 0;

/** Runs in a page of the server: what its receipt element says. */
const receiptSays = () =>
  document.querySelector('gov-rating-receipt')?.shadowRoot?.querySelector<HTMLElement>('[part~=card], section')
    ?.innerText ?? '';

/** Opens the server's own page of a rating's progress, by a number that it has given, with something glued to it. */
async function progress(page: EnginePage, url: string, token: string, tail: string): Promise<string> {
  const answer = await fetch(`${url}/v1/ratings`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'Idempotency-Key': `key-of-${token.slice(0, 20)}`,
      Authorization: `Bearer ${token}`,
    },
    body: JSON.stringify({level: 'satisfied', tags: [], comment: '', pressedAt: new Date().toISOString()}),
  });
  const {receiptNumber: number} = (await answer.json()) as {readonly receiptNumber?: string};
  assert.ok(number, `the server gives a number, not ${answer.status}`);
  await page.goto(`${url}/elsewhere`);
  await page.goto(`${url}/receipt#receipt=${number}${tail}`);
  return number;
}

const serverPages: readonly Story[] = ['。', '%20', '#wechat_redirect', '（点击评价）'].flatMap((tail, index) => [
  {
    title: `shows the form on the server's own page behind a link with ${decodeURIComponent(tail)} at its end`,
    page: {where: 'anywhere', ...(index === 0 && {everywhere: true as const}), young: true},
    leaves: true,
    async happens({page, site, token}) {
      await page.goto(`${site.url}/elsewhere`);
      await page.goto(`${site.url}/rate#invitation=${token}${tail}`);
      await page.waitFor('five levels', levelsShown);
    },
  },
  {
    title: `shows the progress on the server's own page behind a link with ${decodeURIComponent(tail)} at its end`,
    page: {where: 'anywhere', young: true},
    leaves: true,
    async happens({page, site, token}) {
      await progress(page, site.url, token, tail);
      const shows = (pattern: string) => {
        const root = document.querySelector('gov-rating-receipt')?.shadowRoot;
        return !!root?.querySelector('[part~=state]') && new RegExp(pattern).test(root.textContent ?? '');
      };
      await page.waitFor('the progress', shows, receiptNumber.source);
    },
  },
]);

const skipped: Story = {
  title: 'keeps the progress of a rating while the citizen follows a skip link',
  // The server's own pages are for new browsers.
  page: {...plain, young: true},
  leaves: true,
  async happens({page, site, token}) {
    await progress(page, site.url, token, '');
    const isShown = () => {
      const root = document.querySelector('gov-rating-receipt')?.shadowRoot;
      return /评价有效/.test(root?.querySelector('[part~=state]')?.textContent ?? '');
    };
    await page.waitFor('the progress', isShown);
    const before = await page.evaluate(receiptSays);
    for (const hash of ['#main', '#']) {
      // WebKit's driver may lose the answer of a call during which the address changes.
      await page.evaluate(said => {
        addEventListener('hashchange', () => (document.documentElement.dataset['heard'] = said), {once: true});
        setTimeout(() => (location.hash = said));
      }, hash);
      await page.waitFor('the page to hear of it', said => document.documentElement.dataset['heard'] === said, hash);
    }
    assert.equal(await page.evaluate(isShown), true);
    assert.equal(await page.evaluate(receiptSays), before);
    assert.doesNotMatch(before, sentences.blamesTheLink);
  },
};

export const glued: HostileClass = {
  pages: [
    ...Object.entries(tails).map(([what, tail], index) => ({
      where: `by a link that ends with ${what}`,
      link: (token: string) => `#invitation=${token}${tail}`,
      ...(index % 9 === 0 && {everywhere: true as const}),
    })),
    {where: 'by a link whose equals sign is encoded', everywhere: true, link: token => `#invitation%3D${token}`},
    {where: 'by a link that is encoded whole', link: token => `#invitation%3D${token}%26from%3Dsinglemessage`},
  ],
  stories: [...serverPages, skipped],
};
