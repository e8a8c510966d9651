import {institutionCodePattern} from '@gov-rating/contract';
import {shanghaiDay} from '../../domain/calendar/moments.ts';
import type {Handler} from '../../http/handler.ts';
import {readCursor, toPage} from '../../http/pagination.ts';
import {newId} from '../../security/random.ts';
import {pictureOf} from './picture-of.ts';
import {refusalOf} from './refusal-of.ts';

/** Adds a member of staff or changes one; the same facts again change nothing. */
export const putStaff: Handler<'putStaff'> = async ({picture, ...facts}, {storage, randomBytes, now}, {caller}) => {
  const at = now();
  const put = await storage.putStaff({
    facts: {...facts, picture: typeof picture === 'string' ? await pictureOf(picture) : picture},
    within: caller.institutionCode,
    newId: newId(randomBytes, at),
    today: shanghaiDay(at),
  });
  if (put.outcome === 'put') return put.staff;
  throw refusalOf(put);
};

/** The institution and the number after which a list of staff continues. */
const position = (key: string) => ({institutionCode: key.slice(0, 18), staffNumber: key.slice(19)});

const isStaffPosition = (key: string): boolean =>
  institutionCodePattern.test(key.slice(0, 18)) && key.charAt(18) === ' ' && key.length > 19 && key.length <= 59;

/** The staff of the caller's institution and those below it. */
export const listStaff: Handler<'listStaff'> = async ({institutionCode, cursor, limit}, {storage}, {caller}) => {
  const {after} = readCursor(cursor, isStaffPosition);
  const found = await storage.listStaff({
    institutionCode,
    within: caller.institutionCode,
    ...(after === undefined ? {} : {after: position(after)}),
    limit: limit + 1,
  });
  return toPage(found, limit, one => `${one.institutionCode} ${one.staffNumber}`);
};
