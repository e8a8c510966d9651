import {countScope} from '../domain/count-scope.ts';
import {statisticsOf} from '../domain/measures.ts';
import {faultAt} from '../problem.ts';
import type {Handler} from './handler.ts';

/** Counts and measures; whoever asks for an institution that is not kept is told so instead of shown zeros. */
export const getStatistics: Handler<'getStatistics'> = async (query, {storage, settings, now}) => {
  const scope = countScope(query);
  if (query.institutionCode !== undefined && !(await storage.institution(query.institutionCode)))
    throw faultAt('institutionCode', 'unknown_institution');
  return statisticsOf(await storage.count(scope), settings.profile, now());
};
