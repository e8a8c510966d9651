import type {StoryObj} from '@storybook/web-components-vite';
import {html, type TemplateResult} from 'lit';
import type {GovRatingElement} from '@gov-rating/elements';
import {startBackend, type Backend} from './backend.ts';
import {draw} from './draw.ts';

/** What the controls of `<gov-rating>` set. */
export type RatingArgs = Pick<
  GovRatingElement,
  | 'endpoint'
  | 'token'
  | 'variant'
  | 'theme'
  | 'elder'
  | 'elderSwitch'
  | 'layout'
  | 'size'
  | 'lang'
  | 'channel'
  | 'receiptPage'
  | 'helpPhone'
  | 'hotline'
  | 'readAloud'
  | 'voiceManifest'
  | 'sharedDevice'
  | 'printWidth'
  | 'messages'
>;
type Story = StoryObj<RatingArgs>;

/** The defaults of the element; only the device is one of many people, so that no story leaves anything behind. */
export const ratingArgs: RatingArgs = {
  endpoint: '',
  token: '',
  variant: 'words',
  theme: '',
  elder: false,
  elderSwitch: '',
  layout: '',
  size: '',
  lang: '',
  channel: 'web',
  receiptPage: '',
  helpPhone: '',
  hotline: '',
  readAloud: '',
  voiceManifest: '',
  sharedDevice: true,
  printWidth: '',
  messages: {},
};

/** The scene of one rendered element. */
export interface Scene {
  readonly client: GovRatingElement['client'];
  readonly token: string;
  readonly endpoint?: string;
}

/** What the backend did before the person comes. */
export type Prepare = (backend: Backend) => Promise<Partial<Scene>>;
/** What the person does once the element is drawn. */
export type Act = (page: HTMLElement) => Promise<unknown>;

/** A well-formed token that no server gave. */
export const unusedToken = 'A'.repeat(43);

/** A story in one state. */
export function story(prepare: Prepare, act?: Act, around = (element: TemplateResult) => html`${element}`): Story {
  return {
    loaders: [
      async () => {
        const backend = await startBackend();
        return {client: backend.client, token: unusedToken, ...(await prepare(backend))};
      },
    ],
    render: (args, context) => around(draw('gov-rating', args, context, context.loaded)),
    ...(act ? {play: ({canvasElement}) => act(canvasElement) as Promise<void>} : {}),
  };
}

/** Registers a service and its invitation. */
export const invited: Prepare = async backend => ({token: await backend.invite()});

/** Finds by selector through shadow roots, as often as the page draws, until it is there. */
export async function find<E extends Element>(root: ParentNode, ...path: string[]): Promise<E> {
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

const press = async (page: HTMLElement, ...path: string[]) =>
  (await find<HTMLElement>(page, 'gov-rating', ...path)).click();

/** Chooses a level, once the server has said what is rated. */
export async function choose(page: HTMLElement, level: string): Promise<void> {
  await find(page, 'gov-rating', '.service:not(.wait)');
  await press(page, 'gov-rating-scale', `input[value="${level}"]`);
}
/** Ticks a reason. */
export const tick = (page: HTMLElement, code: string) => press(page, 'gov-rating-tags', `input[value="${code}"]`);
/** Presses the button that sends, once the server has said what is rated. */
export async function send(page: HTMLElement): Promise<void> {
  await find(page, 'gov-rating', '.service:not(.wait)');
  await press(page, '.send');
}
/** Presses the button that opens the dialog. */
export const open = (page: HTMLElement) => press(page, '.open');

/** Writes a comment as a person does. */
export async function write(page: HTMLElement, words: string): Promise<void> {
  const field = await find<HTMLTextAreaElement>(page, 'gov-rating', 'gov-rating-comment', 'textarea');
  field.value = words;
  field.dispatchEvent(new Event('input', {bubbles: true, composed: true}));
}

/** Chooses a good level and sends. */
export const rateWell: Act = async page => {
  await choose(page, 'satisfied');
  await send(page);
};

/** Waits until the element says how it ended. */
export const ended = (page: HTMLElement) => find(page, 'gov-rating', '.end:not(.wait, .sending)');
