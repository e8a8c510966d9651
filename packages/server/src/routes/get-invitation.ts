import {ratingFormOf} from '../domain/rating-form.ts';
import {Problem} from '../problem.ts';
import type {Handler} from './handler.ts';

/** The service behind an invitation; rated and expired ones are shown as such, so that the page can say why. */
export const getInvitation: Handler<'getInvitation'> = async (_input, {storage, settings, now}, {caller}) => {
  const invitation = await storage.invitation(caller.tokenHash);
  if (!invitation) throw new Problem('invitation_invalid');
  return ratingFormOf(invitation, settings, now());
};
