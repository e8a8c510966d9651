import type {SealedLog} from '../domain/evidence/evidence-storage.ts';
import type {RowMarks} from '../domain/evidence/row-marks.ts';
import {StorageUnavailable, type Storage} from '../domain/storage.ts';
import {countOrders, listOrders, listReviews, ordersWithoutClock, overdueOrders} from './cases/orders.ts';
import {clockReading, confirmClock, noteClock} from './clock-reading.ts';
import {findCase} from './cases/read-case.ts';
import {
  deviceChanges,
  deviceNews,
  identifyDevice,
  noteHeartbeat,
  noteOpenStreams,
  openDeviceStream,
  setDeviceStaff,
  useDevice,
} from './devices/devices.ts';
import {addPairing, pollPairing} from './devices/pairings.ts';
import {
  callDevice,
  devicePrompter,
  forgetPrompts,
  invitationKeyOfPrompt,
  markPrompt,
  promptOf,
  withdrawPrompt,
} from './devices/prompts.ts';
import {knownDevice, listDevices} from './devices/stored-devices.ts';
import {Unavailable, type Engine} from './engine/engine.ts';
import {batch} from './engine/operation.ts';
import {auditPublications, contradictions} from './evidence/audit-rows.ts';
import {auditCase, auditCases, unlogged, wronglyReplaced} from './evidence/evidence-audit.ts';
import {evidenceLog, ratingEntry} from './evidence/evidence-log.ts';
import {auditMarks, renewMarks} from './evidence/marked-rows.ts';
import type {SealedLogOperations} from './evidence/sealed-log.ts';
import {clientsById, listClients, oldClientSecrets} from './institutions/clients.ts';
import {institutionPhone, institutionPrivacy} from './institutions/inherited.ts';
import {institution, isWithin, listInstitutions} from './institutions/institutions.ts';
import {invitationReader, invitationWriter} from './invitations/invitations.ts';
import {addTurns, forgetTurns} from './limits/turn-counts.ts';
import {backlog} from './monitoring/backlog.ts';
import {listNotices, openNotice} from './notices/notices.ts';
import {insertOperatorEntries, operatorEntries, operatorLog} from './operator-log/operator-log.ts';
import {recordedWrites} from './operator-log/recording.ts';
import {accessContradictions, allowErasure, beginLog, eraseEntries} from './operator-log/upkeep.ts';
import {personKeyIds, personsNotEncryptedWith, replaceEncryptedPersons, servedPerson} from './persons/persons.ts';
import {codeNames} from './publications/code-names.ts';
import {exportRows} from './publications/export-rows.ts';
import {
  draftsBefore,
  dropSnapshot,
  latestPublication,
  listPublications,
  publication,
} from './publications/publications.ts';
import {snapshotRatings, snapshotRows} from './publications/snapshot-ratings.ts';
import {claimService, listOwnReceipts, listRateable, ownRating} from './raters/own-services.ts';
import {countTry, forgetTries, keepCode, personsOfCase, triesOf, useCode} from './raters/rater-codes.ts';
import {sweepReminders} from './raters/reminder-sweep.ts';
import {forgetRaters, useAssertion} from './raters/used-assertions.ts';
import {sweepDefaults} from './ratings/default-sweep.ts';
import {collectionChecker, collectionWriter} from './ratings/collections.ts';
import {handlingOf} from './ratings/handling.ts';
import {pointRatingWriter} from './ratings/point-ratings.ts';
import {ratingWriter} from './ratings/ratings.ts';
import {institutionNamed, listAliases} from './registers/aliases.ts';
import {lookupInstitutions} from './registers/case-lookup.ts';
import {listPoints, point, pointByCode} from './registers/points.ts';
import {forgetStaffPictures, listStaff, staffNamed, staffPicture} from './registers/staff.ts';
import {eraseBefore} from './retention/erasure.ts';
import {makeMonths} from './retention/months.ts';
import {eraseOwnWords} from './retention/own-words.ts';
import {count, countedMonths, recount} from './statistics/counts.ts';
import {caseServices, newestUnrated} from './services/find-service.ts';
import {service, serviceWriter} from './services/services.ts';
import {groupCounts, resultCounts, tagCounts} from './statistics/result-queries.ts';
import {staffCounts, staffMonths} from './statistics/staff-counts.ts';
import {detectSuspicions, forgetTraces} from './suspicions/suspicion-detection.ts';
import {listSuspicions} from './suspicions/suspicion-list.ts';
import {claimUpstream, coverUpstream, noteUpstream, queueUpstream} from './upstream/upstream-queue.ts';
import {
  dismissUpstream,
  forgetUpstream,
  refusedUpstream,
  replayUpstream,
  upstreamStates,
} from './upstream/upstream-report.ts';
import {claimDeliveries, distributeEvents, forgetDeliveries, webhookDeliveries} from './webhooks/webhook-deliveries.ts';
import {eventStatements} from './webhooks/webhook-events.ts';
import {replaceWebhookSecrets, webhooks, webhookSecrets} from './webhooks/webhooks.ts';

