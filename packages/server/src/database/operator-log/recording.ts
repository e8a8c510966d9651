import type {Institution} from '@gov-rating/contract';
import type {OperatorKind} from '../../domain/evidence/operator-leaf.ts';
import type {DeviceChange} from '../../domain/devices/device-storage.ts';
import type {RowMarks} from '../../domain/evidence/row-marks.ts';
import type {OperatorNote} from '../../domain/operator-log/operator-log-storage.ts';
import {RegisterChecked, type ImportCounts} from '../../domain/registers/register-storage.ts';
import type {Storage} from '../../domain/storage.ts';
import {toUtc} from '../../domain/calendar/utc.ts';
import {newId, platformRandomBytes} from '../../security/random.ts';
import {changeCase} from '../cases/change-case.ts';
import type {Engine} from '../engine/engine.ts';
import {batch, query, type Operation} from '../engine/operation.ts';
import {bigint, computed, pick, select} from '../engine/table.ts';
import {changeDevice, revokeDevice} from '../devices/devices.ts';
import {approvePairing} from '../devices/pairings.ts';
import {disableClient, rotateClientSecret, saveClient} from '../institutions/clients.ts';
import {saveInstitutions} from '../institutions/institutions.ts';
import {publish} from '../publications/publications.ts';
import {putAlias} from '../registers/aliases.ts';
import {importRegister} from '../registers/import-register.ts';
import {closePoint, putPoint} from '../registers/points.ts';
import {putStaff} from '../registers/staff.ts';
import {operatorRecord as record} from '../schema/operator-record.ts';
import {webhook} from '../schema/webhook.ts';
import {noteDelivery, replayDelivery, testWebhook} from '../webhooks/webhook-deliveries.ts';
import {addWebhookSecret, deleteWebhook, putWebhook} from '../webhooks/webhooks.ts';
import {clientState, lockClient, lockWebhook, webhookState, type AccessState} from './access-states.ts';
import {insertOperatorEntries} from './operator-log.ts';

/** The methods of the storage that write their entry of the operator's log in their own transaction. */
export type RecordedWrites = Pick<
  Storage,
  | 'saveInstitutions'
  | 'putPoint'
  | 'closePoint'
  | 'putStaff'
  | 'putAlias'
  | 'importRegister'
  | 'saveClient'
  | 'disableClient'
  | 'rotateClientSecret'
  | 'putWebhook'
  | 'deleteWebhook'
  | 'addWebhookSecret'
  | 'testWebhook'
  | 'replayDelivery'
  | 'noteDelivery'
  | 'changeCase'
  | 'publish'
  | 'approvePairing'
  | 'changeDevice'
  | 'revokeDevice'
>;

/** What was changed, for the entry; `state` is that of a client or webhook afterwards, null when it is gone. */
export interface Change {
  /** Undefined: only a request says what it is, and without one nothing is entered. */
  readonly what?: OperatorKind;
  readonly subject?: string;
  readonly facts?: OperatorNote['facts'];
  readonly state?: AccessState | null;
}

/** A change by the program itself, or by one that uses the storage without naming who asked. */
const byProgram = (at?: string): OperatorNote => ({
  newId: () => newId(platformRandomBytes, new Date()),
  at: at ?? new Date().toISOString(),
  whoKind: 'server',
  who: null,
  whoRole: null,
  whoInstitution: null,
  address: null,
  requestId: null,
});

const highest = select({
  sequence: computed(`CAST(coalesce(max(${record.sequence}), 0) AS bigint)`, bigint('sequence')),
});

