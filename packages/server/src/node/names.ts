import {lookup as systemLookup, promises, type LookupAddress} from 'node:dns';
import {readFile} from 'node:fs/promises';
import type {LookupFunction} from 'node:net';
import {setTimeout as pause} from 'node:timers/promises';
import {Agent, fetch as undiciFetch} from 'undici';

/** How long a name is looked up at most, in milliseconds. */
const longestMs = 4_000;
/** How long one question to a name server may take, in milliseconds, and how often it is asked. */
const [questionMs, tries] = [1_500, 2];
/** How long an answer with one kind of address waits for the other kind, in milliseconds. */
const otherKindMs = 300;
const hostsFile = '/etc/hosts';

/** Finds the addresses of a host name; rejects with a code of the system, such as `ENOTFOUND`. */
export type Resolve = (hostname: string) => Promise<readonly LookupAddress[]>;

/** The parts of {@link namesOutside} that a test replaces. */
export interface NameSources {
  /** Name servers, `address:port`; those of the system by default. */
  readonly servers?: readonly string[];
  /** The look-up of the system. */
  readonly system?: Resolve;
}

const ofSystem: Resolve = hostname =>
  new Promise((resolve, reject) => {
    systemLookup(hostname, {all: true}, (error, addresses) => (error ? reject(error) : resolve(addresses)));
  });

/**
 * Looks up the names of systems outside: receivers of webhooks, platforms above, gateways, identity providers. The look-up of
 * the system occupies one of a few threads that the whole process shares, for as long as a name server does not answer, and
 * the database and everything else would wait behind it. So the hosts file and the name servers are asked without a thread,
 * and the system only for names that these do not know (search domains, other sources), one name at a time.
 */
export function namesOutside({servers, system = ofSystem}: NameSources = {}): Resolve {
  const askSystem = oneAtATime(system);
  return async hostname => {
    const fixed = await inHostsFile(hostname);
    if (fixed.length > 0) return fixed;
    try {
      return await ofNameServers(hostname, servers);
    } catch (error) {
      if (codeOf(error) === 'EAI_AGAIN') throw error;
      return askSystem(hostname);
    }
  };
}

/** The look-up that all calls to systems outside share. */
export const resolveOutside: Resolve = namesOutside();

/** {@link resolveOutside} in the shape that sockets ask for. */
const lookupOutside: LookupFunction = (hostname, {all, family}, done) => {
  resolveOutside(hostname).then(
    addresses => {
      const fitting = addresses.filter(
        one => !family || family === one.family || String(family) === `IPv${one.family}`,
      );
      const [first] = fitting;
      if (!first) done(failure('ENOTFOUND', hostname), []);
      else if (all) done(null, [...fitting]);
      else done(null, first.address, first.family);
    },
    (error: NodeJS.ErrnoException) => done(error, []),
  );
};

const agent = new Agent({connect: {lookup: lookupOutside}});

/** `fetch` for systems outside: their names are looked up by {@link resolveOutside}. */
export const fetchOutside = ((input: string | URL, init?: RequestInit) =>
  undiciFetch(input, {...(init as object), dispatcher: agent})) as unknown as typeof fetch;

const failure = (code: string, hostname: string): NodeJS.ErrnoException =>
  Object.assign(new Error(`${code} ${hostname}`), {code});

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

async function inHostsFile(hostname: string): Promise<LookupAddress[]> {
  const text = await readFile(hostsFile, 'utf8').catch(() => '');
  const wanted = hostname.toLowerCase();
  return text.split('\n').flatMap(line => {
    const [address = '', ...names] = line.replace(/#.*/, '').trim().split(/\s+/);
    if (!names.some(name => name.toLowerCase() === wanted)) return [];
    return [{address, family: address.includes(':') ? 6 : 4}];
  });
}

/** Asks the name servers for both kinds of addresses, without a thread. */
async function ofNameServers(hostname: string, servers?: readonly string[]): Promise<LookupAddress[]> {
  const resolver = new promises.Resolver({timeout: questionMs, tries});
  if (servers) resolver.setServers(servers);
  const late = setTimeout(() => resolver.cancel(), longestMs);
  try {
    const four = resolver.resolve4(hostname);
    const six = resolver.resolve6(hostname).catch((error: unknown) => error);
    const enough = four.then(
      () => pause(otherKindMs),
      () => six,
    );
    const [found4, found6] = await Promise.all([four.catch((error: unknown) => error), Promise.race([six, enough])]);
    const addresses = [
      ...(Array.isArray(found4) ? found4.map((address: string) => ({address, family: 4})) : []),
      ...(Array.isArray(found6) ? found6.map((address: string) => ({address, family: 6})) : []),
    ];
    if (addresses.length > 0) return addresses;
    const silent = [found4, found6].some(found => /^(ETIMEOUT|ECANCELLED)$/.test(codeOf(found)));
    throw failure(silent ? 'EAI_AGAIN' : 'ENOTFOUND', hostname);
  } finally {
    clearTimeout(late);
    resolver.cancel();
  }
}

/** One look-up after another: one that hangs holds one thread. Who has waited too long for a turn is told to try again. */
function oneAtATime(resolve: Resolve): Resolve {
  let last: Promise<unknown> = Promise.resolve();
  return async hostname => {
    let isLate = false;
    const turn = last.then(() => (isLate ? [] : resolve(hostname)));
    last = turn.catch(() => undefined);
    const over = new AbortController();
    const late = pause(longestMs, undefined, {signal: over.signal}).then(() => {
      isLate = true;
      throw failure('EAI_AGAIN', hostname);
    });
    late.catch(() => undefined);
    return Promise.race([turn, late]).finally(() => over.abort());
  };
}
