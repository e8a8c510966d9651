import type {ApiClient} from '@gov-rating/contract';
import type {Context} from '../../context/context.ts';
import type {ListedClient} from '../../domain/institutions/client-storage.ts';
import type {StaffMember} from '../../domain/institutions/staff-member.ts';
import {Problem} from '../../domain/problems/problem.ts';
import {ownInstitution} from '../institutions/own-institution.ts';

/** A client as it travels. */
export const toApiClient = ({id, ...facts}: ListedClient): ApiClient => ({
  clientId: id,
  ...facts,
  scopes: [...facts.scopes],
  pageOrigins: [...facts.pageOrigins],
  channels: [...facts.channels],
});

/** A client of the caller's institution or of one below it. Refuses any other as if it did not exist. */
export async function clientInSight(
  {storage, now}: Context,
  caller: StaffMember,
  clientId: string,
): Promise<ListedClient> {
  const at = now().toISOString();
  const [found] = await storage.listClients({within: caller.institutionCode, id: clientId, at, limit: 1});
  if (!found) throw new Problem('unknown_client');
  return found;
}

/**
 * A client whose secret the caller may make. With the secret of its own institution's system a person could register
 * services and rate them, so that is left to the institution above, where there is one.
 */
export async function managedClient(context: Context, caller: StaffMember, clientId: string): Promise<ListedClient> {
  const found = await clientInSight(context, caller, clientId);
  const {own} = await ownInstitution(context.storage, caller);
  if (found.institutionCode === own.code && own.parentCode !== null) throw new Problem('own_client');
  return found;
}
