import {prepareCommand} from '../../context/prepare-command.ts';
import {unmask as lookAt} from '../../domain/cases/unmask.ts';
import {calledPerson} from '../../domain/persons/called-person.ts';
import {Problem} from '../../domain/problems/problem.ts';
import type {Handler} from '../../http/handler.ts';
import {decryptPerson} from '../../security/encrypted-person.ts';

/**
 * Shows name and number of the person served to the institution that must call back. The access is recorded before the response; a person
 * that cannot be decrypted is not recorded as seen.
 */
export const unmask: Handler<'unmask'> = async ({orderNumber, reason}, context, {caller}) => {
  const {storage, keyring} = context;
  const within = caller.institutionCode;
  const command = await prepareCommand(context);
  const ratingCase = await storage.ratingCase({orderNumber}, within);
  if (!ratingCase) throw new Problem('unknown_order');
  lookAt(ratingCase, reason, caller, command);
  const stored = await storage.servedPerson(ratingCase.service.serviceId, null);
  if (!stored || !keyring) throw new Problem('person_unknown');
  const person = calledPerson(await decryptPerson(keyring, stored));
  const seen = await storage.changeCase({orderNumber}, within, found => lookAt(found, reason, caller, command));
  if (!seen?.order) throw new Problem('unknown_order');
  return {person, version: seen.order.version};
};
