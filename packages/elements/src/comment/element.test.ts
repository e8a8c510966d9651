import {isStorableText} from '@gov-rating/sdk/core';
import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {conformsToForms} from '../base/form.conformance.ts';
import type {GovRatingCommentElement} from './element.ts';
import {defineGovRatingComment} from './element.ts';

defineGovRatingComment();

const fieldOf = (comment: GovRatingCommentElement) =>
  comment.renderRoot.querySelector('textarea') as HTMLTextAreaElement;
const saidBy = (comment: GovRatingCommentElement, role: string) =>
  comment.renderRoot.querySelector(`[role=${role}]`)?.textContent?.trim();

async function write(comment: GovRatingCommentElement, text: string): Promise<void> {
  fieldOf(comment).value = text;
  fieldOf(comment).dispatchEvent(new InputEvent('input', {bubbles: true, composed: true, data: text}));
  await comment.updateComplete;
}

describe('<gov-rating-comment>', () => {
  const open = () =>
    fixture<GovRatingCommentElement>(
      html`<gov-rating-comment lang="zh-CN" theme="light" maxlength="30"></gov-rating-comment>`,
    );

  it('can be used with a screen reader: empty, written, too long, disabled', async () => {
    const comment = await open();
    await expect(comment).to.be.accessible();
    await write(comment, '很好');
    await expect(comment).to.be.accessible();
    await write(comment, '好'.repeat(31));
    await expect(comment).to.be.accessible();
    comment.disabled = true;
    await comment.updateComplete;
    await expect(comment).to.be.accessible();
  });

  it('counts characters as people do, an emoji as one', async () => {
    const comment = await open();
    await write(comment, '👍🏽很好');
    expect(comment.renderRoot.textContent).to.contain('4/30');
  });

  /** Waits for the text of a live region, or until it is empty. */
  const says = (comment: GovRatingCommentElement, role: string, words: string) =>
    waitUntil(() => saidBy(comment, role) === words, `${role}: ${words}`, {timeout: 5000});

  it('speaks the counter near the limit only, then is silent', async () => {
    const comment = await open();
    await write(comment, '好');
    expect(saidBy(comment, 'status')).to.equal('');
    await write(comment, '好'.repeat(20));
    expect(saidBy(comment, 'status')).to.equal('20/30');
    await says(comment, 'status', '');
    await write(comment, '好'.repeat(21));
    expect(saidBy(comment, 'status')).to.equal('');
    await says(comment, 'status', '21/30');
    await says(comment, 'status', '');
  });

  it('lets too much be written but not sent, and says the sentence that is seen, once the typing pauses', async () => {
    const comment = await open();
    await write(comment, '好'.repeat(31));
    expect(saidBy(comment, 'alert')).to.equal('多了 1 个字，请删短些。');
    for (let over = 2; over <= 5; over++) {
      await write(comment, '好'.repeat(30 + over));
      expect(saidBy(comment, 'alert'), 'a number that is no longer true').to.equal('');
      expect(comment.shadowRoot?.getElementById('error')?.textContent).to.equal(`多了 ${over} 个字，请删短些。`);
    }
    await says(comment, 'alert', '多了 5 个字，请删短些。');
    await says(comment, 'alert', '');
    expect(fieldOf(comment).value).to.have.length(35);
    expect(comment.checkValidity()).to.equal(false);
    expect(comment.validity.tooLong).to.equal(true);
    expect(fieldOf(comment).getAttribute('aria-invalid')).to.equal('true');
    await write(comment, '好');
    expect(comment.shadowRoot?.getElementById('error')?.textContent).to.equal('');
    expect([saidBy(comment, 'alert'), saidBy(comment, 'status')]).to.deep.equal(['', '']);
  });

  it('raises no alarm while an input method composes; the counter moves', async () => {
    const comment = await open();
    const field = fieldOf(comment);
    const compose = async (text: string) => {
      field.value = text;
      field.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true, isComposing: true}));
      await comment.updateComplete;
    };
    await write(comment, '好'.repeat(9));
    for (const letters of ['n', 'ni', "ni'haoshijiexiexienimen"]) {
      await compose('好'.repeat(9) + letters);
      expect(comment.shadowRoot?.getElementById('error')?.textContent).to.equal('');
      expect([saidBy(comment, 'alert'), saidBy(comment, 'status')]).to.deep.equal(['', '']);
      expect(field.getAttribute('aria-invalid')).to.equal('false');
      expect(comment.renderRoot.textContent).to.contain(`${9 + letters.length}/30`);
    }
    field.value = '好'.repeat(31);
    field.dispatchEvent(new CompositionEvent('compositionend', {bubbles: true, composed: true}));
    await comment.updateComplete;
    expect(saidBy(comment, 'alert')).to.equal('多了 1 个字，请删短些。');
    expect(comment.shadowRoot?.getElementById('error')?.textContent).to.equal('多了 1 个字，请删短些。');
    expect(comment.value).to.equal(field.value);
  });

  it('is composed into undisturbed, whatever the page makes of the value meanwhile', async () => {
    const comment = await open();
    const field = fieldOf(comment);
    field.focus();
    field.value = 'ni\u000b';
    field.setSelectionRange(2, 2);
    field.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true, isComposing: true}));
    await comment.updateComplete;
    expect([field.value, field.selectionStart]).to.deep.equal(['ni\u000b', 2]);
    field.dispatchEvent(new CompositionEvent('compositionend', {bubbles: true, composed: true}));
    await comment.updateComplete;
    expect([field.value, comment.value, field.selectionStart]).to.deep.equal(['ni\n', 'ni\n', 2]);
  });

  const breaks = ['\v', '\f', '\x85', '\u2028', '\u2029'];
  const lost = [
    '\0',
    '\x01',
    '\x1b',
    '\x7f',
    '\x80',
    '\x9f',
    '\ud800',
    '\udc00',
    '\ufdd0',
    '\ufffe',
    '\uffff',
    '\u{1ffff}',
  ];

  it('makes line breaks of what a word processor breaks lines with, and leaves out what no server stores', async () => {
    const comment = await open();
    for (const [signs, instead] of [
      [breaks, '\n'],
      [lost, ''],
    ] as const)
      for (const sign of signs) {
        await write(comment, `一${sign}二👍`);
        expect(comment.value, escape(sign)).to.equal(`一${instead}二👍`);
        expect(fieldOf(comment).value, escape(sign)).to.equal(`一${instead}二👍`);
        comment.value = `三${sign}四`;
        expect(comment.value, escape(sign)).to.equal(`三${instead}四`);
        await comment.updateComplete;
        expect(fieldOf(comment).value, escape(sign)).to.equal(`三${instead}四`);
      }
    await write(comment, `\t${lost.join('')}好${breaks.join('')}`);
    expect(isStorableText(comment.value)).to.equal(true);
    comment.value = '一\r\n二\r三';
    expect(comment.value).to.equal('一\n二\n三');
  });

  it('keeps every sign that a server stores', async () => {
    const comment = await open();
    const all = '\t\n\u200b\u200d\u{e0061}\u{10fffd}‮ئۇيغۇر👩‍👩‍👧🇨🇳①㏿﷐'.replace('﷐', '');
    await write(comment, all);
    expect([comment.value, fieldOf(comment).value]).to.deep.equal([all, all]);
  });

  it('leaves the caret where it is in the text when something before or after it is left out', async () => {
    const comment = await open();
    const field = fieldOf(comment);
    field.focus();
    for (const [text, caret, cleaned, expected] of [
      ['一\0\0二\v三', 4, '一二\n三', 2],
      ['一\0\0二\v三', 5, '一二\n三', 3],
      ['一二\0', 1, '一二', 1],
      ['👍\ud800👍', 3, '👍👍', 2],
    ] as const) {
      field.value = text;
      field.setSelectionRange(caret, caret);
      field.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
      await comment.updateComplete;
      expect([field.value, field.selectionStart, field.selectionEnd]).to.deep.equal([cleaned, expected, expected]);
    }
  });

  it('is a text, whatever a page sets', async () => {
    const comment = await open();
    for (const [set, text] of [
      [null, ''],
      [undefined, ''],
      [150, '150'],
    ]) {
      comment.value = set as string;
      await comment.updateComplete;
      expect([comment.value, fieldOf(comment).value]).to.deep.equal([text, text]);
    }
  });

  for (const [lang, words] of [
    ['zh-CN', '最多 30 个字'],
    ['zh-TW', '最多 30 個字'],
    ['en', 'At most 30 characters'],
  ] as const)
    it(`says how much may be written, seen and described (${lang})`, async () => {
      const comment = await open();
      comment.lang = lang;
      await comment.updateComplete;
      const ids = fieldOf(comment).getAttribute('aria-describedby')?.split(' ') ?? [];
      expect(ids.map(id => comment.shadowRoot?.getElementById(id)?.textContent).join()).to.contain(words);
      expect(comment.shadowRoot?.getElementById('limit')?.checkVisibility()).to.equal(true);
    });

  for (const width of [200, 320, 768])
    for (const theme of ['light', 'elder'])
      it(`keeps the counter on the line of the hint at ${width} pixels in ${theme}`, async () => {
        const comment = await open();
        comment.setAttribute('theme', theme);
        comment.style.width = `${width}px`;
        const [hint, counter] = [...(comment.renderRoot.querySelector('.foot')?.children ?? [])] as HTMLElement[];
        expect(counter?.offsetTop).to.equal(hint?.offsetTop);
        expect(comment.scrollWidth).to.be.at.most(width);
      });

  it('asks to leave out personal data, tied to the field', async () => {
    const comment = await open();
    const tied = fieldOf(comment).getAttribute('aria-describedby')?.split(' ') ?? [];
    expect(tied.map(id => comment.shadowRoot?.getElementById(id)?.textContent).join()).to.contain('身份证号');
  });

  it('is worked by keyboard, and no event that leaves it carries what is typed', async () => {
    const comment = await open();
    const seen: Event[] = [];
    const note = (event: Event) => void seen.push(event);
    for (const type of ['input', 'change']) document.addEventListener(type, note);
    comment.focus();
    await sendKeys({type: 'secret'});
    for (const type of ['input', 'change']) document.removeEventListener(type, note);
    expect(comment.value).to.equal('secret');
    expect(seen).to.have.length(6);
    expect(seen.some(event => event.composed || 'data' in event || 'detail' in event)).to.equal(false);
  });

  conformsToForms({
    tag: 'gov-rating-comment',
    fill: control => {
      const field = fieldOf(control as GovRatingCommentElement);
      field.value = '窗口人员很耐心';
      field.dispatchEvent(new Event('change', {bubbles: true}));
    },
    filled: ['窗口人员很耐心'],
  });
});
