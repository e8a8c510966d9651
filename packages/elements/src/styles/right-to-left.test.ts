import {expect, fixture, html} from '@open-wc/testing';
import {setViewport} from '@web/test-runner-commands';
import {aStatistics} from '@gov-rating/contract/testing';
import {catalogueV2} from '@gov-rating/contract/standard';
import {defineGovRatingBoard} from '../board/element.ts';
import {defineGovRatingComment} from '../comment/element.ts';
import {defineGovRatingDesk} from '../desk/element.ts';
import {defineGovRatingEvaluator} from '../evaluator/element.ts';
import {defineGovRatingKiosk} from '../kiosk/element.ts';
import {defineGovRating} from '../rating/element.ts';
import {defineGovRatingReceipt} from '../receipt/element.ts';
import {defineGovRatingTags, type GovRatingTagsElement} from '../tags/element.ts';
import {startBackend, type Backend} from '../testing/backend.ts';
import {startDeskBackend} from '../testing/desk-backend.ts';
import {openDesk} from '../testing/desk-page.ts';
import {openEvaluator} from '../testing/evaluator-page.ts';
import {openKiosk} from '../testing/kiosk-page.ts';
import {openRating, sendAndSee} from '../testing/rating-page.ts';
import {misplacedTexts} from '../testing/reading-order.ts';
import {startReceiptBackend, toTheAnswer} from '../testing/receipt-backend.ts';
import {openReceipt} from '../testing/receipt-page.ts';
import {drawnScreen} from '../testing/screen-page.ts';
import {aForm, aPrompt, scriptedDevice} from '../testing/scripted-device.ts';
import {aServed, scriptedTerminal} from '../testing/scripted-terminal.ts';

for (const define of [
  ...[defineGovRating, defineGovRatingBoard, defineGovRatingComment, defineGovRatingDesk],
  ...[defineGovRatingEvaluator, defineGovRatingKiosk, defineGovRatingReceipt, defineGovRatingTags],
])
  define();

/** What people and registers write: sentences that end in a stop or a bracket, or begin with one. */
const said = '（态度不好。）让我跑了三趟（还要再来）！';
const itemName = '【公积金】提取（购买、建造住房）';

const names = {
  institutionName: '示例市政务服务中心（一层）',
  point: {name: '综合受理窗口（临时）', institutionName: '示例市政务服务中心（一层）', windowNumber: '3（西）'},
  staff: {number: 'A017（培训）', name: '测试员（见习）'},
};

/** Every element in the states that show text of people, of registers and of its own. */
const pages: Readonly<Record<string, () => Promise<Element>>> = {
  'the tags': async () => {
    const tags = await fixture<GovRatingTagsElement>(
      html`<gov-rating-tags
        lang="zh-CN"
        required
        .level=${'dissatisfied'}
        .choices=${catalogueV2.tags.map(tag => ({...tag, text: {...tag.text, 'zh-CN': `${tag.text['zh-CN']}（见说明）。`}}))}
      ></gov-rating-tags>`,
    );
    tags.reportValidity();
    await tags.updateComplete;
    tags.renderRoot.querySelector('button')?.click();
    await tags.updateComplete;
    return tags;
  },
  'the comment': () =>
    fixture(
      html`<gov-rating-comment lang="zh-CN" .value=${said} error="请不要写电话（手机号）。"></gov-rating-comment>`,
    ),
  'the form with a reason missing': async () => {
    const backend = await startBackend();
    const getInvitation: Backend['client']['getInvitation'] = async (...asked) => {
      const form = await backend.client.getInvitation(...asked);
      return {...form, service: {...form.service, itemName}};
    };
    const page = await openRating({client: {...backend.client, getInvitation}}, await backend.invite());
    await page.choose('very_dissatisfied');
    page.sendButton().click();
    await page.element.updateComplete;
    return page.element;
  },
  'the end of a bad rating': async () => {
    const backend = await startBackend();
    const page = await openRating(backend, await backend.invite());
    await page.choose('very_dissatisfied');
    await page.write(said);
    await sendAndSee(page, 'gov-rating-received');
    return page.element;
  },
  'the receipt with an answer': async () => {
    const backend = await startReceiptBackend();
    const {receiptNumber, orderNumber} = await backend.rated();
    await backend.take(orderNumber, toTheAnswer);
    return openReceipt({client: backend.client, receipt: receiptNumber});
  },
  'the board': async () => {
    const board = document.createElement('gov-rating-board');
    Object.assign(board, {client: {getStatistics: async () => aStatistics()}, lang: 'zh-CN'});
    (await fixture<HTMLElement>(html`<div></div>`)).append(board);
    await board.refresh();
    return board;
  },
  'an order at the desk': async () => {
    const backend = await startDeskBackend();
    const number = await backend.badRating(itemName);
    const page = await openDesk({client: backend.desk('bureau')});
    await page.openOrder(number);
    return page.element;
  },
  "the window's screen between two people": async () => {
    const {element} = await openEvaluator(scriptedDevice({state: 'idle', ...names}));
    return element;
  },
  "the window's screen with reasons": async () => {
    const form = aForm({itemName, institutionName: names.institutionName});
    const {element, choose} = await openEvaluator(scriptedDevice({state: 'prompt', prompt: aPrompt(form), ...names}));
    await choose('dissatisfied');
    await drawnScreen(element);
    return element;
  },
  "a terminal's screen, between two people and with reasons": async () => {
    const {point} = names;
    const {element, choose} = await openKiosk(scriptedTerminal({point, online: false, waiting: 3}));
    expect(misplacedTexts(element)).to.deep.equal([]);
    element.service = aServed({itemName, windowNumber: '3（西）'});
    await drawnScreen(element);
    await choose('dissatisfied');
    return element;
  },
};

describe('on a page from right to left', () => {
  let element: Element;
  beforeEach(async () => {
    document.documentElement.dir = 'rtl';
    await setViewport({width: 800, height: 900});
  });
  afterEach(async () => {
    document.documentElement.dir = '';
    element.remove();
    await setViewport({width: 800, height: 600});
  });

  for (const [what, open] of Object.entries(pages))
    it(`${what}: every Chinese sentence keeps its stops and brackets where they belong`, async () => {
      element = await open();
      expect(misplacedTexts(element)).to.deep.equal([]);
    });

  it('a sentence in Uyghur goes on to the left of the name in it', async () => {
    const backend = await startBackend();
    const order = 'بۇيرۇق {unit} تاپشۇرۇلدى.';
    const page = await openRating(backend, await backend.invite(), {messages: {order}});
    element = page.element;
    await page.choose('very_dissatisfied');
    await page.write(said);
    await sendAndSee(page, 'gov-rating-received');
    const pieces = [...page.element.renderRoot.querySelectorAll('#detail > p:last-of-type > span')];
    const places = pieces.filter(({textContent}) => textContent?.trim()).map(part => part.getBoundingClientRect().left);
    expect(places.length).to.be.at.least(3);
    expect(places).to.deep.equal(places.toSorted((a, b) => b - a));
    expect(misplacedTexts(element)).to.deep.equal([]);
  });

  it('a comment is written in the direction of its own words', async () => {
    element = (await pages['the comment']?.()) as Element;
    const field = element.shadowRoot?.querySelector('textarea') as HTMLTextAreaElement;
    expect(getComputedStyle(field).unicodeBidi).to.equal('plaintext');
  });
});
