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

export const Tags: Story = {
  render: () => html`<gov-rating-tags level="dissatisfied" .choices=${catalogueV2.tags}></gov-rating-tags>`,
};

export const Comment: Story = {render: () => html`<gov-rating-comment name="comment"></gov-rating-comment>`};

function showData(event: SubmitEvent): void {
  event.preventDefault();
  const form = event.target as HTMLFormElement;
  const output = form.querySelector('output');
  if (output) output.value = new URLSearchParams(new FormData(form) as never).toString();
}
