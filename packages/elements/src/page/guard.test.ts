import {catalogueV2, type Tag} from '@gov-rating/contract/standard';
import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {LitElement} from 'lit';
import '../define.ts';
import type {FormControl} from '../base/form-control.ts';

const tags = [
  'gov-rating',
  'gov-rating-board',
  'gov-rating-desk',
  'gov-rating-evaluator',
  'gov-rating-kiosk',
  'gov-rating-my',
  'gov-rating-receipt',
];
const parts = ['gov-rating-scale', 'gov-rating-tags', 'gov-rating-comment'] as const;
type Part = FormControl<unknown>;

async function openPart(tag: string, around: HTMLElement = document.body): Promise<Part> {
  const part = document.createElement(tag) as Part;
  Object.assign(part, {lang: 'zh-CN', name: 'answer', level: 'dissatisfied', choices: catalogueV2.tags});
  around.append(part);
  await part.updateComplete;
  return part;
}
const inside = <E extends HTMLElement>(part: Part, selector: string) => part.renderRoot.querySelector<E>(selector) as E;

describe('a part on a page that takes keys away', () => {
  const taken: string[] = [];
  const take = (event: Event) => {
    taken.push((event as KeyboardEvent).key ?? event.type);
    event.preventDefault();
  };
  const types = [
    'keydown',
    'keypress',
    'keyup',
    'beforeinput',
    'compositionstart',
    'compositionupdate',
    'compositionend',
  ];
  let form: HTMLFormElement;

  beforeEach(async () => {
    taken.length = 0;
    form = await fixture<HTMLFormElement>(html`<form></form>`);
    for (const type of types) document.addEventListener(type, take);
  });
  afterEach(() => {
    for (const type of types) document.removeEventListener(type, take);
  });

  it('lets letters, digits, Enter, Space, Backspace and arrows reach the comment', async () => {
    const part = await openPart('gov-rating-comment', form);
    const field = inside<HTMLTextAreaElement>(part, 'textarea');
    field.focus();
    await sendKeys({type: 'ab c1'});
    for (const key of ['Backspace', 'Enter', 'x', 'ArrowLeft', 'y', 'Home', 'Delete']) await sendKeys({press: key});
    expect(part.value).to.equal('ab c\nyx'.replace('\nyx', '\nx'));
    expect(taken).to.deep.equal([]);
  });

  it('lets Space and arrows choose a level', async () => {
    const part = await openPart('gov-rating-scale', form);
    inside(part, 'input').focus();
    await sendKeys({press: ' '});
    expect(part.value).to.equal('very_satisfied');
    await sendKeys({press: 'ArrowDown'});
    expect(part.value).to.equal('satisfied');
    expect(taken).to.deep.equal([]);
  });

  it('lets Space choose a tag and Enter open the others', async () => {
    const part = await openPart('gov-rating-tags', form);
    inside(part, 'input').focus();
    await sendKeys({press: ' '});
    expect(part.value).to.have.length(1);
    const before = part.renderRoot.querySelectorAll('input').length;
    inside(part, 'button').focus();
    await sendKeys({press: 'Enter'});
    await part.updateComplete;
    expect(part.renderRoot.querySelectorAll('input').length).to.be.above(before);
    expect(taken).to.deep.equal([]);
  });

  for (const tag of parts)
    it(`passes Tab, Escape and function keys to the page in <${tag}>, and nothing of a composition`, async () => {
      const part = await openPart(tag, form);
      const control = inside(part, 'input, textarea');
      const press = (type: string, key: string) =>
        control.dispatchEvent(new KeyboardEvent(type, {key, bubbles: true, composed: true, cancelable: true}));
      for (const key of ['Tab', 'Escape', 'F1', 'F12']) press('keydown', key);
      expect(taken).to.deep.equal(['Tab', 'Escape', 'F1', 'F12']);
      taken.length = 0;
      for (const key of ['Process', 'Unidentified', 'a', '中', 'Dead', 'Compose', 'PageDown', 'End'])
        for (const type of ['keydown', 'keypress', 'keyup']) expect(press(type, key), key).to.equal(true);
      for (const type of types.slice(3))
        control.dispatchEvent(
          type === 'beforeinput'
            ? new InputEvent(type, {data: '中', bubbles: true, composed: true, cancelable: true})
            : new CompositionEvent(type, {data: '中', bubbles: true, composed: true, cancelable: true}),
        );
      expect(taken).to.deep.equal([]);
    });
});

