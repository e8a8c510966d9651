/** Runs in the page of these tests: draws a scene of the list as Storybook does. */
import {render, type TemplateResult} from 'lit';
import * as board from '../../../../stories/gov-rating-board.stories.ts';
import * as ends from '../../../../stories/gov-rating-ends.stories.ts';
import * as evaluator from '../../../../stories/gov-rating-evaluator.stories.ts';
import * as kiosk from '../../../../stories/gov-rating-kiosk.stories.ts';
import * as my from '../../../../stories/gov-rating-my.stories.ts';
import * as rating from '../../../../stories/gov-rating.stories.ts';
import * as receipt from '../../../../stories/gov-rating-receipt.stories.ts';
import {defineGovRatingBoard} from '../../src/board/element.ts';
import {defineGovRatingEvaluator} from '../../src/evaluator/element.ts';
import {defineGovRatingKiosk} from '../../src/kiosk/element.ts';
import {defineGovRatingMy} from '../../src/my/element.ts';
import {defineGovRating} from '../../src/rating/element.ts';
import {defineGovRatingReceipt} from '../../src/receipt/element.ts';
import type {CitizenElement, Scene, StoryFiles} from './citizen-states.ts';

for (const define of [
  defineGovRating,
  defineGovRatingReceipt,
  defineGovRatingMy,
  defineGovRatingBoard,
  defineGovRatingEvaluator,
  defineGovRatingKiosk,
])
  define();

export const files: StoryFiles = {rating, ends, receipt, my, board, evaluator, kiosk};

/** What of a story the page needs. */
interface Story {
  readonly args?: object;
  readonly loaders?: readonly (() => object | Promise<object>)[];
  readonly render?: (args: object, context: object) => TemplateResult;
  readonly play?: (context: object) => Promise<void>;
}

/** A page's author sets these as attributes; Storybook's own table says so there. */
const argTypes = Object.fromEntries(
  ['theme', 'lang'].map(name => [name, {name, table: {category: 'attributes'}}] as const),
);

const frame = () => new Promise(requestAnimationFrame);

function everythingIn(root: ParentNode): Element[] {
  return [...root.querySelectorAll('*')].flatMap(element => [
    element,
    ...(element.shadowRoot ? everythingIn(element.shadowRoot) : []),
  ]);
}

/** Everything that is drawn, as text: while it changes, the page is not at rest. */
const drawing = (root: Element) =>
  [...root.querySelectorAll('*')].map(element => element.shadowRoot?.innerHTML ?? '').join() +
  everythingIn(root)
    .map(({shadowRoot}) => shadowRoot?.innerHTML.length ?? 0)
    .join();

/** Waits until nothing waits for an answer and six pictures in a row are the same. */
async function atRest(root: Element, waits: boolean): Promise<void> {
  let before = '';
  for (let same = 0; same < 6;) {
    await frame();
    const now = drawing(root);
    const busy =
      !waits && everythingIn(root).some(element => element.matches('.wait, [aria-busy=true], [aria-disabled=true]'));
    same = now === before && !busy ? same + 1 : 0;
    before = now;
  }
  // What is being moved has no place yet.
  await Promise.all(
    everythingIn(root)
      .flatMap(element => element.getAnimations())
      .filter(({effect}) => Number.isFinite(effect?.getComputedTiming().endTime))
      .map(({finished}) => finished),
  );
}

/** Empties the page and brings it to a scene; resolves once it is at rest. */
export async function showScene(scene: Scene): Promise<void> {
  const [file, name] = scene.split('/') as [keyof StoryFiles, string];
  const {default: meta, ...stories} = files[file];
  const story = (stories as unknown as Readonly<Record<string, Story>>)[name];
  if (!story) throw new Error(`There is no story ${scene}.`);
  document.body.replaceChildren();
  const canvasElement = document.body.appendChild(document.createElement('main'));
  const loaded = Object.assign({}, ...(await Promise.all((story.loaders ?? []).map(async load => load()))));
  const draw = story.render ?? (meta as unknown as Story).render;
  const args = {...meta.args, ...story.args};
  render(draw?.(args, {argTypes, globals: {}, loaded}), canvasElement);
  // The person comes once the element is there, as in Storybook.
  await frame();
  await story.play?.({canvasElement, loaded});
  await atRest(canvasElement, /Loading|Sending|UsedUp/.test(name));
}

/** The elements' own names of what they show now. */
interface Inside {
  readonly session?: {readonly step?: string; readonly screen?: string};
  readonly step?: string;
  readonly trouble?: string;
  readonly fault?: string;
  readonly proven?: string;
  readonly progress?: {readonly state: string; readonly order: {readonly state: string} | null};
}

/** What the element calls the state that it shows; an empty list where it has no name for it. */
export function shownStates(tag: CitizenElement): readonly string[] {
  const inside = document.querySelector(tag) as unknown as Inside;
  const {session, step, trouble, proven, progress} = inside;
  if (tag === 'gov-rating-receipt')
    return progress ? [progress.order?.state ?? progress.state, proven ?? ''] : [step ?? ''];
  return [session?.step ?? session?.screen ?? trouble ?? ''].filter(name => typeof name === 'string' && name !== '');
}
