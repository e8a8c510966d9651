import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {catalogueV2} from '@gov-rating/contract/standard';
import type {GovRatingTagsElement} from '@gov-rating/elements';
import {draw, inForm} from './draw.ts';
import {partArgs, report, type PartArgs} from './part.ts';

type Args = PartArgs & Pick<GovRatingTagsElement, 'value' | 'level' | 'choices'>;
type Story = StoryObj<Args>;

const meta: Meta<Args> = {
  title: 'gov-rating-tags',
  component: 'gov-rating-tags',
  args: {...partArgs, level: 'dissatisfied', choices: 'catalogueV2' as never, value: []},
  argTypes: {
    choices: {
      control: {type: 'select'},
      options: ['catalogueV2', 'none'],
      mapping: {catalogueV2: catalogueV2.tags, none: []},
    },
  },
  render: (args, context) => draw('gov-rating-tags', args, context),
};
export default meta;

/** The core tags of the level; the others on demand. */
export const Collapsed: Story = {};

/** All tags of the level, after the button was pressed. */
export const Expanded: Story = {
  play: async ({canvasElement}) => {
    const tags = canvasElement.querySelector('gov-rating-tags');
    await tags?.updateComplete;
    tags?.renderRoot.querySelector('button')?.click();
  },
};

/** Two tags are chosen; one that is not a core tag stays in sight. */
export const Chosen: Story = {args: {value: ['207', '209']}};

/** The tags of a good level. */
export const GoodLevel: Story = {args: {level: 'very_satisfied'}};

/** Sent without a reason: the error is shown. */
export const RequiredAndMissing: Story = {args: {required: true}, play: report('gov-rating-tags')};

/** An error text of the page. */
export const WithError: Story = {args: {value: ['209'], error: '请再选择一个原因。'}};

/** Disabled. */
export const Disabled: Story = {args: {disabled: true, value: ['209']}};

/** Sizes of the norm for older people. */
export const Elder: Story = {args: {theme: 'elder'}};

/** In a plain form: each chosen tag is one value. */
export const InAForm: Story = {
  args: {name: 'tags', required: true},
  render: (args, context) => inForm(draw('gov-rating-tags', args, context)),
};