describe('a part on a page that is translated', () => {
  /** What the page translation of browsers does to every text: wraps it, again and again. */
  const translate = (part: Part) => {
    const walker = document.createTreeWalker(part.renderRoot, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walker.nextNode()) texts.push(walker.currentNode as Text);
    for (const text of texts) {
      if (!text.data.trim()) continue;
      const font = document.createElement('font');
      text.replaceWith(font);
      font.append(`«${text.data.trim()}»`);
    }
    part.renderRoot.normalize();
  };
  const read = (part: Part, selector: string) => part.renderRoot.querySelector(selector)?.textContent?.trim();

  for (const tag of parts)
    it(`goes on working in <${tag}>: the error comes and goes, the words change`, async () => {
      const form = await fixture<HTMLFormElement>(html`<form></form>`);
      const part = await openPart(tag, form);
      part.required = true;
      for (let round = 0; round < 3; round++) {
        translate(part);
        part.reportValidity();
        await part.updateComplete;
        expect(read(part, '#error')).to.equal(part.validationMessage);
        translate(part);
        part.error = '别的不对。';
        await part.updateComplete;
        expect(read(part, '#error')).to.equal('别的不对。');
        translate(part);
        part.error = '';
        part.required = false;
        await part.updateComplete;
        expect(read(part, '#error')).to.equal('');
        part.required = true;
        form.reset();
      }
      translate(part);
      part.lang = 'en';
      await part.updateComplete;
      expect(part.renderRoot.textContent).to.not.match(/[\u4e00-\u9fff]/);
    });

  it('shows the tags of another level, and the others on demand', async () => {
    const form = await fixture<HTMLFormElement>(html`<form></form>`);
    const part = (await openPart('gov-rating-tags', form)) as Part & {level: string};
    for (const level of ['satisfied', 'very_dissatisfied', 'dissatisfied']) {
      translate(part);
      part.level = level;
      await part.updateComplete;
      translate(part);
      inside(part, 'button').click();
      await part.updateComplete;
      const shown = [...part.renderRoot.querySelectorAll('label')].map(label =>
        label.textContent?.replace(/[«»]/g, '').replace(/\s+/g, ' ').trim(),
      );
      const tags: readonly Tag[] = catalogueV2.tags;
      expect(shown).to.deep.equal(
        tags
          .filter(choice => choice.level === level)
          .map(({text, plain}) => [text['zh-CN'], plain?.['zh-CN']].filter(Boolean).join(' ')),
      );
    }
  });

  it('moves the counter and speaks it', async () => {
    const form = await fixture<HTMLFormElement>(html`<form></form>`);
    const part = await openPart('gov-rating-comment', form);
    for (const [count, status, alert] of [
      [1, '', ''],
      [140, '140/150', ''],
      [155, '', '多了 5 个字，请删短些。'],
      [2, '', ''],
    ] as const) {
      translate(part);
      part.value = '好'.repeat(count);
      await part.updateComplete;
      expect(read(part, '[aria-hidden]')).to.equal(`${count}/150`);
      expect(read(part, '[role=status]')).to.equal(status);
      expect(read(part, '[role=alert]')).to.equal(alert);
    }
  });
});

describe('an element that moves to another document', () => {
  for (const tag of [...parts, ...tags])
    it(`is styled there and when it comes back: <${tag}>`, async () => {
      const around = await fixture<HTMLElement>(html`<div><iframe width="800"></iframe></div>`);
      const other = (around.querySelector('iframe') as HTMLIFrameElement).contentDocument as Document;
      around.style.width = '640px';
      other.body.style.cssText = 'width: 640px; margin: 0';
      const element = (await openPart(tag, around)) as LitElement;
      const look = () =>
        [element, ...element.renderRoot.querySelectorAll('fieldset, textarea, .card')].map(one => {
          const {display, color, padding, borderRadius} = getComputedStyle(one);
          return [display, color, padding, borderRadius].join();
        });
      const before = look();
      for (const body of [other.body, around, other.body, around]) {
        body.append(element);
        await element.updateComplete;
        expect(element.shadowRoot?.adoptedStyleSheets.length).to.be.above(0);
        expect(look()).to.deep.equal(before);
      }
      document.implementation.createHTMLDocument('').body.append(element);
      around.append(element);
      expect(look()).to.deep.equal(before);
    });
});

