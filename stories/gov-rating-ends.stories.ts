import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {clearKept, fillOutbox, foreignClient, offlineClient, type Backend} from './backend.ts';
import {
  choose,
  ended,
  find,
  invited,
  ratingArgs,
  rateWell,
  send,
  story,
  tick,
  type Act,
  type Prepare,
  type RatingArgs,
} from './scene.ts';

const meta: Meta<RatingArgs> = {
  title: 'gov-rating ends',
  component: 'gov-rating',
  args: ratingArgs,
  tags: ['!autodocs'],
  parameters: {markup: {omit: ['sharedDevice']}},
};
export default meta;

type Story = StoryObj<RatingArgs>;

const rateAndSee: Act = async page => {
  await rateWell(page);
  await ended(page);
};

/** Loads the form with a connection, and loses it before the person sends. */
const losingConnection: Prepare = async backend => {
  const {submitRating} = offlineClient();
  return {token: await backend.invite(), client: {...backend.client, submitRating}};
};

const rateElsewhere = (backend: Backend, token: string) =>
  backend.client.submitRating({level: 'satisfied'}, {token, idempotencyKey: crypto.randomUUID()});

/** The server has stored the rating and gives its number. */
export const Received = story(invited, rateAndSee);

/** The department gave the invitation an address of its portal, to which the person may go back. */
export const ReceivedWithWayBack = story(
  async backend => ({token: await backend.invite('https://www.example.gov.cn/mine')}),
  rateAndSee,
);

/** A bad rating creates a work order; the person learns who has it, and by when somebody calls. */
export const ReceivedWithOrder = story(invited, async page => {
  await choose(page, 'dissatisfied');
  await tick(page, '209');
  await send(page);
  await ended(page);
});

const own = {sharedDevice: false, receiptPage: 'https://portal.example.gov.cn/progress'};

/** On the person's own device the number can be copied, saved as a picture, and printed. */
export const ReceivedOnOwnDevice: Story = {...story(invited, rateAndSee), args: own};

/** The picture is saved, and shown for those who do not find it. */
export const SavedAsPicture: Story = {
  ...story(invited, async page => {
    await rateAndSee(page);
    (await find<HTMLButtonElement>(page, 'gov-rating', '[part=save]')).click();
    await find(page, 'gov-rating', '.carry img');
  }),
  args: own,
};

/** Whoever prints is asked for the paper, unless the page has said it by `print-width`. */
export const PaperToChoose: Story = {
  ...story(invited, async page => {
    await rateAndSee(page);
    (await find<HTMLButtonElement>(page, 'gov-rating', '[part=print]')).click();
    await find(page, 'gov-rating', '.carry div button');
  }),
  args: own,
};

/** Without a connection the rating waits on the person's own device, also when the page is closed. */
export const KeptOnThisDevice: Story = {
  ...story(async backend => ({...(await losingConnection(backend)), endpoint: await clearKept()}), rateAndSee),
  args: {sharedDevice: false},
};

/** On a device of many people it waits only as long as the page is open. */
export const KeptOnSharedDevice: Story = {
  ...story(losingConnection, rateAndSee),
  parameters: {markup: {omit: []}},
};

/** The server does not take the rating: it was rated elsewhere meanwhile. */
export const Refused = story(async backend => {
  const token = await backend.invite();
  const form = await backend.client.getInvitation({}, {token});
  await rateElsewhere(backend, token);
  return {token, client: {...backend.client, getInvitation: async () => form}};
}, rateAndSee);

/** No connection, and a hundred ratings wait on the device already: nothing more can be kept, which is said. */
export const Failed: Story = {
  ...story(async backend => {
    const endpoint = await clearKept();
    await fillOutbox(endpoint);
    return {...(await losingConnection(backend)), endpoint};
  }, rateAndSee),
  args: {sharedDevice: false},
};

/** The service was rated before. */
export const AlreadyRated = story(async backend => {
  const token = await backend.invite();
  await rateElsewhere(backend, token);
  return {token};
}, ended);

/** The service was rated with this device: its number is still here, until the person has it removed. */
export const AlreadyRatedHere: Story = {
  ...story(async backend => {
    const token = await backend.invite();
    const {receivedAt: ratedAt, ...numbers} = await rateElsewhere(backend, token);
    const kept = {[token.slice(0, token.length / 2)]: {...numbers, ratedAt, keptAt: Date.now()}};
    localStorage.setItem('gov-rating receipts', JSON.stringify(kept));
    return {token};
  }, ended),
  args: own,
};

/** The time for rating is over. */
export const Expired = story(async backend => {
  const token = await backend.invite();
  backend.passHours(24 * 60);
  return {token};
}, ended);

/** The form itself cannot be loaded; the person may try again. */
export const Unreachable = story(async () => ({client: offlineClient()}), ended);

/** The page names the institution's telephone and its region's line, where the server cannot be asked for them. */
export const UnreachableWithTelephone: Story = {
  ...story(async () => ({client: offlineClient()}), ended),
  args: {helpPhone: '020-12345678', hotline: '12333'},
};

/** The connection is back when the person tries again. */
export const UnreachableThenRetried = story(
  async backend => {
    const {getInvitation} = offlineClient();
    let asked = 0;
    return {
      token: await backend.invite(),
      client: {
        ...backend.client,
        getInvitation: (...request) => (asked++ ? backend.client : {getInvitation}).getInvitation(...request),
      },
    };
  },
  async page => {
    (await find<HTMLButtonElement>(page, 'gov-rating', '.end button')).click();
    await find(page, 'gov-rating', 'header');
  },
);

/** The server gives an answer that the person cannot mend: here because the page asks at a wrong address. */
export const Closed = story(async ({misplaced, invite}) => ({client: misplaced, token: await invite()}), ended);

/** A gateway answers instead of the server, here with a page of HTML. */
export const NotOurs = story(async () => ({client: foreignClient()}), ended);
