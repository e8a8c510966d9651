import type {Handler} from '../../http/handler.ts';
import {clientInSight, toApiClient} from './managed-client.ts';

/** Ends the access of a client, also with tokens that it already has. */
export const disableClient: Handler<'disableClient'> = async ({clientId}, context, {caller}) => {
  const {id} = await clientInSight(context, caller, clientId);
  await context.storage.disableClient(id, context.now().toISOString());
  return toApiClient(await clientInSight(context, caller, clientId));
};
