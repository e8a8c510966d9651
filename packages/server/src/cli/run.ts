import {parseArgs} from 'node:util';
import {collectorChannels, scopes} from '@gov-rating/contract';
import {ConfigError, settingsHelp} from '../config/config.ts';
import {CsvSyntaxError} from '../domain/csv-record.ts';
import {StorageUnavailable} from '../domain/storage.ts';
import {ImportRefused} from '../domain/imports/import-refused.ts';
import {addClient, usualScopes} from './add-client.ts';
import {addDataKey} from './add-data-key.ts';
import {addInstitutions} from './add-institutions.ts';
import {importPaper} from './import-paper.ts';
import {importCommand} from './import-register.ts';
import {backup} from './backup.ts';
import {confirmClock} from './confirm-clock.ts';
import {disableClient, enableClient, listClients, rotateClientSecret} from './manage-clients.ts';
import {listAliases, removeAlias} from './manage-aliases.ts';
import {closePoint, listPoints} from './manage-points.ts';
import {operatorHead, operatorLog, operatorLogHelp} from './operator-log.ts';
import {withReadStorage} from './operator-notes.ts';
import {OperatorError, sentenceOf, type Operator} from './operator.ts';
import {posterCommand} from './poster.ts';
import {recomputeCommand} from './recompute.ts';
import {recount} from './recount.ts';
import {refusedEntries} from './refused-entries.ts';
import {restore} from './restore.ts';
import {rotateKeysCommand} from './rotate-keys-command.ts';
import {serveCommand} from './serve-command.ts';
import {upstreamDismiss, upstreamReplay, upstreamReport} from './upstream.ts';
import {verify} from './verify.ts';

const help = `gov-rating-server: the reference unified evaluation API (政务服务“好差评”)

Usage: gov-rating-server [COMMAND]

Commands
  serve                         listen and answer until SIGTERM or SIGINT (the default)
  migrate                       bring the database up to date and exit
  add-institutions FILE [--any-code]
                                add or update the institutions of a .csv or .json file, all or none; codes must have the
                                check character of GB 32100, except with --any-code
  import points|staff|aliases FILE
                                add, change and close the points, the staff or the other codes of institutions of a .csv
                                file, all or none; the same file again changes nothing
  import-paper FIRST.csv SECOND.csv --client ID --batch NAME [--best-digit 1|5] [--institution CODE]
               [--receipts FILE.csv] [--dry-run]
                                bring the ratings of paper forms that two people entered, each form once; forms that were
                                entered differently are listed and left out; --dry-run only says what would happen
  list-points [--institution CODE]
                                list the points, closed ones too: id, static code, kind, number, name, where it lies
  close-point POINT             close a point for ever, by its id, with everything that lies in it
  list-aliases [--institution CODE]
                                list the other codes of institutions, removed ones too, with the moment
  remove-alias KIND CODE        remove another code of an institution; services that name it are refused from then on
  add-client --institution CODE --name NAME [--scope SCOPE]... [--page-origin ORIGIN]...
             [--channels CHANNEL,...]   register a department system; prints id and secret once
                                scopes: ${scopes.join(', ')}
                                (default: ${usualScopes.join(', ')})
                                channels make it a collector, which brings ratings given elsewhere (scope
                                ratings:collect): ${collectorChannels.join(', ')}
  poster POINT --out FILE [--size A4|A5]
                                draw the poster of a point with its static code into FILE.svg or FILE.pdf, by default A4
  list-clients                  list the department systems: scopes, moments of their secrets, whether disabled
  disable-client --client ID    end the access of a department system at once, also with tokens that it already has
  enable-client --client ID     let a disabled department system call again
  rotate-client-secret --client ID [--keep-old-hours HOURS]
                                make a new secret and print it once; the old ones are taken for 0 to 168 hours more,
                                by default 24
  add-data-key                  make a new key for personal data: stored in DATA_DIR or, with DATA_KEYS, printed to be added there
  backup --to FILE [--replace]  copy the database to FILE while servers go on, and the newest head of its evidence log to
                                FILE.head.json; of PostgreSQL by pg_dump, which must be installed
  restore FILE [--head FILE] [--check]
                                put a backup into an empty DATA_DIR, or into the empty database of DATABASE_URL, and say
                                what is missing in it since which head; --check only reads it. Ends with 1 if something
                                is missing that FILE.head.json, or a head that was kept elsewhere, covers
  confirm-clock                 say that it is really as late as the clock of this machine shows, after a server has named
                                it days ahead of the newest moment known, or behind; then what cannot be undone goes on
  rotate-keys                   encrypt all personal data with the newest data key and mark services and invitations with
                                the evidence key; may be interrupted and run again
  recount                       compare the stored counts with the raw rows
  recompute --export FILE --publication FILE|ID
                                recompute a publication from its export (NDJSON or CSV) and compare the bytes
  refused-entries               list the entries that sealing refuses, why, and the rows that they are about
  upstream-report               how far the platforms above have got ratings: what waits and for how long, and what they
                                refuse, with their words
  upstream-replay RATING|all [--platform ID]
                                let refused ratings be sent to the platforms above again
  upstream-dismiss RATING|all [--platform ID]
                                set refused ratings aside for good: they are not sent and not listed any more
  verify [--head FILE]          check the evidence log against the rows and name the first broken entry; with heads
                                that were kept elsewhere, also that the log did not go back and nothing was replaced;
                                checks the operator's log too
${operatorLogHelp}

Settings (environment)
${settingsHelp}

Long commands show how far they have come, can be stopped with Ctrl-C and begun again.

Exit codes: 0 done; 1 failed, a finding, or a database that cannot be used; 2 wrong command line or setting.`;

