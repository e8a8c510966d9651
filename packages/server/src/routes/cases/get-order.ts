import type {ServedPerson} from '@gov-rating/contract';
import type {Context} from '../../context/context.ts';
import {seesPerson, toOrderDetail} from '../../domain/cases/case-views.ts';
import type {RatingCase} from '../../domain/cases/rating-case.ts';
import {screenDetail} from '../../domain/cases/screened-views.ts';
import {calledPerson} from '../../domain/persons/called-person.ts';
import {maskPerson} from '../../domain/persons/masking.ts';
import {Problem} from '../../domain/problems/problem.ts';
import type {Handler} from '../../http/handler.ts';
import {decryptPerson} from '../../security/encrypted-person.ts';
import {DecryptionError} from '../../security/encryption-keyring.ts';

/** An order with its history, and what the caller may do with it now. */
export const getOrder: Handler<'getOrder'> = async ({orderNumber}, context, {caller}) => {
  const {storage, now, clocks} = context;
  const ratingCase = await storage.ratingCase({orderNumber}, caller.institutionCode);
  if (!ratingCase) throw new Problem('unknown_order');
  const person = seesPerson(ratingCase, caller) ? await personOf(ratingCase, context) : undefined;
  const detail = screenDetail(toOrderDetail(ratingCase, caller, now(), clocks), caller);
  if (!person) return detail;
  return {...detail, person: calledPerson(maskPerson(person))};
};

/** The person served, if known and decryptable; the order is shown in either case. */
async function personOf(
  {realName, service}: RatingCase,
  {storage, keyring}: Context,
): Promise<ServedPerson | undefined> {
  const stored = realName && keyring && (await storage.servedPerson(service.serviceId, null));
  if (!stored || !keyring) return undefined;
  try {
    return await decryptPerson(keyring, stored);
  } catch (error) {
    if (error instanceof DecryptionError) return undefined;
    throw error;
  }
}