/** The storage over a database: which operation implements which method. `marks` are made over what becomes evidence. */
export function sqlStorage(database: Engine, marks: RowMarks): Storage {
  const engine = reporting(database);
  const storage: Storage = {
    ...recordedWrites(engine, marks),
    ...sealed(engine, marks, evidenceLog),
    recording: note => ({...storage, ...recordedWrites(engine, marks, note)}),
    operatorLog: {
      ...sealed(engine, marks, operatorLog),
      add: entries =>
        engine.write(() =>
          batch(
            insertOperatorEntries(
              marks,
              entries.map(entry => ({...entry, state: null, sequence: null})),
            ),
          ),
        ),
      entries: asked => engine.read(operatorEntries(asked)),
      begin: (at, newId) => engine.write(() => beginLog(marks, at, newId)),
      allowErasure: allowing => engine.write(() => allowErasure(marks, allowing)),
      erase: limit => engine.write(() => eraseEntries(limit)),
      contradictions: isMarked => accessContradictions(engine, isMarked ? marks : undefined),
    },
    checkWrite: () => engine.checkWrite(),
    clockReading: () => engine.read(clockReading()),
    noteClock: at => engine.write(() => noteClock(at)),
    confirmClock: at => engine.write(() => confirmClock(at)),
    backlog: () => engine.read(backlog()),
    institution: code => engine.read(institution(code)),
    institutionPrivacy: engine.sharedRead(institutionPrivacy),
    institutionPhone: engine.sharedRead(institutionPhone),
    listInstitutions: page => engine.read(listInstitutions(page)),
    client: engine.sharedRead(clientsById),
    listClients: page => engine.read(listClients(page)),
    oldClientSecrets: (id, at) => engine.read(oldClientSecrets(id, at)),
    point: pointId => engine.read(point(pointId)),
    pointByCode: code => engine.read(pointByCode(code)),
    lookupInstitutions: pointId => engine.read(lookupInstitutions(pointId)),
    listPoints: page => engine.read(listPoints(page)),
    listStaff: page => engine.read(listStaff(page)),
    staffNamed: asked => engine.read(staffNamed(asked)),
    staffPicture: asked => engine.read(staffPicture(asked)),
    forgetStaffPictures: asked => engine.write(() => forgetStaffPictures(asked)),
    listAliases: page => engine.read(listAliases(page)),
    institutionNamed: code => engine.read(institutionNamed(code)),
    registerService: serviceWriter(engine, marks),
    caseServices: asked => engine.read(caseServices(asked)),
    newestUnrated: asked => engine.read(newestUnrated(asked)),
    service: (serviceId, within) => engine.read(service(serviceId, within)),
    addInvitation: invitationWriter(engine, marks),
    invitation: invitationReader(engine),
    useAssertion: used => engine.write(() => useAssertion(used)),
    personsOfCase: asked => engine.read(personsOfCase(asked)),
    countTry: one => engine.write(() => countTry(one)),
    triesOf: (caseHash, at) => engine.read(triesOf(caseHash, at)),
    forgetTries: caseHash => engine.write(() => forgetTries(caseHash)),
    keepCode: code => engine.write(() => keepCode(code)),
    useCode: used => engine.write(() => useCode(used)),
    listRateable: page => engine.read(listRateable(page)),
    claimService: claim => engine.write(() => claimService(marks, claim)),
    listOwnReceipts: page => engine.read(listOwnReceipts(page)),
    ownRating: asked => engine.read(ownRating(asked)),
    sweepReminders: sweep => engine.write(() => sweepReminders(sweep)),
    forgetRaters: old => engine.write(() => forgetRaters(old)),
    submitRating: ratingWriter(engine, marks),
    collectRating: collectionWriter(engine, marks),
    checkCollection: collectionChecker(engine, marks),
    ratePoint: pointRatingWriter(engine, marks),
    handlingOf: number => engine.read(handlingOf(number)),
    ratingCase: (key, within) => engine.read(findCase(key, within)),
    listOrders: page => engine.read(listOrders(page)),
    countOrders: (within, now) => engine.read(countOrders(within, now)),
    listReviews: page => engine.read(listReviews(page)),
    overdueOrders: (now, limit) => engine.read(overdueOrders(now, limit)),
    ordersWithoutClock: (states, after, limit) => engine.read(ordersWithoutClock(states, after, limit)),
    openNotice: opening => engine.write(() => openNotice(marks, opening)),
    listNotices: page => engine.read(listNotices(page)),
    detectSuspicions: row => engine.write(() => detectSuspicions(marks, row)),
    forgetTraces: asked => engine.write(() => forgetTraces(asked)),
    listSuspicions: page => engine.read(listSuspicions(page)),
    sweepDefaults: sweep => engine.write(() => sweepDefaults(marks, sweep)),
    servedPerson: (serviceId, within) => engine.read(servedPerson(serviceId, within)),
    personKeyIds: () => engine.read(personKeyIds()),
    personsNotEncryptedWith: (keyId, limit, after) => engine.read(personsNotEncryptedWith(keyId, limit, after)),
    replaceEncryptedPersons: persons => engine.write(() => replaceEncryptedPersons(persons)),
    eraseBefore: erasure => engine.write(() => eraseBefore(marks, erasure)),
    eraseOwnWords: erasure => engine.write(() => eraseOwnWords(marks, erasure)),
    makeMonths: at => engine.write(() => makeMonths(at)),
    webhooks: page => engine.read(webhooks(page)),
    webhookSecrets: (limit, after) => engine.read(webhookSecrets(limit, after)),
    replaceWebhookSecrets: secrets => engine.write(() => replaceWebhookSecrets(secrets)),
    webhookDeliveries: page => engine.read(webhookDeliveries(page)),
    addEvents: events => engine.write(() => batch(eventStatements(events))),
    distributeEvents: (at, limit) => engine.write(() => distributeEvents(at, limit)),
    claimDeliveries: claim => engine.write(() => claimDeliveries(claim)),
    forgetDeliveries: (before, limit) => engine.write(() => forgetDeliveries(before, limit)),
    coverUpstream: platform => engine.write(() => coverUpstream(platform)),
    queueUpstream: order => engine.write(() => queueUpstream(order)),
    claimUpstream: claim => engine.write(() => claimUpstream(claim)),
    noteUpstream: notes => engine.write(() => noteUpstream(notes)),
    upstreamStates: () => engine.read(upstreamStates()),
    refusedUpstream: page => engine.read(refusedUpstream(page)),
    replayUpstream: replay => engine.write(() => replayUpstream(replay)),
    dismissUpstream: dismissal => engine.write(() => dismissUpstream(dismissal)),
    forgetUpstream: page => engine.write(() => forgetUpstream(page)),
    leafIndex: leafHash => engine.read(evidenceLog.leafIndex(leafHash)),
    ratingEntry: ratingId => engine.read(ratingEntry(ratingId)),
    auditCases: (after, limit) => engine.read(auditCases(after, limit)),
    auditCase: ratingId => engine.write(() => auditCase(ratingId)),
    auditMarks: page => engine.read(auditMarks(marks, page)),
    renewMarks: page => engine.write(() => renewMarks(marks, page)),
    auditPublications: (after, limit) => engine.read(auditPublications(after, limit)),
    contradictions: () => engine.read(contradictions()),
    unlogged: () => engine.read(unlogged()),
    wronglyReplaced: () => engine.read(wronglyReplaced()),
    count: scope => engine.read(count(scope)),
    recount: month => engine.read(recount(month)),
    countedMonths: () => engine.read(countedMonths()),
    resultCounts: (scope, unit, now) => engine.read(resultCounts(scope, unit, now)),
    groupCounts: (scope, by, limit) => engine.read(groupCounts(scope, by, limit)),
    tagCounts: (scope, limit) => engine.read(tagCounts(scope, limit)),
    isWithin: (institutionCode, within) => engine.read(isWithin(institutionCode, within)),
    staffCounts: (scope, limit) => engine.read(staffCounts(scope, limit)),
    staffMonths: scope => engine.read(staffMonths(scope)),
    exportRows: page => engine.read(exportRows(page)),
    snapshotRatings: order => snapshotRatings(engine, order),
    snapshotRows: (publicationId, after, limit) => engine.read(snapshotRows(publicationId, after, limit)),
    dropSnapshot: publicationId => dropSnapshot(engine, publicationId),
    draftsBefore: (moment, limit) => engine.read(draftsBefore(moment, limit)),
    codeNames: codes => engine.read(codeNames(codes)),
    latestPublication: key => engine.read(latestPublication(key)),
    publication: publicationId => engine.read(publication(publicationId)),
    listPublications: page => engine.read(listPublications(page)),
    addTurns: turns => engine.write(() => addTurns(turns)),
    forgetTurns: before => engine.write(() => forgetTurns(before)),
    addPairing: pairing => engine.write(() => addPairing(pairing)),
    pollPairing: poll => engine.write(() => pollPairing(poll)),
    knownDevice: (deviceId, day) => engine.read(knownDevice(deviceId, day)),
    useDevice: (deviceId, at) => engine.write(() => useDevice(deviceId, at)),
    listDevices: page => engine.read(listDevices(page)),
    identifyDevice: asked => engine.write(() => identifyDevice(asked)),
    setDeviceStaff: change => engine.write(() => setDeviceStaff(change)),
    noteHeartbeat: heartbeat => engine.write(() => noteHeartbeat(heartbeat)),
    deviceNews: (deviceId, day) => engine.read(deviceNews(deviceId, day)),
    openDeviceStream: (deviceId, streamId, at) => engine.write(() => openDeviceStream(deviceId, streamId, at)),
    deviceChanges: (deviceIds, day) => engine.read(deviceChanges(deviceIds, day)),
    noteOpenStreams: (deviceIds, at) => engine.write(() => noteOpenStreams(deviceIds, at)),
    callDevice: call => engine.write(() => callDevice(call)),
    forgetPrompts: old => engine.write(() => forgetPrompts(old)),
    promptDevice: devicePrompter(engine, marks),
    prompt: (promptId, askedBy) => engine.read(promptOf(promptId, askedBy)),
    withdrawPrompt: (promptId, askedBy) => engine.write(() => withdrawPrompt(promptId, askedBy)),
    markPrompt: (promptId, deviceId, state, at) => engine.write(() => markPrompt(promptId, deviceId, state, at)),
    invitationKeyOfPrompt: (promptId, deviceId) => engine.read(invitationKeyOfPrompt(promptId, deviceId)),
    close: () => engine.close(),
  };
  return storage;
}

