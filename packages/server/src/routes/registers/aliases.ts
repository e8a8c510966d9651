import {aliasCodePattern, aliasKinds, isAliasOfKind} from '@gov-rating/contract';
import {fieldProblem} from '../../domain/problems/problem.ts';
import type {Handler} from '../../http/handler.ts';
import {readCursor, toPage} from '../../http/pagination.ts';
import {refusalOf} from './refusal-of.ts';

/** Gives an institution another code. */
export const putAlias: Handler<'putAlias'> = async (alias, {storage}, {caller}) => {
  if (!isAliasOfKind(alias.kind, alias.code)) throw fieldProblem('code', 'invalid_input');
  const put = await storage.putAlias({alias, within: caller.institutionCode});
  if (put.outcome === 'put') return alias;
  throw refusalOf(put);
};

const isAliasPosition = (key: string): boolean => {
  const [code = '', kind = '', ...more] = key.split(' ');
  return aliasCodePattern.test(code) && aliasKinds.some(one => one === kind) && more.length === 0;
};

/** The other codes of the caller's institution and those below it. */
export const listAliases: Handler<'listAliases'> = async ({institutionCode, cursor, limit}, {storage}, {caller}) => {
  const {after} = readCursor(cursor, isAliasPosition);
  const [code = '', kind = ''] = after?.split(' ') ?? [];
  const found = await storage.listAliases({
    institutionCode,
    within: caller.institutionCode,
    ...(after === undefined ? {} : {after: {code, kind}}),
    limit: limit + 1,
  });
  return toPage(found, limit, alias => `${alias.code} ${alias.kind}`);
};
