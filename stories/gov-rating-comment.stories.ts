import type {Meta, StoryObj} from '@storybook/web-components-vite';
import type {GovRatingCommentElement} from '@gov-rating/elements';
import {draw, inForm} from './draw.ts';
import {partArgs, report, type PartArgs} from './part.ts';

type Args = PartArgs & Pick<GovRatingCommentElement, 'value' | 'maxLength' | 'notice'>;
type Story = StoryObj<Args>;

const meta: Meta<Args> = {
  title: 'gov-rating-comment',
  component: 'gov-rating-comment',
  args: {...partArgs, value: '', maxLength: 150, notice: ''},
  render: (args, context) => draw('gov-rating-comment', args, context),
};
export default meta;

/** Nothing is written yet. */
export const Empty: Story = {};

/** Near the limit the counter is also spoken. */
export const NearLimit: Story = {args: {maxLength: 30, value: '等候时间过长，'.repeat(4)}};

/** Too long: nothing is cut off, and the field shows by how much. */
export const OverLimit: Story = {args: {maxLength: 20, value: '等候时间过长，'.repeat(4)}};

/** Sent without a text: the error is shown. */
export const RequiredAndMissing: Story = {args: {required: true}, play: report('gov-rating-comment')};

/** An error text of the page. */
export const WithError: Story = {args: {value: '电话：……', error: '请删去电话号码。'}};

/** With the sentence about privacy of the deployment below the field. */
export const WithNotice: Story = {args: {notice: '您的评价只用于改进服务。'}};

/** Disabled. */
export const Disabled: Story = {args: {disabled: true, value: '窗口人员很耐心。'}};

/** Sizes of the norm for older people. */
export const Elder: Story = {args: {theme: 'elder', value: '窗口人员很耐心。'}};

/** In a plain form. */
export const InAForm: Story = {
  args: {name: 'comment'},
  render: (args, context) => inForm(draw('gov-rating-comment', args, context)),
};