/** A sealed log of the storage. */
const sealed = (engine: Engine, marks: RowMarks, log: SealedLogOperations): SealedLog => ({
  seal: (limit, decide) => engine.write(() => log.seal(marks, limit, decide)),
  treeHead: size => engine.read(log.treeHead(size)),
  treeNodes: nodes => engine.read(log.treeNodes(nodes)),
  auditEntries: (from, limit) => engine.read(log.auditEntries(from, limit)),
  auditHeads: (after, limit) => engine.read(log.auditHeads(after, limit)),
  auditEnds: () => engine.read(log.auditEnds()),
  auditLog: () => engine.read(log.auditLog()),
  strayEntries: (limit, after) => engine.read(log.strayEntries(marks, limit, after)),
});

/** The engine, whose word for a database that cannot work now becomes the word of the storage. */
function reporting(engine: Engine): Engine {
  return {
    ...engine,
    read: operation => reportedByStorage(() => engine.read(operation)),
    write: operation => reportedByStorage(() => engine.write(operation)),
    sharedRead: read => {
      const share = engine.sharedRead(read);
      return item => reportedByStorage(() => share(item));
    },
    shared: write => {
      const share = engine.shared(write);
      return item => reportedByStorage(() => share(item));
    },
    checkWrite: () => reportedByStorage(() => engine.checkWrite()),
  };
}

/** Runs work of the database; `failureOf` says what an error of its driver means, where the engine did not. */
export async function reportedByStorage<R>(
  work: () => Promise<R>,
  failureOf: (thrown: unknown) => unknown = thrown => thrown,
): Promise<R> {
  try {
    return await work();
  } catch (thrown) {
    const failure = failureOf(thrown);
    if (!(failure instanceof Unavailable)) throw failure;
    const {code, remedy, cause} = failure;
    throw new StorageUnavailable(code, {needsOperator: remedy === 'operator', cause: cause ?? failure});
  }
}
