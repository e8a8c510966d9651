import type {Handler} from '../../http/handler.ts';
import {clientInSight, managedClient, toApiClient} from './managed-client.ts';

/** Lets a disabled client call again. */
export const enableClient: Handler<'enableClient'> = async ({clientId}, context, {caller}) => {
  const {id} = await managedClient(context, caller, clientId);
  await context.storage.disableClient(id, null);
  return toApiClient(await clientInSight(context, caller, clientId));
};
