import {expect} from '@open-wc/testing';
import type {ReceiptProgress} from '@gov-rating/contract';
import {ed25519Signer} from '@gov-rating/contract/evidence';
import {receiptCatalogues} from '../messages/receipt.ts';
import {signer, startReceiptBackend, type Rated, type ReceiptBackend} from '../testing/receipt-backend.ts';
import {drawn, openReceipt, part, textOf} from '../testing/receipt-page.ts';
import {prove} from './proof.ts';
import {defineGovRatingReceipt} from './element.ts';

defineGovRatingReceipt();

const keysOf = ({receiptNumber, receiptKey}: Rated) => ({receiptNumber, receiptKey});

const stranger = ed25519Signer(new Uint8Array(32).fill(6)).publicKey;

describe('<gov-rating-receipt> and the evidence log', () => {
  let backend: ReceiptBackend;
  beforeEach(async () => {
    backend = await startReceiptBackend();
  });

  const open = ({receiptNumber: receipt, receiptKey}: Rated, facts = {}) =>
    openReceipt({client: backend.client, receipt, receiptKey, ...facts});

  /** A client whose answers were changed on the way. */
  const changed = (change: (progress: ReceiptProgress) => ReceiptProgress) => ({
    ...backend.client,
    getReceipt: async (input: {receiptNumber: string; receiptKey?: string | undefined}) =>
      change(await backend.client.getReceipt(input)),
  });

  it('says that the rating is not in the log yet, and once it is, its entry, the time and the key of the signature', async () => {
    await backend.rated('well');
    const one = await backend.rated('well');
    const element = await open(one);
    expect(part(element, '[part=proof]').textContent).to.contain('稍后再查，可以核对');
    await backend.seal();
    await element.refresh();
    await drawn(element);
    const text = textOf(element);
    expect(part(element, '[part=proof]').innerText.trim()).to.equal('您的评价已存好，没人改过。');
    expect(part<HTMLDetailsElement>(element, 'details').open).to.equal(false);
    expect(text).to.match(/第 [12] 条，共 2 条/);
    expect(text).to.contain('2026年11月25日 10:12 签名');
    expect(part(element, '.key').getAttribute('translate')).to.equal('no');
    expect(part(element, '.key').textContent).to.equal(signer.publicKey);
    expect(text).to.contain(receiptCatalogues['zh-CN']?.logOwnKey);
    await expect(element).to.be.accessible();
  });

  it('says to a person who has only the number that the proof needs the link', async () => {
    const one = await backend.rated('well');
    await backend.seal();
    for (const receiptKey of ['', 'A'.repeat(22), 'cut']) {
      const element = await open(one, {receiptKey});
      expect(part(element, '[part=proof]').textContent, receiptKey).to.contain('从评价后显示的链接进来');
      expect(part(element, '[part=receipt]').textContent).to.contain(one.receiptNumber);
      expect(element.renderRoot.querySelector('.key')).to.equal(null);
    }
  });

  it('says so in every language', async () => {
    const one = await backend.rated('well');
    await backend.seal();
    expect(textOf(await open(one, {lang: 'zh-TW'}))).to.match(/沒人改過.*存證記錄第 1 筆，共 1 筆/);
    expect(textOf(await open(one, {lang: 'en'}))).to.match(/nobody has changed it.*Entry 1 of 1/);
  });

  it('compares with the keys that the page was given, of which one is enough', async () => {
    const one = await backend.rated('well');
    await backend.seal();
    const element = await open(one, {evidenceKey: `${stranger} ${signer.publicKey}`});
    expect(textOf(element)).to.contain('公钥和本页上给的一样');
    element.evidenceKey = stranger;
    await drawn(element);
    expect(part(element, '[part=proof]').textContent).to.contain('和这个号码对不上');
    await expect(element).to.be.accessible();
  });

  it('warns a person when the log holds another rating than that of the receipt, or was changed', async () => {
    const [one, other] = [await backend.rated('well'), await backend.rated('badly')];
    await backend.seal();
    const {evidence} = await backend.client.getReceipt(keysOf(other));
    const swapped = await open(one, {client: changed(progress => ({...progress, evidence}))});
    expect(part(swapped, '[part=proof]').textContent).to.contain('和这个号码对不上');
    const cut = changed(({evidence: proof, ...progress}) => ({...progress, evidence: proof && {...proof, path: []}}));
    expect(textOf(await open(one, {client: cut}))).to.contain('和这个号码对不上');
  });

  it('says that nothing can be checked now when the key cannot be read, and goes on showing the progress', async () => {
    const one = await backend.rated('well');
    await backend.seal();
    const element = await open(one, {evidenceKey: 'ed25519:none'});
    expect(part(element, '[part=proof]').textContent).to.contain('现在没法核对');
    expect(textOf(element)).to.contain('评价有效，已计入结果');
  });

  it('never takes a key of one kind for a signature of another', async () => {
    const one = await backend.rated('well');
    await backend.seal();
    const progress = await backend.client.getReceipt(keysOf(one));
    expect(await prove(progress, one.receiptKey, '', document)).to.equal('proved');
    expect(await prove(progress, one.receiptKey, `sm2:${'A'.repeat(87)}`, document)).to.equal('broken');
  });
});
