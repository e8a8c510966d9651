import {occasionOf} from '../../context/prepare-command.ts';
import {unmask as lookAt} from '../../domain/cases/unmask.ts';
import {Problem} from '../../domain/problems/problem.ts';
import type {Handler} from '../../http/handler.ts';
import {openPerson} from '../../security/encrypted-person.ts';
/**
 * Tells who was served to whoever has to call back. What does not open is not recorded as seen; what is answered is
 * recorded first.
 */
export const unmask: Handler<'unmask'> = async ({orderNumber, reason}, context, {caller}) => {
  const {storage, keyring} = context;
  const within = caller.institutionCode;
  const occasion = await occasionOf(context);
  const life = await storage.life({orderNumber}, within);
  if (!life) throw new Problem('unknown_order');
  lookAt(life, reason, caller, occasion);
  const stored = await storage.servedPerson(life.service.serviceId, null);
  if (!stored || !keyring) throw new Problem('person_unknown');
  const person = await openPerson(keyring, stored);
  const seen = await storage.change({orderNumber}, within, found => lookAt(found, reason, caller, occasion));
  if (!seen?.order) throw new Problem('unknown_order');
  return {person, version: seen.order.version};
};
