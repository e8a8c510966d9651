import {aliasCodePattern, aliasKinds, isAliasOfKind} from '@gov-rating/contract';
import {utcMoment} from '../../domain/calendar/moments.ts';
import {fieldProblem, Problem} from '../../domain/problems/problem.ts';
import type {Handler} from '../../http/handler.ts';
import {readCursor, toPage} from '../../http/pagination.ts';
import {refusalOf} from './refusal-of.ts';

/** Gives an institution another code. */
export const putAlias: Handler<'putAlias'> = async (alias, {storage, now}, {caller}) => {
  if (!isAliasOfKind(alias.kind, alias.code)) throw fieldProblem('code', 'invalid_input');
  const put = await storage.putAlias({alias, within: caller.institutionCode, at: now().toISOString()});
  if (put.outcome === 'put') return alias;
  throw refusalOf(put);
};

/** Removes another code, once. */
export const removeAlias: Handler<'removeAlias'> = async ({kind, code}, {storage, now}, {caller}) => {
  const within = caller.institutionCode;
  const done = await storage.removeAlias({kind, code, within, at: now().toISOString()});
  if (!done) throw new Problem('unknown_alias');
  return {...done.alias, removedAt: done.removedAt};
};

const isAliasPosition = (key: string): boolean => {
  const [code = '', kind = '', removedAt, ...more] = key.split(' ');
  const isMoment = removedAt === undefined || utcMoment(removedAt) === removedAt;
  return aliasCodePattern.test(code) && aliasKinds.some(one => one === kind) && isMoment && more.length === 0;
};

/** The other codes of the caller's institution and those below it. */
export const listAliases: Handler<'listAliases'> = async (input, {storage}, {caller}) => {
  const {institutionCode, cursor, limit, removed} = input;
  const {after} = readCursor(cursor, isAliasPosition);
  const [code = '', kind = '', removedAt] = after?.split(' ') ?? [];
  const found = await storage.listAliases({
    institutionCode,
    within: caller.institutionCode,
    removed: removed === 'true',
    ...(after === undefined ? {} : {after: {code, kind, ...(removedAt !== undefined && {removedAt})}}),
    limit: limit + 1,
  });
  return toPage(found, limit, alias =>
    [alias.code, alias.kind, ...(alias.removedAt === null ? [] : [alias.removedAt])].join(' '),
  );
};
