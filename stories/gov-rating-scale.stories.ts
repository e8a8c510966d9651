import type {Meta, StoryObj} from '@storybook/web-components-vite';
import type {GovRatingScaleElement} from '@gov-rating/elements';
import {draw, inForm} from './draw.ts';
import {partArgs, report, type PartArgs} from './part.ts';

type Args = PartArgs & Pick<GovRatingScaleElement, 'value' | 'variant'> & {readonly layout: string};
type Story = StoryObj<Args>;

const meta: Meta<Args> = {
  title: 'gov-rating-scale',
  component: 'gov-rating-scale',
  args: {...partArgs, value: '', variant: 'words', layout: ''},
  render: (args, context) => draw('gov-rating-scale', args, context),
};
export default meta;

/** Five levels in words, none chosen. */
export const Words: Story = {};

/** Faces beside the words. */
export const Faces: Story = {args: {variant: 'faces'}};

/** Stars beside the words; one level is chosen. */
export const Stars: Story = {args: {variant: 'stars', value: 'satisfied'}};

/** In rows, however wide the page is. */
export const Compact: Story = {args: {layout: 'compact'}};

/** Sent without a level: the error is shown. */
export const RequiredAndMissing: Story = {args: {required: true}, play: report('gov-rating-scale')};

/** An error text of the page; it never favours a level. */
export const WithError: Story = {args: {error: '刚才的选择没有收到，请再选一次。'}};

/** Disabled. */
export const Disabled: Story = {args: {disabled: true, value: 'satisfied'}};

/** The page sets a level that does not exist: nothing is chosen, and a form is not sent with it. */
export const UnknownLevel: Story = {args: {value: 'five_stars' as never}};

/** Sizes of the norm for older people. */
export const Elder: Story = {args: {theme: 'elder', variant: 'faces'}};

/** In a plain form, without any server: what the form would send is shown after sending. */
export const InAForm: Story = {
  args: {name: 'level', required: true},
  render: (args, context) => inForm(draw('gov-rating-scale', args, context)),
};
