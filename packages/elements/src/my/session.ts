import type {Help, Institution, RateableService} from '@gov-rating/contract/types';
import {isApiError, type RaterClient} from '@gov-rating/sdk/rater';
import {foreignAnswer} from '../page/foreign-answer.ts';

/** Why there is nothing to show. */
export type Trouble = 'login' | 'expired' | 'unknown' | 'unsure' | 'unreachable' | 'foreign' | 'refused';

/** Thrown instead of an assertion where the page has none any more. */
export class NoAssertion extends Error {}

/** Returns what a failed call means for the person. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof NoAssertion) return 'expired';
  if (foreignAnswer(error)) return 'foreign';
  if (!isApiError(error)) return 'unreachable';
  if (/^(rater_session_invalid|assertion_expired|assertion_used)$/.test(error.code)) return 'expired';
  if (error.code === 'assurance_too_low') return 'unsure';
  return error.code.startsWith('assertion_') ? 'unknown' : 'refused';
}

/** A JWT in the fragment of an address, which may begin with the route of a hash router. */
const place = /([#&?])assertion=([\w-]+\.[\w-]+\.[\w-]+)&?/;

/**
 * Takes the assertion out of the fragment of the page's address and out of its entry in the history, so that neither a shared
 * link nor the button back has it; empty where there is none. A server takes each assertion once.
 *
 * @example takeAssertion() // 'eyJ…' on https://rating.example.gov.cn/my#assertion=eyJ…
 */
export function takeAssertion(): string {
  const {hash, pathname, search} = location;
  const [, before = '', assertion = ''] = place.exec(hash) ?? [];
  if (!assertion) return '';
  const left = hash.replace(place, before).replace(/[&?]$/, '');
  history.replaceState(history.state, '', pathname + search + (left === '#' ? '' : left));
  return assertion;
}

/** The most services that are read: the most urgent ones are the last of the server's list. */
export const mostServices = 500;

/** The refusals of a claim after which the service is no longer one of those that can be rated. */
export const isGone = (error: unknown): boolean =>
  isApiError(error) && /^(already_rated|rating_window_closed|unknown_service)$/.test(error.code);

/**
 * All services of the person that can be rated, more than are shown where there are more, and whom the person can call.
 */
export async function readServices(
  client: RaterClient,
): Promise<readonly [services: RateableService[], help: Help | undefined]> {
  const services: RateableService[] = [];
  let help: Help | undefined;
  for (let cursor: string | null | undefined; cursor !== null && services.length <= mostServices;) {
    const page = await client.listRateable({limit: 100, ...(cursor && {cursor})});
    services.push(...page.items);
    [cursor, help] = [page.nextCursor, page.help];
  }
  return [services, help];
}

/** The most institutions that a person chooses from. */
export const mostInstitutions = 1000;

/** All institutions of the server, and more than are shown where there are more. */
export async function readInstitutions(client: RaterClient): Promise<Institution[]> {
  const institutions: Institution[] = [];
  for (let cursor: string | null | undefined; cursor !== null && institutions.length <= mostInstitutions;) {
    const page = await client.listInstitutions({limit: 100, ...(cursor && {cursor})});
    institutions.push(...page.items);
    cursor = page.nextCursor;
  }
  return institutions;
}

/** Whether a person has to say first who they are. */
export const asksWho = (trouble: Trouble | ''): boolean => /^(login|expired|unknown|unsure)$/.test(trouble);
