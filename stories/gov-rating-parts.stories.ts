import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {catalogueV2} from '@gov-rating/contract/standard';
import {html} from 'lit';

const meta: Meta = {title: 'Parts'};
export default meta;

type Story = StoryObj;

/** In a plain form, without any server: the form's data is shown after sending. */
export const ScaleInAForm: Story = {
  render: () =>
    html`<form @submit=${showData}>
      <gov-rating-scale name="level" required></gov-rating-scale>
      <p><button>提交</button> <button type="reset">重置</button></p>
      <output></output>
    </form>`,
};

export const ScaleWithFaces: Story = {render: () => html`<gov-rating-scale variant="faces"></gov-rating-scale>`};

export const ScaleWithStars: Story = {
  render: () => html`<gov-rating-scale variant="stars" value="satisfied"></gov-rating-scale>`,
};

export const ScaleSwitchedOff: Story = {
  render: () => html`<gov-rating-scale disabled value="satisfied"></gov-rating-scale>`,
};

export const ScaleWithAFault: Story = {
  render: () => html`<gov-rating-scale required></gov-rating-scale>`,
  play: report('gov-rating-scale'),
};

export const ScaleForOlderPeople: Story = {
  render: () => html`<gov-rating-scale theme="elder" variant="faces"></gov-rating-scale>`,
};

export const Tags: Story = {
  render: () => html`<gov-rating-tags level="dissatisfied" .choices=${catalogueV2.tags}></gov-rating-tags>`,
};

export const TagsChosen: Story = {
  render: () =>
    html`<gov-rating-tags
      level="dissatisfied"
      .choices=${catalogueV2.tags}
      .value=${['207', '209']}
    ></gov-rating-tags>`,
};

export const TagsExpanded: Story = {
  render: () => html`<gov-rating-tags level="very_satisfied" .choices=${catalogueV2.tags}></gov-rating-tags>`,
  play: async ({canvasElement}) => {
    const tags = canvasElement.querySelector('gov-rating-tags');
    await tags?.updateComplete;
    tags?.renderRoot.querySelector('button')?.click();
  },
};

export const TagsWithAFault: Story = {
  render: () => html`<gov-rating-tags level="dissatisfied" required .choices=${catalogueV2.tags}></gov-rating-tags>`,
  play: report('gov-rating-tags'),
};

export const TagsSwitchedOff: Story = {
  render: () => html`<gov-rating-tags level="dissatisfied" disabled .choices=${catalogueV2.tags}></gov-rating-tags>`,
};

export const Comment: Story = {render: () => html`<gov-rating-comment name="comment"></gov-rating-comment>`};

export const CommentTooLong: Story = {
  render: () => html`<gov-rating-comment maxlength="20" value=${'等候时间过长，'.repeat(4)}></gov-rating-comment>`,
  play: report('gov-rating-comment'),
};

export const CommentSwitchedOff: Story = {
  render: () => html`<gov-rating-comment disabled value="窗口人员很耐心。"></gov-rating-comment>`,
};

/** Lets a part say what is wrong with it, as sending a form does. */
function report(tag: 'gov-rating-scale' | 'gov-rating-tags' | 'gov-rating-comment'): Story['play'] & object {
  return async ({canvasElement}) => {
    const part = canvasElement.querySelector(tag);
    await part?.updateComplete;
    part?.reportValidity();
  };
}

function showData(event: SubmitEvent): void {
  event.preventDefault();
  const form = event.target as HTMLFormElement;
  const output = form.querySelector('output');
  if (output) output.value = new URLSearchParams(new FormData(form) as never).toString();
}
