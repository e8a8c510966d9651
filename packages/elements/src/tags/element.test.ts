import {expect, fixture, html} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {levels, type RatingForm} from '@gov-rating/contract';
import {conformsToForms} from '../base/form.conformance.ts';
import {startBackend} from '../testing/backend.ts';
import type {GovRatingTagsElement} from './element.ts';
import {defineGovRatingTags} from './element.ts';

defineGovRatingTags();

const boxesOf = (tags: GovRatingTagsElement) => [...tags.renderRoot.querySelectorAll('input')];
/** What a screen reader reads of each box. */
const wordsOf = (tags: GovRatingTagsElement) =>
  boxesOf(tags).map(box => box.labels?.[0]?.textContent?.replace(/\s+/g, ' ').trim());
const moreOf = (tags: GovRatingTagsElement) => tags.renderRoot.querySelector('button');

describe('<gov-rating-tags>', () => {
  let choices: RatingForm['tags'] = [];
  before(async () => {
    const {client, invite} = await startBackend();
    choices = (await client.getInvitation({}, {token: await invite()})).tags;
  });

  const open = (level: string, lang = 'zh-CN') =>
    fixture<GovRatingTagsElement>(
      html`<gov-rating-tags lang=${lang} theme="light" level=${level} .choices=${choices}></gov-rating-tags>`,
    );

  it('can be used with a screen reader: closed, open, chosen, wrong, disabled', async () => {
    const tags = await open('dissatisfied');
    tags.required = true;
    await expect(tags).to.be.accessible();
    tags.reportValidity();
    await tags.updateComplete;
    await expect(tags).to.be.accessible();
    moreOf(tags)?.click();
    tags.value = ['207'];
    await tags.updateComplete;
    await expect(tags).to.be.accessible();
    tags.disabled = true;
    await tags.updateComplete;
    await expect(tags).to.be.accessible();
  });

  for (const level of ['very_satisfied', 'satisfied', 'basically_satisfied', 'dissatisfied', 'very_dissatisfied'])
    it(`offers three tags of ${level} at once and five more on demand`, async () => {
      const tags = await open(level);
      expect(boxesOf(tags)).to.have.length(3);
      moreOf(tags)?.click();
      await tags.updateComplete;
      expect(boxesOf(tags)).to.have.length(8);
      expect(moreOf(tags)).to.equal(null);
      const expected = choices.filter(tag => tag.level === level);
      expect(wordsOf(tags)).to.deep.equal(
        expected.map(({text, plain}) => [text['zh-CN'], plain?.['zh-CN']].filter(Boolean).join(' ')),
      );
    });

  it('says in the same words for all levels how many more there are', async () => {
    for (const level of levels) {
      const tags = await open(level);
      expect(moreOf(tags)?.textContent).to.equal('还有 5 个原因，点开看');
      tags.value = [choices.find(tag => tag.level === level && !tag.core)?.code ?? ''];
      await tags.updateComplete;
      expect(moreOf(tags)?.textContent).to.equal('还有 4 个原因，点开看');
    }
  });

  it('asks what was good, what was not, or, where it is neither, why', async () => {
    const question = async (level: string, facts: Partial<GovRatingTagsElement> = {}) => {
      const tags = Object.assign(await open(level), facts);
      await tags.updateComplete;
      return tags.renderRoot.querySelector('legend')?.textContent;
    };
    expect(await Promise.all(levels.map(level => question(level)))).to.deep.equal([
      ...['哪些地方好？可以选几个', '哪些地方好？可以选几个', '您为什么这样评？可以选几个'],
      ...['哪里不满意？可以选几个', '哪里不满意？可以选几个'],
    ]);
    const own = {messages: {tags: '请选择原因', tagsBad: '哪里不好'}};
    expect(await question('satisfied', own)).to.equal('请选择原因');
    expect(await question('dissatisfied', own)).to.equal('哪里不好');
  });

  for (const [theme, least] of [
    ['light', 14],
    ['elder', 18],
  ] as const)
    it(`writes everyday words below those of the standard, smaller but of ${least} px at least, in the theme ${theme}`, async () => {
      const tags = await open('very_dissatisfied');
      tags.setAttribute('theme', theme);
      moreOf(tags)?.click();
      await tags.updateComplete;
      const box = boxesOf(tags).find(({value}) => value === '112')?.labels?.[0] as HTMLElement;
      const [official, plain] = [...box.querySelectorAll('.box > span > *')] as [HTMLElement, HTMLElement];
      expect([official.textContent, plain.textContent]).to.deep.equal([
        '承诺在线收取申报材料实际无法收取',
        '说好网上交材料，却交不了',
      ]);
      // The box around letters may be higher than their line.
      const [above, below] = [official, plain].map(part => part.getBoundingClientRect());
      expect(below?.top).to.be.above(((above?.top ?? 0) + 3 * (above?.bottom ?? 0)) / 4);
      const [large, small] = [official, plain].map(part => parseFloat(getComputedStyle(part).fontSize)) as [
        number,
        number,
      ];
      expect(small).to.be.at.least(least).and.below(large);
      await expect(tags).to.be.accessible();
    });

  it('puts the focus on the first tag that appeared', async () => {
    const tags = await open('satisfied');
    moreOf(tags)?.focus();
    await sendKeys({press: 'Enter'});
    await tags.updateComplete;
    expect((tags.shadowRoot?.activeElement as HTMLInputElement).value).to.equal('409');
  });

  it('is worked by keyboard alone: Tab walks, Space chooses', async () => {
    const tags = await open('dissatisfied');
    boxesOf(tags)[0]?.focus();
    await sendKeys({press: ' '});
    await sendKeys({press: 'Tab'});
    await sendKeys({press: 'Tab'});
    await sendKeys({press: ' '});
    expect(tags.value).to.deep.equal(['207', '209']);
    await sendKeys({press: ' '});
    expect(tags.value).to.deep.equal(['207']);
  });

  it('forgets the tags of a level that is no longer chosen', async () => {
    const tags = await open('dissatisfied');
    boxesOf(tags)[1]?.click();
    tags.level = 'satisfied';
    await tags.updateComplete;
    expect(tags.value).to.deep.equal([]);
    expect(boxesOf(tags).some(box => box.checked)).to.equal(false);
  });

  it('finds what was chosen for a level again when the person comes back to it, at once', async () => {
    const tags = await open('dissatisfied');
    tags.name = 'reasons';
    const form = document.createElement('form');
    tags.before(form);
    form.append(tags);
    boxesOf(tags)[0]?.click();
    boxesOf(tags)[2]?.click();
    const chosen = tags.value;
    expect(chosen).to.have.length(2);
    tags.level = 'very_dissatisfied';
    expect(tags.value).to.deep.equal([]);
    await tags.updateComplete;
    boxesOf(tags)[1]?.click();
    const others = tags.value;
    tags.level = 'basically_satisfied';
    tags.level = 'dissatisfied';
    expect(tags.value).to.deep.equal(chosen);
    expect(new FormData(form).getAll('reasons')).to.deep.equal(chosen);
    await tags.updateComplete;
    expect(
      boxesOf(tags)
        .filter(box => box.checked)
        .map(box => box.value),
    ).to.deep.equal(chosen);
    tags.level = 'very_dissatisfied';
    expect(tags.value).to.deep.equal(others);
    form.reset();
    tags.level = 'dissatisfied';
    expect(tags.value).to.deep.equal([]);
  });

  it('reads the tags in the language asked for, and draws nothing where there are none', async () => {
    expect(wordsOf(await open('satisfied', 'en'))[0]).to.equal(
      'One form was enough to apply One form was all I had to fill in',
    );
    const none = await fixture<GovRatingTagsElement>(html`<gov-rating-tags></gov-rating-tags>`);
    expect(none.renderRoot.querySelector('fieldset')).to.equal(null);
  });

  for (const [width, columns] of [
    [320, [1]],
    [390, [1]],
    [680, [2, 3]],
    [1200, [3, 4, 5, 6]],
  ] as const)
    for (const level of ['very_satisfied', 'dissatisfied', 'very_dissatisfied'])
      it(`gives every tag of ${level} the same shape at ${width} pixels, in columns`, async () => {
        const tags = await open(level);
        tags.style.width = `${width}px`;
        moreOf(tags)?.click();
        await tags.updateComplete;
        const boxes = [...tags.renderRoot.querySelectorAll('.box')].map(box => box.getBoundingClientRect());
        expect(new Set(boxes.map(box => `${Math.round(box.width)}x${Math.round(box.height)}`)).size).to.equal(1);
        expect(columns).to.contain(new Set(boxes.map(box => Math.round(box.left))).size);
        expect(tags.scrollWidth).to.be.at.most(width);
      });

  conformsToForms({
    tag: 'gov-rating-tags',
    prepare: control => Object.assign(control, {choices, level: 'dissatisfied'}),
    fill: control => boxesOf(control as GovRatingTagsElement)[0]?.click(),
    filled: ['207'],
  });
});
