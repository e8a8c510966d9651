import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import type {GovRatingElement} from '@gov-rating/elements';
import {offlineClient, startBackend, waitingClient, type Backend} from './backend.ts';

type Args = Pick<GovRatingElement, 'variant' | 'theme' | 'layout' | 'sharedDevice'>;

const meta: Meta<Args> = {
  title: 'gov-rating',
  component: 'gov-rating',
  args: {variant: 'words', theme: '', layout: '', sharedDevice: true},
  argTypes: {
    variant: {control: 'inline-radio', options: ['words', 'faces', 'stars']},
    theme: {control: 'inline-radio', options: ['', 'light', 'dark', 'contrast', 'elder']},
    layout: {control: 'inline-radio', options: ['', 'inline', 'compact']},
    sharedDevice: {control: 'boolean'},
  },
};
export default meta;

type Story = StoryObj<Args>;
interface Scene {
  readonly client: GovRatingElement['client'];
  readonly token: string;
}

const unused = 'A'.repeat(43);

/** A story in one state: what the backend did before, and what the person does once the element is drawn. */
function story(
  prepare: (backend: Backend) => Promise<Partial<Scene>>,
  act?: (page: HTMLElement) => Promise<void>,
): Story {
  return {
    loaders: [
      async () => {
        const backend = await startBackend();
        return {client: backend.client, token: unused, ...(await prepare(backend))};
      },
    ],
    render: ({variant, theme, layout, sharedDevice}, {loaded}) => {
      const {client, token} = loaded as Scene;
      return html`<gov-rating
        .client=${client}
        token=${token}
        variant=${variant}
        theme=${theme}
        layout=${layout}
        ?shared-device=${sharedDevice}
      ></gov-rating>`;
    },
    ...(act ? {play: ({canvasElement}) => act(canvasElement)} : {}),
  };
}

const invited = async (backend: Backend): Promise<Partial<Scene>> => ({token: await backend.invite()});

/** Finds by selector through shadow roots, as often as the page draws, until it is there. */
async function find<E extends Element>(root: ParentNode, ...path: string[]): Promise<E> {
  for (;;) {
    let at: ParentNode | null = root;
    for (const selector of path) {
      const found: Element | null | undefined = at?.querySelector(selector);
      at = found ? (selector === path.at(-1) ? found : (found.shadowRoot ?? found)) : null;
    }
    if (at) return at as unknown as E;
    await new Promise(requestAnimationFrame);
  }
}

const choose = async (page: HTMLElement, level: string) =>
  (await find<HTMLInputElement>(page, 'gov-rating', 'gov-rating-scale', `input[value="${level}"]`)).click();
const tick = async (page: HTMLElement, code: string) =>
  (await find<HTMLInputElement>(page, 'gov-rating', 'gov-rating-tags', `input[value="${code}"]`)).click();
const send = async (page: HTMLElement) => (await find<HTMLButtonElement>(page, 'gov-rating', '.send')).click();

export const Open = story(invited);

export const Faces: Story = {...story(invited), args: {variant: 'faces'}};

export const Stars: Story = {...story(invited), args: {variant: 'stars'}};

export const Compact: Story = {...story(invited), args: {layout: 'compact'}};

export const Dark: Story = {...story(invited, page => choose(page, 'satisfied')), args: {theme: 'dark'}};

export const HighContrast: Story = {...story(invited, page => choose(page, 'satisfied')), args: {theme: 'contrast'}};

export const Elder: Story = {...story(invited, page => choose(page, 'satisfied')), args: {theme: 'elder'}};

export const LevelChosen = story(invited, page => choose(page, 'very_satisfied'));

export const BadLevelChosen = story(invited, page => choose(page, 'dissatisfied'));

export const ReasonMissing = story(invited, async page => {
  await choose(page, 'very_dissatisfied');
  await send(page);
});

export const Loading = story(async () => ({client: waitingClient()}));

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

export const Received = story(invited, async page => {
  await choose(page, 'very_satisfied');
  await send(page);
});

export const ReceivedWithOrder = story(invited, async page => {
  await choose(page, 'dissatisfied');
  await tick(page, '209');
  await send(page);
});

export const KeptOnThisDevice = story(
  async backend => {
    const {submitRating} = offlineClient();
    return {token: await backend.invite(), client: {...backend.client, submitRating}};
  },
  async page => {
    await choose(page, 'satisfied');
    await send(page);
  },
);

export const Refused = story(
  async backend => {
    const token = await backend.invite();
    const form = await backend.client.getInvitation({}, {token});
    await backend.client.submitRating({level: 'satisfied'}, {token, idempotencyKey: crypto.randomUUID()});
    return {token, client: {...backend.client, getInvitation: async () => form}};
  },
  async page => {
    await choose(page, 'satisfied');
    await send(page);
  },
);

export const AlreadyRated = story(async backend => {
  const token = await backend.invite();
  await backend.client.submitRating({level: 'satisfied'}, {token, idempotencyKey: crypto.randomUUID()});
  return {token};
});

export const Expired = story(async backend => {
  const token = await backend.invite();
  backend.passHours(24 * 60);
  return {token};
});

export const InvalidLink = story(async () => ({token: unused}));

export const NoConnection = story(async () => ({client: offlineClient()}));