const options = {
  help: {type: 'boolean', short: 'h'},
  'any-code': {type: 'boolean'},
  client: {type: 'string'},
  'keep-old-hours': {type: 'string'},
  head: {type: 'string'},
  to: {type: 'string'},
  replace: {type: 'boolean'},
  out: {type: 'string'},
  size: {type: 'string'},
  institution: {type: 'string'},
  name: {type: 'string'},
  scope: {type: 'string', multiple: true},
  'page-origin': {type: 'string', multiple: true},
  channels: {type: 'string'},
  export: {type: 'string'},
  publication: {type: 'string'},
  since: {type: 'string'},
  until: {type: 'string'},
  who: {type: 'string'},
  person: {type: 'string'},
  kind: {type: 'string'},
  address: {type: 'string'},
  subject: {type: 'string'},
  json: {type: 'boolean'},
  platform: {type: 'string'},
  batch: {type: 'string'},
  'best-digit': {type: 'string'},
  'dry-run': {type: 'boolean'},
  receipts: {type: 'string'},
  check: {type: 'boolean'},
} as const;

/** Runs one command line; resolves to the exit code. */
export async function run(args: readonly string[], operator: Operator): Promise<number> {
  try {
    const {values, positionals} = parseArgs({args: [...args], options, allowPositionals: true});
    const [command = 'serve', ...rest] = positionals;
    if (values.help || command === 'help') operator.print(help);
    else return await runCommand(command, rest, values, operator);
    return 0;
  } catch (error) {
    return explain(error, operator);
  }
}

type Values = ReturnType<typeof parseArgs<{options: typeof options}>>['values'];

async function runCommand(command: string, rest: string[], values: Values, operator: Operator): Promise<number> {
  switch (command) {
    case 'serve':
      await serveCommand(operator);
      return 0;
    case 'migrate':
      await withReadStorage(operator, 'migrate', async () => operator.print('The database is up to date.'));
      return 0;
    case 'add-institutions':
      await addInstitutions(operator, rest[0], values);
      return 0;
    case 'import':
      await importCommand(operator, rest[0], rest[1]);
      return 0;
    case 'import-paper':
      return (await importPaper(operator, rest, values)) ? 0 : 1;
    case 'list-points':
      await listPoints(operator, values);
      return 0;
    case 'close-point':
      await closePoint(operator, rest[0]);
      return 0;
    case 'list-aliases':
      await listAliases(operator, values);
      return 0;
    case 'remove-alias':
      await removeAlias(operator, rest[0], rest[1]);
      return 0;
    case 'poster':
      await posterCommand(operator, rest[0], values);
      return 0;
    case 'add-client':
      await addClient(operator, values);
      return 0;
    case 'list-clients':
      await listClients(operator);
      return 0;
    case 'disable-client':
      await disableClient(operator, values);
      return 0;
    case 'enable-client':
      await enableClient(operator, values);
      return 0;
    case 'rotate-client-secret':
      await rotateClientSecret(operator, values);
      return 0;
    case 'add-data-key':
      await addDataKey(operator);
      return 0;
    case 'backup':
      await backup(operator, values);
      return 0;
    case 'confirm-clock':
      await confirmClock(operator);
      return 0;
    case 'restore':
      return (await restore(operator, rest[0], values)) ? 0 : 1;
    case 'rotate-keys':
      return (await rotateKeysCommand(operator)) ? 0 : 1;
    case 'recompute':
      return (await recomputeCommand(operator, values)) ? 0 : 1;
    case 'recount':
      return (await recount(operator)) ? 0 : 1;
    case 'refused-entries':
      return (await refusedEntries(operator)) ? 0 : 1;
    case 'upstream-report':
      return (await upstreamReport(operator)) ? 0 : 1;
    case 'upstream-replay':
      await upstreamReplay(operator, rest[0], values);
      return 0;
    case 'upstream-dismiss':
      await upstreamDismiss(operator, rest[0], values);
      return 0;
    case 'verify':
      return (await verify(operator, values.head)) ? 0 : 1;
    case 'operator-log':
      await operatorLog(operator, values);
      return 0;
    case 'operator-head':
      await operatorHead(operator);
      return 0;
    default:
      operator.printError(`There is no command "${command}"; see gov-rating-server --help.`);
      return 2;
  }
}

function explain(error: unknown, operator: Operator): number {
  if (error instanceof ConfigError) {
    operator.printError('The settings are not right:');
    for (const line of error.errors) operator.printError(`  ${line}`);
    return 2;
  }
  if (error instanceof OperatorError || error instanceof ImportRefused || error instanceof CsvSyntaxError) {
    operator.printError(error.message);
    return 1;
  }
  if (error instanceof StorageUnavailable) {
    operator.printError(sentenceOf(error));
    return 1;
  }
  if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) {
    operator.printError(`${error.message} See gov-rating-server --help.`);
    return 2;
  }
  operator.printError(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return 1;
}
