import {expect, fixture, html} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {RatingForm} from '@gov-rating/contract';
import {formContract} from '../internal/form.contract.ts';
import {startBackend} from '../testing/backend.ts';
import type {GovRatingTagsElement} from './gov-rating-tags.element.ts';
import {defineGovRatingTags} from './gov-rating-tags.ts';

defineGovRatingTags();

const boxesOf = (tags: GovRatingTagsElement) => [...tags.renderRoot.querySelectorAll('input')];
const wordsOf = (tags: GovRatingTagsElement) => boxesOf(tags).map(box => box.labels?.[0]?.textContent?.trim());
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
      const expected = choices.filter(tag => tag.level === level).map(tag => tag.text['zh-CN']);
      expect(wordsOf(tags)).to.deep.equal(expected);
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

  it('reads the tags in the language asked for, and draws nothing where there are none', async () => {
    expect(wordsOf(await open('satisfied', 'en'))[0]).to.equal('One form was enough to apply');
    const none = await fixture<GovRatingTagsElement>(html`<gov-rating-tags></gov-rating-tags>`);
    expect(none.renderRoot.querySelector('fieldset')).to.equal(null);
  });

  formContract({
    tag: 'gov-rating-tags',
    prepare: control => Object.assign(control, {choices, level: 'dissatisfied'}),
    fill: control => boxesOf(control as GovRatingTagsElement)[0]?.click(),
    filled: ['207'],
  });
});
