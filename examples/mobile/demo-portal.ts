import {randomUUID} from 'node:crypto';
import {Hono} from 'hono';
import {getCookie, setCookie, deleteCookie} from 'hono/cookie';
import {exportJWK, generateKeyPair, SignJWT} from 'jose';
import {assertionType, type RegisteredPortal} from '@gov-rating/server';
import type {ServiceClient} from '@gov-rating/sdk/service';
import type {CaseFacts} from '../data/cases.ts';

/** The portal that logs people in, as it is registered with the server. */
export interface DemoPortal {
  readonly registered: RegisteredPortal;
  /** The pages and addresses of the portal below `/examples/mobile/portal`. */
  readonly pages: (options: DemoPortalOptions) => Hono;
}

/** What the portal needs to run. */
export interface DemoPortalOptions {
  /** A system of the department, which says for whom a service was. */
  readonly client: Pick<ServiceClient, 'putService'>;
  /** A service that was just given to somebody. */
  readonly newCase: () => CaseFacts;
  /** The address of the rating server, to which assertions are addressed. */
  readonly publicUrl: string;
  readonly now: () => Date;
}

/** Invented people. What the server knows of them is the pseudonym alone. */
const people: Readonly<Record<string, string>> = {
  zhang: 'demo-person-zhang-q1k91jFZZnaU01',
  li: 'demo-person-li-m2Wd83KqYt5PxB7cRe',
};

/** How many services a person has to rate after signing in for the first time. */
const servicesAtFirst = 3;

const issuer = 'https://portal.example.gov.cn';
const cookie = 'demo_portal';

/**
 * A portal as small as it can be: a person who chooses a name is logged in. Its key is made at each start; the server knows the
 * public part. A real portal checks who somebody is, and signs the same assertion.
 */
export async function demoPortal(institutionCode: string): Promise<DemoPortal> {
  const {publicKey, privateKey} = await generateKeyPair('ES256');
  const jwk = {...(await exportJWK(publicKey)), kty: 'EC', kid: 'demo'};
  return {
    registered: {issuer, institutionCode, channel: 'mobile', leastAssurance: 1, keys: {keys: [jwk]}},
    pages({client, newCase, publicUrl, now}) {
      /** Who was served before, so that signing in again registers nothing. */
      const served = new Set<string>();

      async function serve(person: string): Promise<void> {
        if (served.has(person)) return;
        served.add(person);
        const servedSubject = {portal: issuer, subject: people[person] ?? ''};
        for (let number = 0; number < servicesAtFirst; number++) await client.putService({...newCase(), servedSubject});
      }

      return new Hono({strict: false})
        .basePath('/examples/mobile/portal')
        .post('/session', async call => {
          const {person} = await call.req.json<{person?: unknown}>().catch(() => ({person: undefined}));
          if (typeof person !== 'string' || !Object.hasOwn(people, person)) return call.body(null, 400);
          await serve(person);
          // Only the pages of this demonstration send it, so no other site can ask for an assertion.
          setCookie(call, cookie, person, {httpOnly: true, sameSite: 'Strict', path: '/', maxAge: 86_400});
          return call.body(null, 204);
        })
        .post('/sign-out', call => {
          deleteCookie(call, cookie, {path: '/'});
          return call.body(null, 204);
        })
        .post('/assertion', async call => {
          const subject = people[getCookie(call, cookie) ?? ''];
          if (subject === undefined) return call.body(null, 401);
          const seconds = Math.floor(now().getTime() / 1000);
          const assertion = await new SignJWT({assurance: 2})
            .setProtectedHeader({alg: 'ES256', typ: assertionType, kid: 'demo'})
            .setIssuer(issuer)
            .setSubject(subject)
            .setAudience(`${publicUrl}/v1`)
            .setJti(randomUUID())
            .setIssuedAt(seconds)
            .setExpirationTime(seconds + 120)
            .sign(privateKey);
          return call.text(assertion, 200, {'Cache-Control': 'no-store'});
        });
    },
  };
}
