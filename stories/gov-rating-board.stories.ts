import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {levels} from '@gov-rating/contract/standard';
import type {GovRatingBoardElement} from '@gov-rating/elements';
import {offlineClient, startBackend, waitingClient, type Backend} from './backend.ts';
import {draw} from './draw.ts';

type Args = Pick<
  GovRatingBoardElement,
  'endpoint' | 'institutionCode' | 'areaCode' | 'label' | 'theme' | 'lang' | 'messages'
>;
type Story = StoryObj<Args>;

const meta: Meta<Args> = {
  title: 'gov-rating-board',
  component: 'gov-rating-board',
  args: {endpoint: '', institutionCode: '', areaCode: '440100', label: '', theme: '', lang: '', messages: {}},
  render: (args, context) => draw('gov-rating-board', args, context, context.loaded),
};
export default meta;

/** A board in front of what the backend did before. */
const story = (prepare: (backend: Backend) => Promise<Backend['client']>, args: Partial<Args> = {}): Story => ({
  loaders: [async () => ({client: await prepare(await startBackend())})],
  args,
});

const counts = [40, 12, 6, 3, 1];

async function filled(backend: Backend): Promise<Backend['client']> {
  for (const [index, level] of levels.entries())
    for (let i = 0; i < (counts[index] ?? 0); i++) await backend.rate(level);
  return backend.client;
}

/** Some weeks after the start. */
export const Filled = story(filled);

/** `theme="dark"`. */
export const Dark = story(filled, {theme: 'dark'});

/** `theme="contrast"`. */
export const HighContrast = story(filled, {theme: 'contrast'});

/** `theme="elder"`. */
export const Elder = story(filled, {theme: 'elder'});

/** English. */
export const English = story(filled, {lang: 'en'});

/** Nobody has rated yet. */
export const Empty = story(async backend => backend.client);

/** The results are on their way. */
export const Loading = story(async () => waitingClient());

/** The results cannot be loaded. */
export const NoConnection = story(async () => offlineClient());
