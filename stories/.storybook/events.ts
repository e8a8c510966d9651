import {action} from 'storybook/actions';
import manifest from '../../packages/elements/custom-elements.json';

interface Described {
  readonly events?: readonly {readonly name: string}[];
}

const names = new Set(
  manifest.modules.flatMap(({declarations}) =>
    (declarations as readonly Described[]).flatMap(({events = []}) => events.map(({name}) => name)),
  ),
);

/** Shows every event of every element in the panel "Actions", with what it carries; also those that do not bubble. */
export function showEvents(): void {
  for (const name of names)
    document.addEventListener(
      name,
      event => {
        const {localName, value} = event.target as HTMLElement & {readonly value?: unknown};
        if (localName?.startsWith('gov-rating'))
          action(`${localName}: ${name}`)((event as CustomEvent).detail ?? {value});
      },
      true,
    );
}
