import type {ParsedInput} from '@gov-rating/contract';
import type {Context} from '../../context/context.ts';
import {later} from '../../domain/calendar/moments.ts';
import type {Client} from '../../domain/institutions/client-storage.ts';
import {invitationUrl, returnAddress, shortInvitationUrl} from '../../domain/invitations/invitation-url.ts';
import {fieldProblem, Problem} from '../../domain/problems/problem.ts';
import type {Handler} from '../../http/handler.ts';
import {hash} from '../../security/hash.ts';
import {newInvitationId, newInvitationToken} from '../../security/invitation-token.ts';
import {eachEntry} from '../each-entry.ts';
import {invitationCodes} from './invitation-codes.ts';

/** How many unused, unexpired invitations a service may have. */
export const openInvitations = 10;

/**
 * Makes an invitation: token, links and the QR codes that are wanted. The token is returned once; only its hash is stored.
 */
export const invite: Handler<'invite'> = async ({serviceId, correlation, codes, ...asked}, context, {caller}) => {
  const {next, store} = invitationMaker(asked, context, caller);
  const made = next();
  const drawn = codes ? invitationCodes(made.codeUrl, codes) : null;
  return {...(await store({serviceId, correlation}, made)), codes: drawn};
};

/** Makes an invitation for each of some services, at the same time. */
export const inviteAll: Handler<'inviteAll'> = async ({entries, ...asked}, context, {caller}) => {
  const {next, store} = invitationMaker(asked, context, caller);
  const outcomes = await eachEntry(
    entries,
    ({serviceId}) => serviceId,
    entry => store(entry, next()),
  );
  return {entries: outcomes.map(({done: invitation, problem}) => ({invitation, problem}))};
};

/** An invitation that is not stored yet. */
interface MadeInvitation {
  readonly invitationId: string;
  readonly token: string;
  readonly url: string;
  readonly shortUrl: string;
  /** The address for codes: the short one, unless a page of the department is asked for. */
  readonly codeUrl: string;
}

/** What each invitation of a batch has of its own. */
type Entry = ParsedInput<'inviteAll'>['entries'][number];

/** Invitations as a client asks for them; refuses a page or a way back that it may not use before any is made. */
function invitationMaker(
  {page, channel, validHours, returnUrl: asked}: Omit<ParsedInput<'inviteAll'>, 'entries'>,
  context: Context,
  caller: Client,
) {
  const {storage, settings, randomBytes} = context;
  const origins = [
    ...caller.pageOrigins,
    ...[settings.publicUrl, settings.pageUrl].map(address => new URL(address).origin),
  ];
  const returnUrl = asked === undefined ? undefined : returnAddress(asked, caller.pageOrigins);
  if (asked !== undefined && returnUrl === undefined) throw fieldProblem('returnUrl', 'page_not_allowed');
  if (returnUrl !== undefined && returnUrl.length > 650) throw fieldProblem('returnUrl', 'invalid_input');
  const now = context.now();
  const expiresAt = later(now, validHours * 3_600_000).toISOString();
  const next = (): MadeInvitation => {
    const invitationId = newInvitationId(randomBytes, now);
    const token = newInvitationToken(invitationId, randomBytes);
    const url = invitationUrl(page ?? settings.pageUrl, origins, token);
    if (url === undefined) throw fieldProblem('page', 'page_not_allowed');
    if (url.length > 650) throw fieldProblem('page', 'invalid_input');
    const shortUrl = shortInvitationUrl(settings.publicUrl, token);
    const isOwnPage = page === undefined && settings.pageUrl === `${settings.publicUrl}/rate`;
    return {invitationId, token, url, shortUrl, codeUrl: isOwnPage ? shortUrl : url};
  };
  next();
  const store = async ({serviceId, correlation}: Entry, {invitationId, token, url, shortUrl}: MadeInvitation) => {
    const outcome = await storage.addInvitation({
      invitationId,
      tokenHash: await hash(token),
      serviceId,
      within: caller.institutionCode,
      channel,
      ...{returnUrl, correlation},
      createdAt: now.toISOString(),
      expiresAt,
      limit: openInvitations,
    });
    if (outcome !== 'added') throw new Problem(outcome);
    return {token, url, shortUrl, expiresAt};
  };
  return {next, store};
}
