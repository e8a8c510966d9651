import type {Meta, StoryObj} from '@storybook/web-components-vite';
import type {GovRatingMyElement} from '@gov-rating/elements';
import {createRaterClient, type RaterClient} from '@gov-rating/sdk/rater';
import {startMyBackend, type MyBackend} from '../packages/elements/src/testing/my-backend.ts';
import {draw} from './draw.ts';
import {find} from './scene.ts';

type Args = Pick<
  GovRatingMyElement,
  'endpoint' | 'label' | 'loginPage' | 'receiptPage' | 'theme' | 'size' | 'lang' | 'sharedDevice' | 'messages'
>;
type Story = StoryObj<Args>;
type Facts = Partial<Pick<GovRatingMyElement, 'client' | 'endpoint'>>;

const meta: Meta<Args> = {
  title: 'gov-rating-my',
  component: 'gov-rating-my',
  args: {
    ...{endpoint: '', label: '', loginPage: '', receiptPage: '/receipt', theme: '', size: '', lang: ''},
    ...{sharedDevice: true, messages: {}},
  },
  render: (args, context) => draw('gov-rating-my', args, context, context.loaded),
};
export default meta;

/** A story after what the departments registered, with the actions of the person. */
function story(
  prepare: (backend: MyBackend) => Promise<Facts | void>,
  act?: (page: HTMLElement) => Promise<unknown>,
  args: Partial<Args> = {},
): Story {
  return {
    loaders: [
      async () => {
        const backend = await startMyBackend();
        const {client, ratingClient} = {client: backend.client(), ratingClient: backend.ratingClient};
        return {client, ratingClient, ...(await prepare(backend))};
      },
    ],
    args,
    ...(act ? {play: ({canvasElement}) => act(canvasElement) as Promise<void>} : {}),
  };
}

const part = <E extends Element>(page: HTMLElement, selector: string) =>
  find<E & HTMLElement>(page, 'gov-rating-my', selector);

/** Three services with different days left, and one that was rated. */
async function some({served, rated}: MyBackend): Promise<void> {
  await rated(await served(9, {itemName: '居住证申领', serviceName: '网上申请'}));
  await served(1, {itemName: '建设工程规划许可证核发'});
  await served(30, {itemName: '食品经营许可', node: 'accepted'});
  await served(28, {itemName: '企业投资项目备案及变更备案（含外商投资项目）', serviceName: '材料补正'});
}

const neverAnswered: RaterClient = createRaterClient({
  baseUrl: 'https://rating.example',
  assertion: () => new Promise<string>(() => undefined),
});

/** What can be rated, the most urgent first, and what was rated. */
export const Several = story(some);

/** A long list is shown in portions. */
export const Many = story(async ({served}) => {
  for (let days = 0; days < 14; days++) await served(days);
});

/** Nothing to rate, and nothing rated yet. */
export const Empty = story(async () => undefined);

/** The form of the one that was chosen; the way back is above it. */
export const Rating = story(some, async page => {
  (await part(page, '[part=rate]')).click();
  await part(page, 'gov-rating');
});

/** The chosen one was rated elsewhere meanwhile: that is said, and the others stay. */
export const RatedMeanwhile = story(
  async ({served, rateElsewhere, client}) => {
    const gone = await served(20, {itemName: '居住证申领'});
    await served(1, {itemName: '建设工程规划许可证核发'});
    const own = client();
    return {client: {...own, claimService: async input => (await rateElsewhere(gone), own.claimService(input))}};
  },
  async page => (await part(page, '[part=rate]')).click(),
);

/** Nobody is logged in, and the page names where to do so. */
export const SignedOut = story(async () => ({client: undefined, endpoint: '/'}), undefined, {
  loginPage: 'https://portal.example.gov.cn/login',
});

/** The session has ended, and the page has no other assertion. */
export const LoginEnded = story(async ({fetch, assertion, passMinutes}) => {
  const late = await assertion();
  passMinutes(30);
  return {client: createRaterClient({baseUrl: location.origin, fetch, assertion: () => late})};
});

/** The assertion is not one of the portal. */
export const NotKnown = story(async ({client}) => ({client: client({forged: true})}));

/** The portal is not sure enough who the person is. */
export const NotVerified = story(async ({client}) => ({client: client({assurance: 1})}));

/** The answer is on its way. */
export const Loading = story(async () => ({client: neverAnswered}));

/** No connection; it is tried again when the connection is back, or when asked. */
export const NoConnection = story(async ({connect}) => connect(false));

/** Text of 22 px and more, targets of 60 px. */
export const Elder = story(some, undefined, {theme: 'elder'});

/** On a dark page. */
export const Dark = story(some, undefined, {theme: 'dark'});

/** In traditional Chinese. */
export const Traditional = story(some, undefined, {lang: 'zh-TW'});

/** In English; names of institutions and matters stay Chinese. */
export const English = story(some, undefined, {lang: 'en'});