describe('an element on a page of XML', () => {
  it('reads its attributes and draws, every one of them', async () => {
    const [where, words] = [new URL('../define.ts', import.meta.url).href, '您对<窗口>满意吗？'];
    const page = `<?xml version="1.0" encoding="UTF-8"?>
      <html xmlns="http://www.w3.org/1999/xhtml" lang="zh-CN"><head><title>评价</title></head><body>
      <form id="form">
        <gov-rating-scale name="level" label="${words.replace('<', '&lt;')}" required="" variant="faces"></gov-rating-scale>
        <gov-rating-tags name="tags"></gov-rating-tags>
        <gov-rating-comment name="comment" maxlength="20" value="很好"></gov-rating-comment>
      </form>
      <gov-rating endpoint="https://gateway.invalid/rating" token="short"></gov-rating>
      <gov-rating-board endpoint="https://gateway.invalid/rating"></gov-rating-board>
      <gov-rating-desk endpoint="https://gateway.invalid/rating"></gov-rating-desk>
      <gov-rating-receipt endpoint="https://gateway.invalid/rating"></gov-rating-receipt>
      <gov-rating-evaluator></gov-rating-evaluator>
      <gov-rating-kiosk></gov-rating-kiosk>
      <gov-rating-my endpoint="https://gateway.invalid/rating"></gov-rating-my>
      <script>
        import('${where}').then(function () { document.documentElement.setAttribute('data-ready', ''); });
      </script></body></html>`;
    const frame = await fixture<HTMLIFrameElement>(
      html`<iframe src=${URL.createObjectURL(new Blob([page], {type: 'application/xhtml+xml'}))}></iframe>`,
    );
    await waitUntil(() => frame.contentDocument?.documentElement.hasAttribute('data-ready'), 'the script has run', {
      timeout: 15_000,
    });
    const xml = frame.contentDocument as Document;
    expect(xml.contentType).to.equal('application/xhtml+xml');
    const find = <E extends Element>(tag: string) => xml.querySelector(tag) as E;
    for (const tag of [...parts, ...tags]) await find<LitElement>(tag).updateComplete;
    find<Part & {choices: unknown; level: string}>('gov-rating-tags').choices = catalogueV2.tags;
    find<Part & {level: string}>('gov-rating-tags').level = 'dissatisfied';
    await find<LitElement>('gov-rating-tags').updateComplete;
    for (const tag of [...parts, ...tags])
      expect(find(tag).shadowRoot?.textContent?.trim(), tag).to.match(/[\u4e00-\u9fff]/);
    const [scale, comment] = [find<Part>('gov-rating-scale'), find<Part>('gov-rating-comment')];
    expect(inside(scale, 'legend').textContent).to.equal(words);
    expect(scale.shadowRoot?.querySelectorAll('svg.face')).to.have.length(5);
    expect(scale.checkValidity()).to.equal(false);
    scale.shadowRoot?.querySelectorAll('input')[3]?.click();
    inside(find<Part>('gov-rating-tags'), 'input').click();
    expect(inside<HTMLTextAreaElement>(comment, 'textarea').value).to.equal('很好');
    expect(comment.shadowRoot?.textContent).to.contain('2/20');
    const {FormData: Data} = frame.contentWindow as unknown as typeof globalThis;
    expect(
      [...new Data(find<HTMLFormElement>('form'))].map(([name, value]) => `${name}=${String(value)}`),
    ).to.deep.equal(['level=dissatisfied', 'tags=207', 'comment=很好']);
    expect(find<LitElement & {endpoint: string}>('gov-rating-board').endpoint).to.equal(
      'https://gateway.invalid/rating',
    );
  });
});

describe('attributes', () => {
  it('do not undo what a page set as a property before the element was put on the page', async () => {
    const around = await fixture<HTMLElement>(html`<div></div>`);
    const scale = document.createElement('gov-rating-scale');
    scale.setAttribute('value', 'satisfied');
    scale.value = 'dissatisfied';
    around.append(scale);
    await scale.updateComplete;
    expect(scale.value).to.equal('dissatisfied');
  });

  const quiet = console.warn;
  afterEach(() => (console.warn = quiet));
  for (const tag of [...parts, ...tags])
    it(`that are "false" mean true, with one code on the console: <${tag}>`, async () => {
      const said: unknown[] = [];
      console.warn = (...words: unknown[]) => void said.push(...words);
      const {elementProperties} = customElements.get(tag) as unknown as typeof LitElement;
      const flags = [...elementProperties]
        .filter(([, {type}]) => type === Boolean)
        .map(([name, {attribute}]) => String(attribute || name).toLowerCase());
      for (const flag of flags) {
        const around = await fixture<HTMLElement>(html`<div></div>`);
        around.innerHTML = `<${tag} ${flag}="false"></${tag}>`;
        const element = around.firstElementChild as LitElement;
        await element.updateComplete;
        element.requestUpdate();
        await element.updateComplete;
        expect(
          said.filter(word => word === 'gov-rating: flag_false'),
          flag,
        ).to.have.length(1);
        said.length = 0;
      }
    });
});
