import {fieldProblem, Problem} from '../../domain/problems/problem.ts';
import {later} from '../../domain/calendar/moments.ts';
import {exchangeTicket, mostTickets, type TicketOutcome, type TicketRules} from '../../domain/raters/sign-on.ts';
import type {SendUpstream} from '../../domain/upstream/answers.ts';
import type {Handler} from '../../http/handler.ts';
import {hash} from '../../security/hash.ts';
import {raterHashOf} from '../../security/rater-hash.ts';
import {sessionOf} from './open-rater-session.ts';

/** How long a used ticket is remembered, in milliseconds: a provider that takes one twice has long forgotten it then. */
const rememberedMs = 86_400_000;

/**
 * Takes a portal's ticket, once, and answers a token as for an assertion. The provider is asked first, so that nobody fills the
 * table with texts that are no tickets.
 */
export const openTicketSession: Handler<'openTicketSession'> = async ({portal: issuer, ticket}, context) => {
  const {storage, raterAuthenticator, staffHash, sendSignOn, warn} = context;
  const known = raterAuthenticator.ticketPortal(issuer);
  if (!known) throw fieldProblem('portal', 'unknown_portal');
  const outcome = await bounded(ticket, known.rules, sendSignOn);
  if ('fault' in outcome) {
    warn({warning: 'sign_on_failed', portal: issuer, reason: outcome.fault, at: context.now().toISOString()});
    throw new Problem('sign_on_unavailable', {cause: new Error(outcome.fault), headers: {'Retry-After': '10'}});
  }
  if ('refused' in outcome) throw new Problem('ticket_refused');
  if (outcome.assurance < known.portal.leastAssurance) throw new Problem('assurance_too_low');
  const now = context.now();
  const assertionHash = await hash(`ticket\n${issuer}\n${ticket}`);
  const endsAt = later(now, rememberedMs).toISOString();
  if (!(await storage.useAssertion({assertionHash, endsAt}))) throw new Problem('ticket_refused');
  const raterHash = await raterHashOf(staffHash, {portal: issuer, subject: outcome.subject});
  return sessionOf(context, {raterHash, issuer}, now);
};

let underWay = 0;

/** Exchanges a ticket, unless too many wait for their providers already. */
async function bounded(ticket: string, rules: TicketRules, send: SendUpstream | undefined): Promise<TicketOutcome> {
  if (!send) return {fault: 'not_connected'};
  if (underWay >= mostTickets) return {fault: 'too_many_wait'};
  underWay++;
  try {
    return await exchangeTicket(ticket, rules, send);
  } finally {
    underWay--;
  }
}
