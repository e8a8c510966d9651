import assert from 'node:assert/strict';
import type {HostilePage} from '../pages.ts';
import {person, receiptNumber, sentences} from '../person.ts';
import {plain, type HostileClass, type Story} from '../story.ts';

/** What pages of 2012 did to keys, so that Backspace would not leave the page. */
function swallowsByProperty(): void {
  document.onkeydown = event => {
    const {tagName} = event.target as Element;
    if (/^(INPUT|TEXTAREA|SELECT|BUTTON)$/.test(tagName)) return true;
    return ![8, 13, 32, 65, 66, 67, 68, 69].includes(event.keyCode);
  };
}
function swallowsByListeners(): void {
  for (const type of ['keydown', 'keypress', 'keyup'])
    document.addEventListener(type, event => {
      const {tagName} = event.target as Element;
      if (!/^(INPUT|TEXTAREA|SELECT|BUTTON)$/.test(tagName) && (event as KeyboardEvent).key !== 'Tab')
        event.preventDefault();
    });
}
function swallowsOnBody(): void {
  document.body.onkeydown = event =>
    /^(INPUT|TEXTAREA)$/.test((event.target as Element).tagName) || event.key === 'Tab';
  document.body.onkeypress = document.body.onkeydown;
}

const swallowing: Readonly<Record<string, Partial<HostilePage>>> = {
  'by document.onkeydown': {early: swallowsByProperty, everywhere: true},
  'by listeners on the document': {early: swallowsByListeners},
  'by properties of body': {work: swallowsOnBody},
};

const keys: readonly Story[] = Object.entries(swallowing).flatMap(([how, facts]) => [
  {
    title: `lets a citizen type where the page swallows keys ${how}`,
    page: {where: 'on a page that swallows keys', ...facts},
    async happens({page, ratings}) {
      const citizen = person(page);
      await citizen.seesTheForm();
      await citizen.chooses();
      await citizen.writes(['a', 'b', 'x', 'Backspace', ' ', 'c', 'Enter', 'd', 'Backspace', 'e']);
      assert.equal((await citizen.comment()).value, 'ab c\ne');
      await citizen.sends();
      await citizen.getsAReceipt();
      assert.deepEqual(await ratings(), ['dissatisfied']);
    },
  },
  {
    title: `lets a citizen rate by keyboard where the page swallows keys ${how}`,
    page: {where: 'on a page that swallows keys', ...facts},
    async happens({page, ratings}) {
      const citizen = person(page);
      await citizen.seesTheForm();
      await citizen.ratesByKeyboard();
      await citizen.getsAReceipt();
      assert.deepEqual(await ratings(), ['dissatisfied']);
    },
  },
]);

const shared: Story = {
  title: 'leaves Tab and Escape to the page',
  page: {
    where: 'on a page that listens to keys',
    early: () =>
      document.addEventListener('keydown', ({key}) => {
        document.documentElement.dataset['keys'] = `${document.documentElement.dataset['keys'] ?? ''} ${key}`;
      }),
  },
  async happens({page}) {
    const citizen = person(page);
    await citizen.seesTheForm();
    await citizen.chooses();
    await citizen.writes(['Escape', 'Tab']);
    assert.equal(await page.evaluate(() => document.documentElement.dataset['keys']), ' Escape Tab');
  },
};

/** Wraps every text of every root, once more each time, as translators do. */
function translate(): void {
  for (const root of watched.roots()) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walker.nextNode()) texts.push(walker.currentNode as Text);
    for (const text of texts) {
      if (!text.data.trim() || text.parentElement?.closest('style, script, textarea')) continue;
      const outer = document.createElement('font');
      const inner = outer.appendChild(document.createElement('font'));
      text.replaceWith(outer);
      inner.append(text.data);
    }
  }
}

const normalize = () => watched.roots().forEach(root => root.normalize());

/** The whole way with every sentence that comes and goes, while the page changes texts before each step. */
async function ratesWhile(meddle: () => void, {page, site, token, ratings}: Parameters<Story['happens']>[0]) {
  const citizen = person(page);
  const meddles = () => page.evaluate(meddle);
  await citizen.seesTheForm();
  await meddles();
  await citizen.sends();
  await page.waitFor('what is wrong', () => watched.errors(0) !== '');
  await meddles();
  await citizen.picks('非常不满意');
  await page.waitFor('nothing wrong', () => watched.errors(0) === '');
  await meddles();
  await citizen.sends();
  await page.waitFor('that a reason is missing', () => watched.errors(0) !== '');
  await meddles();
  await citizen.writes(['a', 'b', 'c']);
  await page.waitFor('the counter', () => watched.comment(0).counter.startsWith('3/'));
  await page.waitFor('nothing wrong any more', () => watched.errors(0) === '');
  await meddles();
  await citizen.writes(['d']);
  await page.waitFor('the counter', () => watched.comment(0).counter.startsWith('4/'));
  await meddles();
  await citizen.picks('不满意');
  await meddles();
  await citizen.picks('非常不满意');
  await meddles();
  const {reached, release} = site.hold(token);
  await citizen.sends();
  await reached;
  await citizen.reads('that it is being sent', sentences.saysThatItIsSent);
  await meddles();
  release();
  await citizen.getsAReceipt();
  await citizen.doesNotRead(sentences.saysThatItIsSent);
  await meddles();
  assert.match(await citizen.text(), receiptNumber);
  assert.deepEqual(await ratings(), ['very_dissatisfied']);
}

