import {findTag, type Localized, type Publication, type PublicationResults} from '@gov-rating/contract';
import {cellRule, rankingRule} from '../statistics/formulas.ts';
import {measureMethods} from '../statistics/measures.ts';
import type {ResultRules} from '../statistics/result-rules.ts';

/** What a publication states besides its figures and its method. */
export type PublicationFacts = Omit<Publication, 'format' | 'method' | 'results'> & {
  readonly names: Publication['method']['names'];
};

/** The document of a publication: what it is about, by which rules it was made, and the figures. */
export function publicationDocument(
  {names, ...facts}: PublicationFacts,
  rules: ResultRules,
  results: PublicationResults,
): Publication {
  return {
    format: 'gov-rating-publication-1',
    ...facts,
    method: {
      ...rules,
      points: rules.points === null ? null : {...rules.points},
      windowTags: [...rules.windowTags],
      measures: measureMethods(rules),
      rankingRule: rankingRule(rules.minimumSample),
      cellRule: cellRule(rules.minimumCell),
      names,
    },
    results,
  };
}

/** The rules by which a publication was made, as it states them. */
export function rulesOfPublication({method}: Publication): ResultRules {
  const {profile, points, scoreWeights, defaultsCounted, windowTags, minimumSample, minimumCell} = method;
  return {profile, points, scoreWeights, defaultsCounted, windowTags, minimumSample, minimumCell};
}

/** The names of the tags in the figures. */
export function tagNames({topTags}: PublicationResults): Record<string, Localized> {
  return Object.fromEntries(
    topTags.flatMap(({code}) => {
      const tag = findTag(code);
      return tag ? [[code, tag.text] as const] : [];
    }),
  );
}
