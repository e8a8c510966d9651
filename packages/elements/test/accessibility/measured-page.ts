/** What runs in the page of the conditions: every scene of the list, and the measures. */
import {everyState, otherwiseShown} from './citizen-states.ts';
import * as measures from './in-page.ts';
import * as spoken from './spoken-page.ts';
import {files, showScene, shownStates} from './scenes.ts';

/** Stories that nobody has put into the list. */
const unlisted = (): string[] => {
  const listed = new Set<string>([...everyState.map(({scene}) => scene), ...otherwiseShown]);
  return Object.entries(files).flatMap(([file, stories]) =>
    Object.keys(stories as object)
      .filter(name => name !== 'default')
      .map(name => `${file}/${name}`)
      .filter(scene => !listed.has(scene)),
  );
};

const citizens = {showScene, shownStates, unlisted, ...measures, ...spoken};

declare global {
  interface Window {
    citizens: typeof citizens;
  }
}
Object.assign(window, {citizens});
