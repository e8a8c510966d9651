import type {ParsedInput} from '@gov-rating/contract';
import type {Context} from '../../context/context.ts';
import {later} from '../../domain/calendar/moments.ts';
import type {Client} from '../../domain/institutions/client-storage.ts';
import {invitationUrl} from '../../domain/invitations/invitation-url.ts';
import {qrCode} from '../../domain/invitations/qr-code.ts';
import {fieldProblem, Problem} from '../../domain/problems/problem.ts';
import type {Handler} from '../../http/handler.ts';
import {hash} from '../../security/hash.ts';
import {newInvitationToken} from '../../security/invitation-token.ts';
import {newId} from '../../security/random.ts';
import {eachEntry} from '../each-entry.ts';

/** How many unused, unexpired invitations a service may have. */
const openInvitations = 10;

/** Makes an invitation: token, link and, where it is wanted, QR code. The token is returned once; only its hash is stored. */
export const invite: Handler<'invite'> = async ({serviceId, qrCode: wantsCode, ...asked}, context, {caller}) => {
  const made = await invitationMaker(asked, context, caller)(serviceId);
  return {...made, qrSvg: wantsCode ? qrCode(made.url) : ''};
};

/** Makes an invitation for each of some services, at the same time. */
export const inviteAll: Handler<'inviteAll'> = async ({entries, ...asked}, context, {caller}) => {
  const make = invitationMaker(asked, context, caller);
  const outcomes = await eachEntry(
    entries,
    ({serviceId}) => serviceId,
    ({serviceId}) => make(serviceId),
  );
  return {entries: outcomes.map(({done: invitation, problem}) => ({invitation, problem}))};
};

/** Invitations as a client asks for them; refuses a page that it may not use before any is made. */
function invitationMaker(
  {page, channel, validHours}: Omit<ParsedInput<'invite'>, 'serviceId' | 'qrCode'>,
  context: Context,
  caller: Client,
) {
  const {storage, settings, randomBytes} = context;
  const origins = [
    ...caller.pageOrigins,
    ...[settings.publicUrl, settings.pageUrl].map(address => new URL(address).origin),
  ];
  const now = context.now();
  const expiresAt = later(now, validHours * 3_600_000).toISOString();
  const next = () => {
    const invitationId = newId(randomBytes, now);
    const token = newInvitationToken(invitationId, randomBytes);
    const url = invitationUrl(page ?? settings.pageUrl, origins, token);
    if (url === undefined) throw fieldProblem('page', 'page_not_allowed');
    if (url.length > 650) throw fieldProblem('page', 'invalid_input');
    return {invitationId, token, url};
  };
  next();
  return async (serviceId: string) => {
    const {invitationId, token, url} = next();
    const outcome = await storage.addInvitation({
      invitationId,
      tokenHash: await hash(token),
      serviceId,
      within: caller.institutionCode,
      channel,
      createdAt: now.toISOString(),
      expiresAt,
      limit: openInvitations,
    });
    if (outcome !== 'added') throw new Problem(outcome);
    return {token, url, expiresAt};
  };
}
