import type {Handler} from '../../http/handler.ts';
import {standardOf} from './standard-in-force.ts';

/** The rules of the region asked for, else of this deployment. */
export const getStandard: Handler<'getStandard'> = ({profile}, {settings}) =>
  standardOf(profile ?? settings.profileId, settings);
