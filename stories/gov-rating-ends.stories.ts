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

/** A bad rating creates a work order; the person learns its number. */
export const ReceivedWithOrder = story(invited, async page => {
  await choose(page, 'dissatisfied');
  await tick(page, '209');
  await send(page);
  await ended(page);
});

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

/** The time for rating is over. */
export const Expired = story(async backend => {
  const token = await backend.invite();
  backend.passHours(24 * 60);
  return {token};
}, ended);

/** The form itself cannot be loaded; the person may try again. */
export const Unreachable = story(async () => ({client: offlineClient()}), ended);

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
