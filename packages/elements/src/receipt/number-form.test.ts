import {expect} from '@open-wc/testing';
import {setViewport} from '@web/test-runner-commands';
import {openReceipt, part} from '../testing/receipt-page.ts';
import {startReceiptBackend} from '../testing/receipt-backend.ts';
import {defineGovRatingReceipt} from './element.ts';

defineGovRatingReceipt();

describe('<gov-rating-receipt> asks for the number with an example', () => {
  afterEach(() => setViewport({width: 800, height: 600}));

  for (const lang of ['zh-CN', 'zh-TW', 'en'])
    it(`that is in one piece on a phone of any width, with no punctuation alone behind it (${lang})`, async () => {
      const {client} = await startReceiptBackend();
      const element = await openReceipt({client, lang});
      for (let width = 300; width <= 440; width += 4) {
        await setViewport({width, height: 700});
        const hint = part(element, '#number-hint');
        const number = part(element, '#number-hint bdi');
        const lineHeight = parseFloat(getComputedStyle(hint).lineHeight);
        expect(number.getBoundingClientRect().height, `at ${width}`).to.be.below(lineHeight * 1.5);
        expect(document.documentElement.scrollWidth, `at ${width}`).to.be.at.most(width);
        const stop = document.createRange();
        stop.setStartAfter(number);
        stop.setEndAfter(part(element, '.whole').lastChild as Text);
        const gap = stop.getBoundingClientRect().top - number.getBoundingClientRect().bottom;
        expect(gap, `the stop at ${width}`).to.be.below(0);
      }
    });

  for (const theme of ['', 'elder'] as const)
    it(`and shows a typed one as a whole on a phone${theme && ' in large print'}, so that each digit can be compared`, async () => {
      const {client} = await startReceiptBackend();
      for (const width of [320, 360]) {
        await setViewport({width, height: 700});
        const element = await openReceipt({client, theme, receipt: '2611-2405-1738-6420-9357'});
        const field = part(element, '#number');
        expect(field.scrollWidth, `at ${width}`).to.be.at.most(field.clientWidth);
        if (theme) expect(parseFloat(getComputedStyle(field).fontSize)).to.be.at.least(18);
        element.remove();
      }
    });

  it('that breaks between its groups where it is wider than a line', async () => {
    await setViewport({width: 320, height: 700});
    const {client} = await startReceiptBackend();
    const element = await openReceipt({client, theme: 'elder'});
    element.style.setProperty('--gov-rating-font-size', '200%');
    part(element, '#number-hint').style.fontSize = '36px';
    const lines: string[] = [];
    let top = -1;
    const texts = document.createTreeWalker(part(element, '#number-hint bdi'), NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode() as Text | null; text; text = texts.nextNode() as Text | null)
      for (let at = 0; at < text.length; at++) {
        const sign = document.createRange();
        sign.setStart(text, at);
        sign.setEnd(text, at + 1);
        const rect = sign.getBoundingClientRect();
        if (rect.top > top + 4) lines.push('');
        top = Math.max(top, rect.top);
        lines.push(`${lines.pop() ?? ''}${text.data[at]}`);
      }
    expect(lines.length).to.be.greaterThan(1);
    for (const line of lines.slice(0, -1)) expect(line).to.match(/-$/);
    expect(document.documentElement.scrollWidth).to.be.at.most(320);
  });
});
