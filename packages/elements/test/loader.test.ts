import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {openEngine, type Engine, type EnginePage} from './engines/engines.mjs';
import type {HostilePage} from './pages.ts';
import {person} from './person.ts';
import {startSite, type Site} from './site.ts';

/** The element with attributes, and words for people whose browser gets no script. */
const rating = (attributes: string) => `<gov-rating ${attributes}><p>请拨打 12345 评价。</p></gov-rating>`;
const withEndpoint = rating('endpoint="/"');
const page = (where: string, work: () => void, around: (element: string) => string = () => withEndpoint) =>
  ({where, scripts: [], body: around, work}) satisfies HostilePage;

/**
 * Pages on which a script, not the browser, runs the loader's text. Each `work` runs in the page, without a closure.
 */
const places: readonly HostilePage[] = [
  page('evaluates it', () => {
    void fetch('/gov-rating-any.js').then(async answer => (0, eval)(await answer.text()));
  }),
  page('makes a function of it', () => {
    void fetch('/gov-rating-any.js').then(async answer => new Function(await answer.text())());
  }),
  page('runs it in the sandbox of a micro-frontend', () => {
    void fetch('/gov-rating-any.js').then(async answer => {
      const outer = window;
      const own: Record<PropertyKey, unknown> = {};
      const sandbox: unknown = new Proxy(own, {
        has: () => true,
        get(_, name) {
          if (name === Symbol.unscopables) return undefined;
          if (['window', 'self', 'globalThis'].includes(String(name))) return sandbox;
          const value: unknown = name in own ? own[name] : (outer as never)[name];
          return typeof value === 'function' && !/^class|^[A-Z]/.test(value.name) ? value.bind(outer) : value;
        },
      });
      new Function('sandbox', `with (sandbox) { ${await answer.text()} }`)(sandbox);
    });
  }),
  page('runs it with a replacement for the document', () => {
    void fetch('/gov-rating-any.js').then(async answer => {
      const outer = document;
      const standIn = new Proxy({} as Document, {
        get(_, name) {
          const value: unknown = outer[name as keyof Document];
          return typeof value === 'function' ? value.bind(outer) : value;
        },
      });
      new Function('document', await answer.text())(standIn);
    });
  }),
  page(
    'loads a part of itself as jQuery does',
    () => {
      const request = new XMLHttpRequest();
      const target = document.querySelector('main') as HTMLElement;
      target.innerHTML = '<gov-rating></gov-rating><script src="/gov-rating-any.js"></script>';
      request.open('GET', '/gov-rating-any.js', false);
      request.send();
      const inline = document.createElement('script');
      inline.text = request.responseText;
      document.head.appendChild(inline).remove();
    },
    () => '<main></main>',
  ),
  page('has forgotten where it got the text, and names its own server', () => {
    void fetch('/gov-rating-any.js').then(async answer => {
      const text = await answer.text();
      performance.clearResourceTimings();
      new Function(text)();
    });
  }),
  page('imports it', () => {
    const inline = document.createElement('script');
    inline.type = 'module';
    inline.text = 'import "/gov-rating-any.js"';
    document.head.append(inline);
  }),
  {
    where: 'has a picture named currentScript',
    head: '<img name="currentScript" src="https://elsewhere.invalid/gov-rating-any.js">',
    body: () => rating(''),
  },
];

describe('the script that chooses a file, on a page that', {concurrency: 2}, () => {
  let site: Site;
  let engine: Engine;

  before(async () => {
    [site, engine] = await Promise.all([startSite(), openEngine('chromium')]);
  });
  after(async () => {
    await engine?.close();
    await site?.close();
  });

  async function opened(place: HostilePage, happens: (page: EnginePage) => Promise<void>): Promise<readonly string[]> {
    const {token, ratings} = await site.invite();
    const tab = await engine.newPage();
    try {
      await tab.goto(site.address(place, token));
      await happens(tab);
      return await ratings();
    } finally {
      await tab.close();
    }
  }

  for (const place of places)
    it(`${place.where}: a citizen rates`, async () => {
      const ratings = await opened(place, async tab => {
        const citizen = person(tab);
        await citizen.seesTheForm();
        await citizen.chooses();
        await citizen.sends();
        await citizen.getsAReceipt();
      });
      assert.deepEqual(ratings, ['dissatisfied']);
    });

  for (const [where, attributes] of [
    ['forgot it, and names no server', ''],
    ['forgot it, and names a server elsewhere', 'endpoint="https://elsewhere.invalid"'],
  ] as const)
    it(`${where}: a code is on the console, and the fallback stays visible`, async () => {
      const forgetful = page(
        where,
        () => {
          void fetch('/gov-rating-any.js').then(async answer => {
            const text = await answer.text();
            performance.clearResourceTimings();
            new Function(text)();
          });
        },
        () => rating(attributes),
      );
      await opened(forgetful, async tab => {
        await tab.waitFor('the code', () => watched.complaints().includes('gov-rating: script_missing'));
        const shown = await tab.evaluate(() => {
          const fallback = document.querySelector('gov-rating p') as HTMLElement;
          return (
            fallback.offsetHeight > 0 &&
            performance.getEntriesByType('resource').every(({name}) => !/elsewhere/.test(name))
          );
        });
        assert.equal(shown, true);
      });
    });
});
