import {Problem} from '../../domain/problems/problem.ts';
import type {Handler} from '../../http/handler.ts';
import {toRatingForm} from './rating-form.ts';

/** The service behind an invitation; rated and expired ones are shown as such, so that the page can say why. */
export const getInvitation: Handler<'getInvitation'> = async (_input, {storage, settings, now}, {caller}) => {
  const invitation = await storage.invitation(caller);
  if (!invitation) throw new Problem('invitation_invalid');
  return toRatingForm(invitation, settings, now());
};
