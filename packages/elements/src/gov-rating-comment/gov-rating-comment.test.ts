import {expect, fixture, html} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {formContract} from '../internal/form.contract.ts';
import type {GovRatingCommentElement} from './gov-rating-comment.element.ts';
import {defineGovRatingComment} from './gov-rating-comment.ts';

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

  it('speaks the counter near the limit only, and lets too much be written but not sent', async () => {
    const comment = await open();
    await write(comment, '好');
    expect(saidBy(comment, 'status')).to.equal('');
    await write(comment, '好'.repeat(20));
    expect(saidBy(comment, 'status')).to.equal('20/30');
    await write(comment, '好'.repeat(21));
    expect(saidBy(comment, 'status')).to.equal('20/30');
    await write(comment, '好'.repeat(33));
    expect(saidBy(comment, 'alert')).to.contain('3');
    expect(fieldOf(comment).value).to.have.length(33);
    expect(comment.checkValidity()).to.equal(false);
    expect(fieldOf(comment).getAttribute('aria-invalid')).to.equal('true');
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

  formContract({
    tag: 'gov-rating-comment',
    fill: control => {
      const field = fieldOf(control as GovRatingCommentElement);
      field.value = '窗口人员很耐心';
      field.dispatchEvent(new Event('change', {bubbles: true}));
    },
    filled: ['窗口人员很耐心'],
  });
});
