import {standardOf} from '../domain/standard.ts';
import type {Handler} from './handler.ts';

/** The rules of the region asked for, else of this deployment. */
export const getStandard: Handler<'getStandard'> = ({profile}, {settings}) =>
  standardOf(profile ?? settings.profileId, settings);
