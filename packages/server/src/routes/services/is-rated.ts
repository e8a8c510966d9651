import {Problem} from '../../domain/problems/problem.ts';
import type {Handler} from '../../http/handler.ts';

/** Yes or no, never what. */
export const isRated: Handler<'isRated'> = async ({serviceId}, {storage}, {caller}) => {
  const service = await storage.service(serviceId, caller.institutionCode);
  if (!service) throw new Problem('unknown_service');
  return {rated: service.rated};
};
