import type {Handler} from '../../http/handler.ts';

/**
 * The services of a case of the caller's institution or one below, rated or not. A case that is unknown and one of others are
 * answered alike.
 */
export const listCaseServices: Handler<'listCaseServices'> = async (
  {institutionCode, ...asked},
  {storage},
  {caller},
) => {
  const within = caller.institutionCode;
  const of = (code: string) => storage.caseServices({...asked, institutionCode: code, within});
  const items = await of(institutionCode ?? within);
  if (items.length > 0 || institutionCode === undefined) return {items};
  // Only then it can be another code, so that look-ups with the usual code cost no question more.
  const named = await storage.institutionNamed(institutionCode);
  return {items: named === undefined ? items : await of(named)};
};