/** Enters a change. */
export function* enter(marks: RowMarks, note: OperatorNote, change: Change): Operation<boolean> {
  const what = note.what ?? change.what;
  if (what === undefined) return false;
  const {at, whoKind, who, whoRole, whoInstitution, address, requestId} = note;
  const subject = change.subject ?? note.subject ?? null;
  const isState = change.state !== undefined;
  const [row] = isState
    ? yield* query(`SELECT ${highest} FROM ${record} WHERE ${record.subject} = ?`, [subject])
    : [undefined];
  yield* batch(
    insertOperatorEntries(marks, [
      {
        ...{entryId: note.newId(), at, what, whoKind, who, whoRole, whoInstitution, address, requestId, subject},
        ...{outcome: 'done', code: null, times: 1},
        facts: {...note.facts, ...change.facts},
        state: change.state ?? null,
        sequence: isState ? (row ? highest.read(row).sequence : 0) + 1 : null,
      },
    ]),
  );
  return true;
}

const stop = select(pick(webhook, 'stoppedAt'));

/** The writes with their entries; `given` says who asked. What a client or webhook may do never changes without an entry. */
export function recordedWrites(engine: Engine, marks: RowMarks, given?: OperatorNote): RecordedWrites {
  const carried = async <R>(
    operation: () => Operation<R>,
    changeOf: (result: R) => Operation<Change | undefined>,
    at?: string,
  ): Promise<R> => {
    let written = false;
    const result = await engine.write(function* () {
      written = false;
      const done = yield* operation();
      const change = yield* changeOf(done);
      if (change) given?.entering?.();
      if (change) written = yield* enter(marks, given ?? byProgram(at), change);
      return done;
    });
    if (written) given?.written?.();
    return result;
  };
  const ofClient = (what: OperatorKind, id: string) =>
    function* (): Operation<Change> {
      yield* lockClient(id);
      return {what, subject: id, state: (yield* clientState(id)) ?? null};
    };
  const ofWebhook = (what: OperatorKind, webhookId: string) =>
    function* (): Operation<Change> {
      yield* lockWebhook(webhookId);
      return {what, subject: webhookId, state: (yield* webhookState(webhookId)) ?? null};
    };
  /** Enters the change where the operation did something. */
  const when = (changeOf: () => Operation<Change>) =>
    function* (done: boolean): Operation<Change | undefined> {
      return done ? yield* changeOf() : undefined;
    };
  const asked = (subject: string) => (outcome: string) => known(outcome === 'queued' ? {subject} : undefined);

  return {
    saveInstitutions: (institutions, saved) =>
      carried(
        () => saveInstitutions(marks, institutions, saved),
        () => known({what: 'institutions.imported', facts: {institutions: codesOf(institutions).length}}),
      ),
    putPoint: put =>
      carried(
        () => putPoint(marks, put),
        done =>
          known(
            done.outcome === 'put' && done.change !== 'none'
              ? {what: 'point.put', subject: done.point.pointId, facts: changed(done.change, done.point)}
              : undefined,
          ),
      ),
    closePoint: closing =>
      carried(
        () => closePoint(marks, closing),
        done =>
          known(
            done && done.closed > 0
              ? {what: 'point.closed', subject: done.point.pointId, facts: {closed: done.closed}}
              : undefined,
          ),
        closing.at,
      ),
    putStaff: put =>
      carried(
        () => putStaff(marks, put),
        done =>
          known(
            done.outcome === 'put' && done.change !== 'none'
              ? {
                  what: 'staff.put',
                  facts: {
                    ...changed(done.change, done.staff),
                    staffNumber: done.staff.staffNumber,
                    isRated: done.staff.isRated,
                  },
                }
              : undefined,
          ),
      ),
    putAlias: put =>
      carried(
        () => putAlias(put),
        done =>
          known(
            done.outcome === 'put' && done.change !== 'none'
              ? {
                  what: 'alias.put',
                  facts: {...changed(done.change, put.alias), kind: put.alias.kind, code: put.alias.code},
                }
              : undefined,
          ),
      ),
    importRegister: rows =>
      carried(
        () => importRegister(marks, rows),
        ({unchanged, ...done}) =>
          known(
            done.added + done.changed + done.closed > 0
              ? {what: 'register.imported', facts: {register: rows.register, ...done, unchanged}}
              : undefined,
          ),
        rows.at,
      ).catch(countsOfCheck),
    saveClient: (client, at) => carried(() => saveClient(client, at), ofClient('client.saved', client.id), at),
    disableClient: (id, at) =>
      carried(
        () => disableClient(id, at),
        when(ofClient(at === null ? 'client.enabled' : 'client.disabled', id)),
        at ?? undefined,
      ),
    rotateClientSecret: secret =>
      carried(() => rotateClientSecret(secret), when(ofClient('client.secret_rotated', secret.id)), secret.at),
    putWebhook: put =>
      carried(
        () => putWebhook(put),
        function* (done) {
          return 'webhook' in done ? yield* ofWebhook('webhook.put', done.webhook.webhookId)() : undefined;
        },
        put.at,
      ),
    deleteWebhook: (webhookId, by) =>
      carried(() => deleteWebhook(webhookId, by), when(ofWebhook('webhook.deleted', webhookId))),
    addWebhookSecret: secret =>
      carried(() => addWebhookSecret(secret), when(ofWebhook('webhook.secret_added', secret.webhookId)), secret.at),
    testWebhook: test => carried(() => testWebhook(test), asked(test.webhookId), test.at),
    replayDelivery: replay => carried(() => replayDelivery(replay), asked(replay.webhookId), replay.at),
    noteDelivery: note =>
      carried(
        () => noteDelivery(note),
        function* () {
          if (note.outcome === 'delivered') return undefined;
          const [row] = yield* query(`SELECT ${stop} FROM ${webhook} WHERE ${webhook.webhookId} = ?`, [note.webhookId]);
          const isStopped = row !== undefined && stop.read(row).stoppedAt === toUtc(note.at);
          return isStopped ? yield* ofWebhook('webhook.stopped', note.webhookId)() : undefined;
        },
        note.at,
      ),
    changeCase: (key, within, decide, options) => {
      let act: string | undefined;
      return carried(
        () =>
          changeCase(
            marks,
            key,
            within,
            found => {
              const change = decide(found);
              act = change?.event.kind;
              return change;
            },
            options,
          ),
        found => known(found && act !== undefined && given ? {facts: {act}} : undefined),
      );
    },
    approvePairing: approval => {
      const {deviceId: subject, pointId} = approval;
      return carried(
        () => approvePairing(approval),
        outcome => known(outcome === 'approved' ? {what: 'device.paired', subject, facts: {pointId}} : undefined),
        approval.at,
      );
    },
    changeDevice: change =>
      carried(
        () => changeDevice(change),
        outcome =>
          known(
            outcome === 'changed'
              ? {what: 'device.changed', subject: change.deviceId, facts: changedOf(change)}
              : undefined,
          ),
      ),
    revokeDevice: asked =>
      carried(
        () => revokeDevice(asked),
        done => known(done ? {what: 'device.revoked', subject: asked.deviceId} : undefined),
        asked.at,
      ),
    publish: (made, at) => {
      const {publicationId, from, to, areaCode, version} = made;
      const facts = {from, to, areaCode, version};
      const write = <R>(operation: () => Operation<R>) =>
        carried(operation, () => known({what: 'publication.made', subject: publicationId, facts}), at);
      return publish({...engine, write}, marks, made, at);
    },
  };
}

/** What an import that was only checked would have done. */
function countsOfCheck(thrown: unknown): ImportCounts {
  if (thrown instanceof RegisterChecked) return thrown.counts;
  throw thrown;
}

/** What an entry says of a row of a register. */
const changed = (change: string, {institutionCode}: {readonly institutionCode: string}) => ({change, institutionCode});
/** Which settings of a device were changed, by their names; texts stay out of the log. */
const changedOf = ({name, hostName, pointId, settings = {}}: DeviceChange) => ({
  changed: Object.entries({name, hostName, pointId, ...settings}).flatMap(([of, value]) =>
    value === undefined ? [] : [of],
  ),
  ...(pointId !== undefined && {pointId}),
});

const codesOf = (institutions: readonly Institution[]) => [...new Set(institutions.map(({code}) => code))];

/** What is known without asking the database. */
function* known(change: Change | undefined): Operation<Change | undefined> {
  return change;
}
