import {writtenMoment} from '@gov-rating/contract';
import {readConfig, type Config} from '../config/config.ts';
import {operatorKinds, whoKinds, type OperatorKind} from '../domain/evidence/operator-leaf.ts';
import type {OperatorQuery, StoredOperatorEntry} from '../domain/operator-log/operator-log-storage.ts';
import {tokenSecretOf} from '../node/token-secret.ts';
import {hash} from '../security/hash.ts';
import {keyedAddress} from '../security/keyed-address.ts';
import {createKeyedHash} from '../security/keyed-hash.ts';
import {withReadStorage} from './operator-notes.ts';
import {OperatorError, withStorage, type Operator} from './operator.ts';

/** How many entries are read at once. */
const pageSize = 500;

/** The options of the command line about the operator's log. */
export interface OperatorLogOptions {
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  readonly who?: string | undefined;
  readonly person?: string | undefined;
  readonly kind?: string | undefined;
  readonly address?: string | undefined;
  readonly subject?: string | undefined;
  readonly json?: boolean | undefined;
}

/** Prints entries of the operator's log, oldest first; that it was read becomes an entry too. */
export async function operatorLog(operator: Operator, options: OperatorLogOptions): Promise<void> {
  const config = readConfig(operator.env);
  const query = await queryOf(config, options);
  const line = options.json === true ? jsonLine : textLine;
  await withReadStorage(operator, 'operator-log', async storage => {
    for (let after: OperatorQuery['after']; ;) {
      const page = await storage.operatorLog.entries({...query, after, limit: pageSize});
      for (const entry of page) operator.print(line(entry));
      after = page.at(-1);
      if (!after || operator.stop.aborted) break;
    }
  });
}

/** Prints the newest head of the operator's log, to be kept where nobody with access to the database can change it. */
export async function operatorHead(operator: Operator): Promise<void> {
  await withStorage(operator, async storage => {
    const head = await storage.operatorLog.treeHead();
    if (!head) throw new OperatorError("The operator's log has no head yet: a server seals it within seconds.");
    operator.print(JSON.stringify(head));
  });
}

async function queryOf(config: Config, options: OperatorLogOptions): Promise<Omit<OperatorQuery, 'limit' | 'after'>> {
  const {kind, who, person, address, subject} = options;
  if (kind !== undefined && !isKind(kind))
    throw new OperatorError(`--kind must be one of ${operatorKinds.join(', ')}, not ${kind}.`);
  if (who !== undefined && person !== undefined) throw new OperatorError('Give --who or --person, not both.');
  const isKeyed = person !== undefined || address !== undefined;
  const keyedHash = isKeyed ? createKeyedHash(config.STAFF_KEY ?? (await tokenSecretOf(config))) : undefined;
  return {
    since: momentOf('--since', options.since),
    until: momentOf('--until', options.until),
    who: person === undefined || !keyedHash ? who : await keyedHash('person', await pseudonymOf(config, person)),
    what: kind,
    address: keyedHash && address !== undefined ? ((await keyedAddress(keyedHash, address)) ?? undefined) : undefined,
    subject,
  };
}

const isKind = (text: string): text is OperatorKind => operatorKinds.some(kind => kind === text);

/** What the identity provider's subject is stored as before it is keyed. */
async function pseudonymOf({OIDC_ISSUER: issuer}: Config, subject: string): Promise<string> {
  if (issuer === undefined)
    throw new OperatorError('--person needs OIDC_ISSUER: a person is named by the "sub" of its identity provider.');
  return hash(`${issuer} ${subject}`);
}

function momentOf(option: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  // A day is meant as it is counted here.
  const moment = new Date(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00+08:00` : writtenMoment(text));
  if (Number.isNaN(moment.getTime()) || !/^\d{4}-\d{2}-\d{2}/.test(text))
    throw new OperatorError(`${option} must be a day such as 2026-11-29 (Asia/Shanghai) or a moment with its offset.`);
  return moment.toISOString();
}

const jsonLine = ({state, ...entry}: StoredOperatorEntry): string =>
  JSON.stringify({...entry, state: state === null ? null : (JSON.parse(state) as unknown)});

/** One line: when, what, how it ended, who, from where, what it was done to, and the rest. */
function textLine(entry: StoredOperatorEntry): string {
  const {at, what, outcome, code, times, whoKind, who, whoRole, whoInstitution, address, subject, requestId} = entry;
  const facts = Object.entries(entry.facts).map(([name, value]) => `${name}=${String(value)}`);
  return [
    ...[at, what, code ?? outcome, who ?? whoKind, whoRole ?? '-', whoInstitution ?? '-'],
    ...[address ?? '-', subject ?? '-', requestId ?? '-', times === 1 ? '' : `${times} times`, facts.join(' ')],
  ]
    .filter(part => part !== '')
    .join('\t');
}

/** For the help text. */
export const operatorLogHelp = `  operator-log [--since MOMENT] [--until MOMENT] [--who WHO | --person SUB] [--kind KIND] [--address IP] [--subject ID]
               [--json]        print who did what from where, oldest first, from the log that verify checks too
                                WHO: a pseudonym, the id of a client, or ${whoKinds.join(', ')}; SUB: of the identity provider
  operator-head                 print the newest head of that log, to be kept elsewhere for verify --head`;
