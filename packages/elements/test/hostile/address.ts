import assert from 'node:assert/strict';
import {onlyUnder} from '../gateway.ts';
import type {HostilePage} from '../pages.ts';
import {person} from '../person.ts';
import {folder} from '../site.ts';
import {plain, type HostileClass, type Story} from '../story.ts';

const gateway = onlyUnder(folder);
const beside = `${folder}gov-rating-any.js`;

const folders: readonly HostilePage[] = [
  {where: 'with the script from a folder of the portal', everywhere: true, gateway, scripts: [beside]},
  {
    where: 'with the one file for new browsers from a folder of the portal',
    young: true,
    gateway,
    scripts: [`${folder}gov-rating.js`],
  },
  {where: 'with the file for old browsers from a folder', gateway, scripts: [`${folder}gov-rating.es2019.js`]},
  {where: 'with the script of a fixed version', scripts: ['/{version}/gov-rating-any.js']},
  {where: 'with one file of a fixed version', young: true, scripts: ['/{version}/gov-rating.js']},
  {
    where: 'with the script of a fixed version from a folder of the portal',
    everywhere: true,
    gateway,
    scripts: [`${folder}{version}/gov-rating-any.js`],
  },
  {
    where: 'with a script from a folder that is asked for by a version',
    gateway,
    scripts: [`${folder}gov-rating-any.js?v=3`],
  },
  {
    where: 'with the script as a module from a folder',
    young: true,
    gateway,
    scripts: [],
    head: `<script type="module" src="${folder}gov-rating.js"></script>`,
  },
  {
    where: 'with a script from a folder that the page adds itself',
    gateway,
    scripts: [],
    work: () => {
      const script = document.createElement('script');
      script.src = '/gov/rating-api/gov-rating-any.js';
      document.head.append(script);
    },
  },
  ...['/gov/rating-api', '/gov/rating-api/', '../gov/rating-api', './../gov/rating-api/'].map(endpoint => ({
    where: `with the endpoint ${endpoint} and the script from elsewhere`,
    gateway,
    scripts: ['/without-charset/gov-rating-any.js'],
    attributes: () => `endpoint="${endpoint}"`,
  })),
  {
    where: 'with a whole endpoint and the script from elsewhere',
    everywhere: true,
    gateway,
    scripts: ['/without-charset/gov-rating-any.js'],
    attributes: ({origin}) => `endpoint="${origin}/gov/rating-api"`,
  },
  {
    where: 'with an endpoint without a scheme',
    gateway,
    scripts: ['/without-charset/gov-rating-any.js'],
    attributes: ({origin}) => `endpoint="${origin.replace('http:', '')}/gov/rating-api"`,
  },
];

const picture = 'src="{other}/pictures/pic.png" alt="图"';

/** Markup whose names shadow properties of the document; all before the script. */
const clobbers: Readonly<Record<string, string>> = {
  'a picture is named currentScript': `<img name="currentScript" ${picture}>`,
  'a picture with a name has currentScript as its id': `<img name="picture" id="currentScript" ${picture}>`,
  'two pictures are named currentScript': `<img name="currentScript" ${picture}><img name="currentScript" ${picture}>`,
  'a form is named currentScript': '<form name="currentScript"><input name="src" value="{other}/gov-rating.js"></form>',
  'a frame is named currentScript': '<iframe name="currentScript" src="{other}/elsewhere"></iframe>',
  'a picture is named scripts': `<img name="scripts" ${picture}>`,
  'a picture is named baseURI': `<img name="baseURI" ${picture}>`,
  'a picture is named location': `<img name="location" ${picture}>`,
  'a form is named activeElement': '<form name="activeElement"></form>',
  'a form is named styleSheets': '<form name="styleSheets"></form>',
};

