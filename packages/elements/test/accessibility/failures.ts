import type {CitizenElement, Scene} from './citizen-states.ts';
import {inWords, type Condition} from './conditions.ts';
import {knownFailures, type KnownFailure} from './known-failures.ts';
import type {Finding} from './measures.ts';

interface Failure extends Finding {
  readonly element: string;
  readonly scene: string;
  readonly condition: Condition;
}

const isOf = ({element, measure, at, scenes, when}: KnownFailure, failure: Failure): boolean =>
  element === failure.element &&
  measure === failure.measure &&
  (at === undefined || at.includes(failure.at)) &&
  (!scenes || scenes.includes(failure.scene)) &&
  (!when || when(failure.condition));

/** What failed in a run, beside what is known to fail. */
export class Failures {
  private readonly all: Failure[] = [];
  /** What of the list this run can meet: what happens on the server's pages, or in the elements. */
  private readonly known: readonly KnownFailure[];

  constructor(where: 'page' | 'element') {
    this.known = knownFailures.filter(({element}) => (element === 'page') === (where === 'page'));
  }

  add(element: CitizenElement | string, scene: Scene | string, condition: Condition, found: readonly Finding[]): void {
    this.all.push(...found.map(finding => ({...finding, element, scene, condition})));
  }

  /** What fails in a scene and is not known, a line for each place, with the first of its conditions. */
  unknownOf(scene: string): readonly string[] {
    const unknown = this.all.filter(
      failure => failure.scene === scene && !this.known.some(known => isOf(known, failure)),
    );
    const places = new Map<string, Failure[]>();
    for (const failure of unknown) {
      const place = `${failure.measure}: ${failure.at}`;
      places.set(place, [...(places.get(place) ?? []), failure]);
    }
    return [...places].map(([place, failures]) => {
      const [first] = failures;
      return `${place} ${first?.figures} (${first && inWords(first.condition)}; ${failures.length} in all)`;
    });
  }

  /** Known failures that failed nowhere: take them out of the list. */
  mended(): readonly string[] {
    return this.known
      .filter(known => !this.all.some(failure => isOf(known, failure)))
      .map(({element, measure, at = [], why}) => `${element}: ${measure} ${at.join(', ')} (${why.en})`);
  }
}
