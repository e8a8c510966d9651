import type {Handler} from '../../http/handler.ts';
import {toStandard} from './standard-in-force.ts';

/** The rules of the requested region, else of this deployment. */
export const getStandard: Handler<'getStandard'> = ({profile}, {settings}) =>
  toStandard(profile ?? settings.profileId, settings);