const meddling: readonly Story[] = [
  {
    title: 'goes on while a translator wraps every text',
    page: plain,
    happens: stage => ratesWhile(translate, stage),
  },
  {
    title: 'goes on while the page normalizes every root',
    page: plain,
    happens: stage => ratesWhile(normalize, stage),
  },
  {
    title: 'shows another language after a translator was there',
    page: {where: 'beside a translator and a language switch'},
    async happens({page, ratings}) {
      const citizen = person(page);
      await citizen.seesTheForm();
      await page.evaluate(translate);
      await page.evaluate(() => void (watched.elements()[0] as HTMLElement).setAttribute('lang', 'en'));
      await page.waitFor('English', () => /\bsend\b/i.test(watched.text(0)));
      await page.evaluate(translate);
      await page.evaluate(() => void (watched.elements()[0] as HTMLElement).setAttribute('lang', 'zh-CN'));
      await page.waitFor('Chinese', () => !/\bsend\b/i.test(watched.text(0)));
      await citizen.rates();
      assert.deepEqual(await ratings(), ['dissatisfied']);
    },
  },
];

/** Whether the element is styled as it should be, by its computed style, in any document. */
const isStyled = () => {
  const scale = watched.elements()[0]?.shadowRoot?.querySelector('gov-rating-scale')?.shadowRoot;
  const box = scale?.querySelector('.box');
  const style = box && box.ownerDocument.defaultView?.getComputedStyle(box);
  return style?.display === 'flex' && style.borderTopStyle === 'solid' && parseFloat(style.minHeight) >= 44;
};

/** Done once the frame is rendered: before that, old engines do not pass clicks to it. */
async function intoFrame(): Promise<void> {
  const [rating] = watched.elements();
  const frame = document.createElement('iframe');
  frame.width = frame.height = '900';
  document.body.append(frame);
  frame.contentDocument?.body.append(rating as Node);
  await new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)));
}
const press = (part: string, selector: string) => {
  const root = watched.elements()[0]?.shadowRoot;
  const inside = part ? root?.querySelector(part)?.shadowRoot : root;
  inside?.querySelector<HTMLElement>(selector)?.click();
};
const backToPage = () => document.body.append(watched.elements()[0] as Node);

const moving: readonly Story[] = [
  {
    title: "lets a citizen rate in a frame's document that the page moved the element to",
    page: plain,
    async happens({page, ratings}) {
      await person(page).seesTheForm();
      await page.evaluate(intoFrame);
      await page.waitFor('its styles', isStyled);
      // Pressed by script: a new frame gets mouse events only after an unknown time.
      await page.evaluate(press, 'gov-rating-scale', 'input[value=dissatisfied]');
      await page.waitFor('reasons', () => watched.reasons(0) !== '');
      await page.evaluate(press, 'gov-rating-tags', 'input');
      await page.evaluate(press, '', '.send');
      await person(page).getsAReceipt();
      assert.deepEqual(await ratings(), ['dissatisfied']);
    },
  },
  {
    title: 'keeps what was chosen on the way into a frame and back',
    page: {where: 'on a page that moves the element there and back'},
    async happens({page, ratings}) {
      const citizen = person(page);
      await citizen.seesTheForm();
      await citizen.chooses();
      await page.evaluate(intoFrame);
      await page.waitFor('its styles', isStyled);
      assert.equal(await citizen.level(), '不满意');
      await page.evaluate(backToPage);
      await page.waitFor('its styles', isStyled);
      assert.equal(await citizen.level(), '不满意');
      await citizen.sends();
      await citizen.getsAReceipt();
      assert.deepEqual(await ratings(), ['dissatisfied']);
    },
  },
  {
    title: "is styled in a popup's document and after it came back",
    page: {where: 'on a page that moves the element to a popup'},
    async happens({page, ratings}) {
      const citizen = person(page);
      await citizen.seesTheForm();
      const styledThere = await page.evaluate(async () => {
        const popup = open('about:blank', '', 'width=800,height=900');
        if (!popup) return 'no popup';
        const rating = watched.elements()[0] as HTMLElement;
        popup.document.body.append(rating);
        const boxOf = () =>
          rating.shadowRoot?.querySelector('gov-rating-scale')?.shadowRoot?.querySelector('.box') as HTMLElement;
        const {display, minHeight} = popup.getComputedStyle(boxOf());
        document.body.append(rating);
        popup.close();
        return `${display} ${parseFloat(minHeight) >= 44}`;
      });
      assert.equal(styledThere, 'flex true');
      await page.waitFor('its styles', isStyled);
      await citizen.rates();
      assert.deepEqual(await ratings(), ['dissatisfied']);
    },
  },
];

export const pageScripts: HostileClass = {
  pages: [
    {
      where: 'beside a script whose mouse does not focus',
      everywhere: true,
      early: () => document.addEventListener('mousedown', event => event.preventDefault()),
    },
  ],
  stories: [...keys, shared, ...meddling, ...moving],
};
