import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {levels} from '@gov-rating/contract/standard';
import {html} from 'lit';
import {offlineClient, startBackend, waitingClient, type Backend} from './backend.ts';

const meta: Meta = {title: 'gov-rating-board', component: 'gov-rating-board'};
export default meta;

type Story = StoryObj;

/** A board in front of what the backend did before. */
const story = (prepare: (backend: Backend) => Promise<Backend['client']>, theme = ''): Story => ({
  loaders: [async () => ({client: await prepare(await startBackend())})],
  render: (_args, {loaded}) =>
    html`<gov-rating-board .client=${loaded['client']} theme=${theme} area-code="440100"></gov-rating-board>`,
});

const counts = [40, 12, 6, 3, 1];

async function filled(backend: Backend): Promise<Backend['client']> {
  for (const [index, level] of levels.entries())
    for (let i = 0; i < (counts[index] ?? 0); i++) await backend.rate(level);
  return backend.client;
}

export const Filled = story(filled);

export const Dark = story(filled, 'dark');

export const Elder = story(filled, 'elder');

export const Empty = story(async backend => backend.client);

export const Loading = story(async () => waitingClient());

export const NoConnection = story(async () => offlineClient());
