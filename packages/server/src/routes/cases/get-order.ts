import type {ServedPerson} from '@gov-rating/contract';
import type {Context} from '../../context/context.ts';
import {orderDetailView} from '../../domain/cases/case-views.ts';
import type {Life} from '../../domain/cases/rating-case.ts';
import {screenDetail} from '../../domain/cases/screened-views.ts';
import {maskPerson} from '../../domain/persons/masking.ts';
import {Problem} from '../../domain/problems/problem.ts';
import type {Handler} from '../../http/handler.ts';
import {openPerson} from '../../security/encrypted-person.ts';
import {UnsealableError} from '../../security/encryption-keyring.ts';

/** An order with its history, and what the caller may do with it now. */
export const getOrder: Handler<'getOrder'> = async ({orderNumber}, context, {caller}) => {
  const {storage, now, clocks} = context;
  const life = await storage.life({orderNumber}, caller.institutionCode);
  if (!life) throw new Problem('unknown_order');
  const person = await personOf(life, context);
  const detail = screenDetail(orderDetailView(life, caller, now(), clocks), caller);
  if (!person) return detail;
  const {name, phone} = maskPerson(person);
  return {...detail, person: {name, phone}};
};

/** Who was served, if it is known and opens; an order is shown in either case. */
async function personOf({realName, service}: Life, {storage, keyring}: Context): Promise<ServedPerson | undefined> {
  const stored = realName && keyring && (await storage.servedPerson(service.serviceId, null));
  if (!stored || !keyring) return undefined;
  try {
    return await openPerson(keyring, stored);
  } catch (error) {
    if (error instanceof UnsealableError) return undefined;
    throw error;
  }
}
