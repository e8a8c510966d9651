import type {Storage} from '../storage.ts';
import {client, saveClient} from './clients.ts';
import {count, recount} from './counts.ts';
import type {Engine} from './engine.ts';
import {batch} from './operation.ts';
import {institution, isWithin, listInstitutions, saveInstitutions} from './institutions.ts';
import {addInvitation, invitation} from './invitations.ts';
import {
  auditEnds,
  auditEntries,
  auditHeads,
  auditLife,
  auditLives,
  unlogged,
  wronglyReplaced,
} from './evidence-audit.ts';
import {auditLog, leafIndex, ratingEntry, seal, treeHead, treeNodes} from './evidence.ts';
import {change} from './change.ts';
import {sweepDefaults} from './default-sweep.ts';
import {eraseBefore} from './erasure.ts';
import {findLife} from './life.ts';
import {countOrders, listOrders, listReviews, ordersWithoutClock, overdueOrders} from './orders.ts';
import {personKeys, personsNotUnder, resealPersons, servedPerson} from './persons.ts';
import {freezeRatings, frozenRows} from './freeze-ratings.ts';
import {namesOf} from './code-names.ts';
import {draftsBefore, dropFrozen, latestPublication, listPublications, publication, publish} from './publications.ts';
import {ratingLooks} from './rating-looks.ts';
import {ratingWriter} from './ratings.ts';
import {
  claimDeliveries,
  distributeEvents,
  forgetDeliveries,
  noteDelivery,
  replayDelivery,
  testWebhook,
  webhookDeliveries,
} from './webhook-deliveries.ts';
import {eventStatements} from './webhook-events.ts';
import {
  addWebhookSecret,
  deleteWebhook,
  putWebhook,
  resealWebhookSecrets,
  webhooks,
  webhookSecrets,
} from './webhooks.ts';
import {groupCounts, resultCounts, staffCounts, tagCounts} from './result-queries.ts';
import {registerService, service} from './services.ts';
import {listNotices, openNotice} from './notices.ts';
import {listSuspicions} from './suspicion-list.ts';
import {forgetTraces, lookAtRatings} from './suspicions.ts';

/** The storage over a database: which operation answers which question. */
export function sqlStorage(engine: Engine): Storage {
  return {
    saveInstitutions: institutions => engine.write(() => saveInstitutions(institutions)),
    institution: code => engine.read(institution(code)),
    listInstitutions: page => engine.read(listInstitutions(page)),
    saveClient: changed => engine.write(() => saveClient(changed)),
    client: id => engine.read(client(id)),
    registerService: registration => engine.write(() => registerService(registration)),
    service: (serviceId, within) => engine.read(service(serviceId, within)),
    addInvitation: added => engine.write(() => addInvitation(added)),
    invitation: tokenHash => engine.read(invitation(tokenHash)),
    submitRating: ratingWriter(engine),
    life: (key, within) => engine.read(findLife(key, within)),
    change: (key, within, decide) => engine.write(() => change(key, within, decide)),
    listOrders: page => engine.read(listOrders(page)),
    countOrders: (within, now) => engine.read(countOrders(within, now)),
    listReviews: page => engine.read(listReviews(page)),
    overdueOrders: (now, limit) => engine.read(overdueOrders(now, limit)),
    ordersWithoutClock: (states, after, limit) => engine.read(ordersWithoutClock(states, after, limit)),
    openNotice: opening => engine.write(() => openNotice(opening)),
    listNotices: page => engine.read(listNotices(page)),
    lookAtRatings: look => engine.write(() => lookAtRatings(look)),
    forgetTraces: asked => engine.write(() => forgetTraces(asked)),
    listSuspicions: page => engine.read(listSuspicions(page)),
    sweepDefaults: sweep => engine.write(() => sweepDefaults(sweep)),
    servedPerson: (serviceId, within) => engine.read(servedPerson(serviceId, within)),
    personKeys: () => engine.read(personKeys()),
    personsNotUnder: (keyId, limit, after) => engine.read(personsNotUnder(keyId, limit, after)),
    resealPersons: persons => engine.write(() => resealPersons(persons)),
    eraseBefore: erasure => engine.write(() => eraseBefore(erasure)),
    putWebhook: webhook => engine.write(() => putWebhook(webhook)),
    webhooks: page => engine.read(webhooks(page)),
    deleteWebhook: (webhookId, within) => engine.write(() => deleteWebhook(webhookId, within)),
    addWebhookSecret: secret => engine.write(() => addWebhookSecret(secret)),
    webhookSecrets: (limit, after) => engine.read(webhookSecrets(limit, after)),
    resealWebhookSecrets: secrets => engine.write(() => resealWebhookSecrets(secrets)),
    testWebhook: test => engine.write(() => testWebhook(test)),
    webhookDeliveries: page => engine.read(webhookDeliveries(page)),
    replayDelivery: replay => engine.write(() => replayDelivery(replay)),
    addEvents: events => engine.write(() => batch(eventStatements(events))),
    distributeEvents: (at, limit) => engine.write(() => distributeEvents(at, limit)),
    claimDeliveries: claim => engine.write(() => claimDeliveries(claim)),
    noteDelivery: note => engine.write(() => noteDelivery(note)),
    forgetDeliveries: (before, limit) => engine.write(() => forgetDeliveries(before, limit)),
    seal: (limit, decide) => engine.write(() => seal(limit, decide)),
    treeHead: size => engine.read(treeHead(size)),
    treeNodes: nodes => engine.read(treeNodes(nodes)),
    leafIndex: leafHash => engine.read(leafIndex(leafHash)),
    ratingEntry: ratingId => engine.read(ratingEntry(ratingId)),
    auditEntries: (from, limit) => engine.read(auditEntries(from, limit)),
    auditHeads: (after, limit) => engine.read(auditHeads(after, limit)),
    auditEnds: () => engine.read(auditEnds()),
    auditLog: () => engine.read(auditLog()),
    auditLives: (after, limit) => engine.read(auditLives(after, limit)),
    auditLife: ratingId => engine.write(() => auditLife(ratingId)),
    unlogged: () => engine.read(unlogged()),
    wronglyReplaced: () => engine.read(wronglyReplaced()),
    count: scope => engine.read(count(scope)),
    recount: () => engine.read(recount()),
    resultCounts: (scope, unit, now) => engine.read(resultCounts(scope, unit, now)),
    groupCounts: (scope, by, limit) => engine.read(groupCounts(scope, by, limit)),
    tagCounts: (scope, limit) => engine.read(tagCounts(scope, limit)),
    isWithin: (institutionCode, within) => engine.read(isWithin(institutionCode, within)),
    staffCounts: (scope, limit) => engine.read(staffCounts(scope, limit)),
    ratingLooks: page => engine.read(ratingLooks(page)),
    freezeRatings: order => freezeRatings(engine, order),
    frozenRows: (publicationId, after, limit) => engine.read(frozenRows(publicationId, after, limit)),
    publish: made => publish(engine, made),
    dropFrozen: publicationId => dropFrozen(engine, publicationId),
    draftsBefore: (moment, limit) => engine.read(draftsBefore(moment, limit)),
    namesOf: codes => engine.read(namesOf(codes)),
    latestPublication: key => engine.read(latestPublication(key)),
    publication: publicationId => engine.read(publication(publicationId)),
    listPublications: page => engine.read(listPublications(page)),
    close: () => engine.close(),
  };
}
