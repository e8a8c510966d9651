import type {RouteOutput} from '@gov-rating/contract';
import type {Context} from '../../context/context.ts';
import {later} from '../../domain/calendar/moments.ts';
import {Problem} from '../../domain/problems/problem.ts';
import type {Handler} from '../../http/handler.ts';
import {hash} from '../../security/hash.ts';
import {raterHashOf} from '../../security/rater-hash.ts';
import {raterTokenSeconds, type RaterClaims} from '../../security/rater-tokens.ts';

/**
 * Takes a portal's assertion, once, and returns a short-lived token. Only an assertion that is right in everything else is
 * kept as used, so that nobody but a portal can fill the table.
 */
export const openRaterSession: Handler<'openRaterSession'> = async ({assertion}, context) => {
  const {storage, raterAuthenticator, staffHash} = context;
  const now = context.now();
  const {portal, subject, assertionId, endsAt} = await raterAuthenticator.read(assertion, now);
  const assertionHash = await hash(`${portal.issuer}\n${assertionId}`);
  if (!(await storage.useAssertion({assertionHash, endsAt: endsAt.toISOString()}))) throw new Problem('assertion_used');
  const raterHash = await raterHashOf(staffHash, {portal: portal.issuer, subject});
  return sessionOf(context, {raterHash, issuer: portal.issuer}, now);
};

/** The session of a person who has proved who they are. */
export const sessionOf = async (
  {raterTokens}: Context,
  claims: RaterClaims,
  now: Date,
): Promise<RouteOutput<'openRaterSession'>> => ({
  token: await raterTokens.issue(claims, now),
  expiresAt: later(now, raterTokenSeconds * 1000).toISOString(),
});
