import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {registerLanguage} from '@gov-rating/elements';
import {html} from 'lit';
import {sentencesByPart} from '../packages/elements/src/check-language/sentences.ts';
import {marked, markedUyghur} from '../packages/elements/src/testing/marked-language.ts';
import {
  choose,
  ended,
  find,
  invited,
  open,
  ratingArgs,
  send,
  story,
  tick,
  unusedToken,
  write,
  type RatingArgs,
} from './scene.ts';
import {waitingClient} from './backend.ts';

const meta: Meta<RatingArgs> = {
  title: 'gov-rating',
  component: 'gov-rating',
  args: ratingArgs,
  parameters: {markup: {omit: ['sharedDevice']}},
};
export default meta;

type Story = StoryObj<RatingArgs>;

const chooseGood = (page: HTMLElement) => choose(page, 'satisfied');

/** What the person finds: the service, the question and five levels, none chosen. Rate: a server in this tab takes it. */
export const Open = story(invited);

/** Faces beside the words. */
export const Faces: Story = {...story(invited), args: {variant: 'faces'}};

/** Stars beside the words. */
export const Stars: Story = {...story(invited), args: {variant: 'stars'}};

/** A good level: reasons and comment are offered, none is needed. */
export const GoodLevelChosen = story(invited, page => choose(page, 'very_satisfied'));

/** A bad level: one reason or a few words are needed. */
export const BadLevelChosen = story(invited, page => choose(page, 'dissatisfied'));

/** Sent without a level. */
export const LevelMissing = story(invited, send);

/** A bad level is sent without a reason and without words. */
export const ReasonMissing = story(invited, async page => {
  await choose(page, 'very_dissatisfied');
  await send(page);
});

/** Ten characters are left for the comment. */
export const CommentNearLimit = story(invited, async page => {
  await choose(page, 'satisfied');
  await write(page, '好'.repeat(140));
});

/** Sent with more words than fit. */
export const CommentTooLong = story(invited, async page => {
  await choose(page, 'satisfied');
  await tick(page, '406');
  await write(page, '窗口排队时间较长，叫号顺序不清楚。'.repeat(10));
  await send(page);
});

/** The invitation is on its way. */
export const Loading = story(async () => ({client: waitingClient()}));

/** The rating is on its way: nothing can be changed. */
export const Sending = story(
  async backend => {
    const {submitRating} = waitingClient();
    return {token: await backend.invite(), client: {...backend.client, submitRating}};
  },
  async page => {
    await choose(page, 'satisfied');
    await send(page);
  },
);

/** `layout="compact"`: levels in rows, small margins. */
export const Compact: Story = {...story(invited, chooseGood), args: {layout: 'compact'}};

/** `size="large"`: for terminals in a hall. */
export const Large: Story = {...story(invited, chooseGood), args: {size: 'large'}};

/** `layout="dialog"`: a button, as a page may place it after a service. */
export const DialogClosed: Story = {...story(invited), args: {layout: 'dialog'}};

/** The dialog after the button was pressed. */
export const DialogOpen: Story = {
  ...story(invited, async page => {
    await find(page, 'gov-rating', 'header');
    await open(page);
    await find(page, 'gov-rating', 'dialog[open]');
  }),
  args: {layout: 'dialog'},
};

/** `read-aloud`: a button that speaks, where the browser can. */
export const ReadAloud: Story = {...story(invited), args: {readAloud: true}};

/** `theme="light"`, whatever the person's settings are. */
export const Light: Story = {...story(invited, chooseGood), args: {theme: 'light'}};

/** `theme="dark"`. */
export const Dark: Story = {...story(invited, chooseGood), args: {theme: 'dark'}};

/** `theme="contrast"`. */
export const HighContrast: Story = {...story(invited, chooseGood), args: {theme: 'contrast'}};

/** `theme="elder"`: sizes of the national norm for older people. */
export const Elder: Story = {...story(invited, chooseGood), args: {theme: 'elder'}};

/** Traditional Chinese. */
export const TraditionalChinese: Story = {
  ...story(invited, page => choose(page, 'dissatisfied')),
  args: {lang: 'zh-TW'},
};

/** English. */
export const English: Story = {...story(invited, page => choose(page, 'dissatisfied')), args: {lang: 'en'}};

/** A language that a deployment adds, from right to left. Test data: letters of Uyghur in front of the Chinese, no translation. */
export const AddedLanguage: Story = {
  ...story(
    async backend => {
      registerLanguage(marked(markedUyghur, Object.values(sentencesByPart).flat()));
      return invited(backend);
    },
    page => choose(page, 'dissatisfied'),
  ),
  args: {lang: 'ug'},
};

/** Sentences of the page's own instead of those of the catalogue. */
export const OwnWords: Story = {
  ...story(invited, chooseGood),
  args: {messages: {question: '您对本次窗口服务是否满意？', send: '确认提交'}},
};

/** On a page that is written from right to left. */
export const RightToLeft: Story = {
  ...story(invited, chooseGood, element => html`<div dir="rtl">${element}</div>`),
  parameters: {markup: {omit: ['sharedDevice'], around: '<div dir="rtl">%</div>'}},
};

/** In a column of 320 px. */
export const NarrowColumn = story(
  invited,
  page => choose(page, 'dissatisfied'),
  element => html`<div class="narrow">${element}</div>`,
);

/** A dialog after sending: the outcome is shown in the dialog. */
export const DialogReceived: Story = {
  ...story(invited, async page => {
    await find(page, 'gov-rating', 'header');
    await open(page);
    await choose(page, 'satisfied');
    await send(page);
    await ended(page);
  }),
  args: {layout: 'dialog'},
};

/**
 * In forced colours (Windows high contrast) the browser replaces all colours; what is chosen then shows by a thick
 * border. To see it in Chromium: developer tools, Rendering, "Emulate CSS media feature forced-colors".
 */
export const ForcedColours = story(invited, chooseGood);

/** The page was opened without an invitation. */
export const WithoutInvitation = story(async () => ({token: ''}));

/** The link was cut or mistyped. */
export const InvalidLink = story(async () => ({token: unusedToken}));
