import {fieldProblem} from '../../domain/problems/problem.ts';
import {ImmutableResponse, type Handler} from '../../http/handler.ts';

/** A publication, byte for byte as it was made. */
export const getPublication: Handler<'getPublication'> = async ({publicationId}, {storage}) => {
  const found = await storage.publication(publicationId);
  if (!found) throw fieldProblem('publicationId', 'unknown_publication');
  return new ImmutableResponse(found.document, found.sha256);
};
