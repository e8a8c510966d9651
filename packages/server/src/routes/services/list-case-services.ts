import type {Handler} from '../../http/handler.ts';
import {privacyOf} from '../institutions/privacy-of.ts';

/**
 * The services of a case of the caller's institution or one below, rated or not. A case that is unknown and one of others are
 * answered alike. What the institution says about privacy is public, and comes with every answer: who asks a person for a rating
 * by telephone or text message says it first, also of a service that is registered with its rating.
 */
export const listCaseServices: Handler<'listCaseServices'> = async ({institutionCode, ...asked}, context, {caller}) => {
  const {storage} = context;
  const within = caller.institutionCode;
  const of = async (code: string) => {
    const [items, privacy] = await Promise.all([
      storage.caseServices({...asked, institutionCode: code, within}),
      privacyOf(code, context),
    ]);
    return {items, ...privacy};
  };
  const found = await of(institutionCode ?? within);
  if (found.items.length > 0 || institutionCode === undefined) return found;
  // Only then it can be another code, so that look-ups with the usual code cost no question more.
  const named = await storage.institutionNamed(institutionCode);
  return named === undefined ? found : of(named);
};
