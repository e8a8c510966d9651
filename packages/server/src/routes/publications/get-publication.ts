import {faultAt} from '../../domain/problems/problem.ts';
import {Frozen, type Handler} from '../../http/handler.ts';

/** A publication, byte for byte as it was made. */
export const getPublication: Handler<'getPublication'> = async ({publicationId}, {storage}) => {
  const found = await storage.publication(publicationId);
  if (!found) throw faultAt('publicationId', 'unknown_publication');
  return new Frozen(found.document, found.sha256);
};
