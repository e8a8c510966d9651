import type {ServedPerson} from '@gov-rating/contract';
import type {Context} from '../context.ts';
import {screenDetail} from '../domain/life/screened.ts';
import {orderDetailView} from '../domain/life/views.ts';
import {maskPerson} from '../domain/masking.ts';
import {UnsealableError} from '../keyring.ts';
import {Problem} from '../problem.ts';
import {openPerson} from '../sealed-person.ts';
import type {Life} from '../storage/life-storage.ts';
import type {Handler} from './handler.ts';

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