/** Scripts with names like ours, before ours; none of them is ours. */
const lookalikes: Readonly<Record<string, string>> = {
  'a script named not-gov-rating.js': '<script src="{other}/lookalikes/not-gov-rating.js"></script>',
  'a script with our name as its question': '<script src="{other}/lookalikes/portal.js?gov-rating.js"></script>',
  'a script with our name behind #': '<script src="{other}/lookalikes/portal.js#gov-rating.js"></script>',
  'a script of a folder named as ours': '<script src="{other}/lookalikes/gov-rating.js/portal.js"></script>',
  'a map of our script': '<script type="text/plain" src="https://elsewhere.invalid/gov-rating.js.map"></script>',
  'a script of SVG': '<svg><script href="{other}/lookalikes/gov-rating-theme.js"></script></svg>',
  "the portal's own gov-rating-extra.js": '<script src="{other}/lookalikes/gov-rating-extra.js"></script>',
};

/** By id, elements become globals: these are names that scripts look for. */
const ids = [
  'process',
  'global',
  'module',
  'exports',
  'define',
  'require',
  'ShadyCSS',
  'ShadyDOM',
  'html',
  'css',
  'render',
];

const named: readonly HostilePage[] = [
  ...Object.entries(clobbers).flatMap(([what, markup], index) => [
    {where: `where ${what}`, beforeAll: markup, ...(index === 0 && {everywhere: true as const})},
    {where: `where ${what}, with the one file`, young: true as const, beforeAll: markup, scripts: ['/gov-rating.js']},
  ]),
  ...Object.entries(lookalikes).map(([what, markup], index) => ({
    where: `after ${what}`,
    beforeAll: markup,
    ...(index === 0 && {everywhere: true as const}),
  })),
  {
    where: 'beside elements whose ids are names that scripts look for',
    everywhere: true,
    beforeAll: ids.map(id => `<div id="${id}"></div>`).join(''),
  },
];

/** Reads a script as text and runs it, as frameworks of small pages in large ones do. */
async function evaluate(path: string, how: 'eval' | 'Function' | 'inline'): Promise<void> {
  const text = await (await fetch(path)).text();
  if (how === 'inline') {
    const script = document.createElement('script');
    script.text = text;
    document.head.append(script);
  } else if (how === 'eval') (0, eval)(text);
  else new Function(text)();
}

const evaluated: readonly Story[] = (['eval', 'Function', 'inline'] as const).flatMap((how, index) =>
  ['gov-rating-any.js', 'gov-rating.js'].map(file => ({
    title: `lets a citizen rate where the page runs ${file} as text by ${how}, and names the server`,
    page: {
      where: 'on a page that runs scripts as texts',
      scripts: [],
      gateway,
      attributes: () => 'endpoint="/gov/rating-api"',
      ...(index === 0 && file.includes('any') && {everywhere: true as const}),
      ...(!file.includes('any') && {young: true as const}),
    },
    async happens({page, ratings}: Parameters<Story['happens']>[0]) {
      await page.evaluate(evaluate, `/gov/rating-api/${file}`, how);
      await person(page).rates();
      assert.deepEqual(await ratings(), ['dissatisfied']);
    },
  })),
);

const unnamed: Story = {
  title: 'writes a code to the console, and leaves the fallback visible, where the server is unknown',
  page: {...plain, scripts: [], young: true, content: '<p>评价请打 12345</p>', tellsAuthor: true},
  async happens({page}) {
    await page.evaluate(evaluate, '/gov-rating.js', 'eval');
    const isToSee = () => {
      const rating = document.querySelector('gov-rating') as HTMLElement;
      const said = rating.shadowRoot?.querySelector<HTMLElement>('[part~=card], section')?.innerText ?? '';
      return (said || rating.innerText).trim() !== '' && rating.getBoundingClientRect().height > 10;
    };
    await page.waitFor('words', isToSee);
    await page.waitFor('a code', () => /gov-rating: endpoint/.test(watched.complaints()));
  },
};

export const address: HostileClass = {pages: [...folders, ...named], stories: [...evaluated, unnamed]};
