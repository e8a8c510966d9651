import {say, sayNames, type Said} from '../voice/said.ts';
import type {Results} from './results.ts';
import {kindOf} from './sections.ts';
import type {Words} from './words.ts';

/**
 * What a board says: its title and who published it, the days, how many ratings there are, and every measure with its value. A
 * measure without a value is left out. Charts and tables are not read.
 */
export function boardSaid(
  title: string,
  results: Results | null | undefined,
  trouble: string,
  words: Words,
): readonly Said[] {
  const {language, messages, value, days} = words;
  const head = say(language, title, trouble);
  if (!results)
    return [...head, ...say(language, !trouble && (results === null ? messages.unpublished : messages.loading))];
  const {from, to, total, measures, publication, withheld} = results;
  const figures = measures.flatMap(measure =>
    measure.value === null
      ? []
      : [
          `${messages[measure.name]} ${value(measure.value, kindOf(measure))}${kindOf(measure) === 'points' ? messages.points : ''}`,
        ],
  );
  return [
    ...head,
    ...sayNames(publication?.publisher.name),
    ...say(language, from && to ? days(from, to) : '', `${messages.total} ${value(total, 'count')}`, ...figures),
    ...say(language, withheld && messages.withheld, !total && messages.empty),
  ];
}
