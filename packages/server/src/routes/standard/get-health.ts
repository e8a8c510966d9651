import type {Handler} from '../../http/handler.ts';

/** Healthy means that the storage answers. */
export const getHealth: Handler<'getHealth'> = async (_input, {storage, settings}) => {
  await storage.listInstitutions({limit: 1});
  return {status: 'ok', version: settings.version};
};
