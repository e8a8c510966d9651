import {
  collectorChannels,
  countCharacters,
  isShownName,
  scopes,
  type CollectorChannel,
  type Scope,
} from '@gov-rating/contract';
import {origin} from '../config/config.ts';
import {hash} from '../security/hash.ts';
import {newId, newSecret, platformRandomBytes} from '../security/random.ts';
import {withRecordingStorage} from './operator-notes.ts';
import {OperatorError, type Operator} from './operator.ts';

/** The options of the command line about a client. */
export interface ClientOptions {
  readonly institution?: string | undefined;
  readonly name?: string | undefined;
  readonly scope?: readonly string[] | undefined;
  readonly 'page-origin'?: readonly string[] | undefined;
  /** Channels of the ratings that the client brings, separated by commas. */
  readonly channels?: string | undefined;
}

/** The longest name of a client, in Unicode characters; the interface has the same limit. */
const longestName = 100;

/** What a department system may do by default; a scope that changes what others rely on must be named. */
export const usualScopes: readonly Scope[] = ['services:write', 'invitations:write', 'orders:read'];

/** Registers a department system and prints id and secret. The secret is printed once: only its hash is stored. */
export async function addClient(operator: Operator, options: ClientOptions): Promise<void> {
  const {institution: institutionCode, name} = options;
  if (institutionCode === undefined || name === undefined)
    throw new OperatorError('add-client needs --institution CODE and --name NAME.');
  if (!isShownName(name) || countCharacters(name) > longestName)
    throw new OperatorError(
      `--name must be one line of 1 to ${longestName} characters that shows something and does not reverse the direction of text.`,
    );
  const channels = channelsOf(options.channels);
  const granted = scopesOf(options.scope, channels);
  const pageOrigins = (options['page-origin'] ?? []).map(originOf);
  const secret = newSecret(platformRandomBytes);
  const secretHash = await hash(secret);
  const id = await withRecordingStorage(operator, async (storage, now) => {
    if (!(await storage.institution(institutionCode))) {
      throw new OperatorError(`There is no institution ${institutionCode}; add it with add-institutions first.`);
    }
    const at = now();
    const made = newId(platformRandomBytes, at);
    await storage.saveClient(
      {id: made, name, institutionCode, secretHash, scopes: granted, pageOrigins, channels},
      at.toISOString(),
    );
    return made;
  });
  operator.print(`client_id=${id}`);
  operator.print(`client_secret=${secret}`);
  operator.printError('Keep the secret now: it is not stored and cannot be shown again.');
}

const collecting: Scope = 'ratings:collect';

/** The scopes that are named; else the usual ones, or with channels collecting alone. */
function scopesOf(named: readonly string[] | undefined, channels: readonly CollectorChannel[]): Scope[] {
  const isCollector = channels.length > 0;
  const names = named ?? (isCollector ? [collecting] : usualScopes);
  if (names.includes(collecting) !== isCollector)
    throw new OperatorError(
      `--scope ${collecting} and --channels go together: a collector brings ratings of its channels.`,
    );
  const unknown = names.filter(name => !scopes.some(scope => scope === name));
  if (unknown.length > 0)
    throw new OperatorError(`--scope must be one of ${scopes.join(', ')}, not ${unknown.join(', ')}.`);
  return scopes.filter(scope => names.includes(scope));
}

function channelsOf(list: string | undefined): CollectorChannel[] {
  if (list === undefined) return [];
  const names = list.split(',').map(name => name.trim());
  const unknown = names.filter(name => !collectorChannels.some(channel => channel === name));
  if (unknown.length > 0)
    throw new OperatorError(`--channels must be some of ${collectorChannels.join(',')}, not ${unknown.join(', ')}.`);
  return collectorChannels.filter(channel => names.includes(channel));
}

function originOf(text: string): string {
  const result = origin.safeParse(text);
  if (!result.success) throw new OperatorError(`--page-origin ${result.error.issues[0]?.message}, not ${text}.`);
  return result.data;
}
