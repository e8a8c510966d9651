import {faultAt} from '../problem.ts';
import {Frozen, type Handler} from './handler.ts';

/** A publication, byte for byte as it was made. */
export const getPublication: Handler<'getPublication'> = async ({publicationId}, {storage}) => {
  const found = await storage.publication(publicationId);
  if (!found) throw faultAt('publicationId', 'unknown_publication');
  return new Frozen(found.document, found.sha256);
};
