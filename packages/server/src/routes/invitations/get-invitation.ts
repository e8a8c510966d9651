import {Problem} from '../../domain/problems/problem.ts';
import type {Handler} from '../../http/handler.ts';
import {besideForm} from '../institutions/beside-form.ts';
import {toRatingForm} from './rating-form.ts';

/** The service behind an invitation; rated and expired ones are shown as such, so that the page can say why. */
export const getInvitation: Handler<'getInvitation'> = async (_input, context, {caller}) => {
  const {storage, settings, now} = context;
  const invitation = await storage.invitation(caller);
  if (!invitation) throw new Problem('invitation_invalid');
  const beside = await besideForm(invitation.service.institutionCode, context);
  return toRatingForm(invitation, settings, beside, now());
};
