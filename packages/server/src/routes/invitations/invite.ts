import {later} from '../../domain/calendar/moments.ts';
import {invitationUrl} from '../../domain/invitations/invitation-url.ts';
import {qrCode} from '../../domain/invitations/qr-code.ts';
import {fieldProblem, Problem} from '../../domain/problems/problem.ts';
import type {Handler} from '../../http/handler.ts';
import {hash} from '../../security/hash.ts';
import {newInvitationToken} from '../../security/invitation-token.ts';
import {newId} from '../../security/random.ts';

/** How many unused, unexpired invitations a service may have. */
const openInvitations = 10;

/** Makes an invitation: token, link and, where it is wanted, QR code. The token is returned once; only its hash is stored. */
export const invite: Handler<'invite'> = async (
  {serviceId, page, validHours, qrCode: wantsCode},
  context,
  {caller},
) => {
  const {storage, settings, randomBytes} = context;
  const now = context.now();
  const invitationId = newId(randomBytes, now);
  const token = newInvitationToken(invitationId, randomBytes);
  const origins = [
    ...caller.pageOrigins,
    ...[settings.publicUrl, settings.pageUrl].map(address => new URL(address).origin),
  ];
  const url = invitationUrl(page ?? settings.pageUrl, origins, token);
  if (url === undefined) throw fieldProblem('page', 'page_not_allowed');
  if (url.length > 650) throw fieldProblem('page', 'invalid_input');
  const expiresAt = later(now, validHours * 3_600_000).toISOString();
  const outcome = await storage.addInvitation({
    invitationId,
    tokenHash: await hash(token),
    serviceId,
    within: caller.institutionCode,
    createdAt: now.toISOString(),
    expiresAt,
    limit: openInvitations,
  });
  if (outcome !== 'added') throw new Problem(outcome);
  return {token, url, qrSvg: wantsCode ? qrCode(url) : '', expiresAt};
};
