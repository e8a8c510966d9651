import {findingNames, helpedNames, reviewGroundNames, suspicionDecisionNames} from '@gov-rating/sdk/desk-core';
import type {LocalizedText} from './names.ts';

/** The names of coded answers, by the field that they are given in. */
export const choiceNames: Readonly<Partial<Record<string, Readonly<Record<string, LocalizedText>>>>> = {
  finding: findingNames,
  helped: helpedNames,
  ground: reviewGroundNames,
  decision: suspicionDecisionNames,
};
