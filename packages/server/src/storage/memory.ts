import {isBad} from '@gov-rating/contract';
import type {Institution, Order, Receipt} from '@gov-rating/contract';
import {parentsFirst} from './institution-tree.ts';
import {memoryCounts} from './memory-counts.ts';
import {judgeSubmission} from './repeat-rule.ts';
import {keptFacts, sameFacts} from './service-facts.ts';
import type {Client, NewInvitation, Registration, Storage, StoredService, Submission} from './storage.ts';
import {toUtc} from './utc.ts';

interface Service {
  readonly serviceId: string;
  facts: Registration['facts'];
}

interface Rating {
  readonly submission: Submission;
  readonly invitationId: string;
  readonly service: Service;
  readonly areaCode: string;
  readonly receipt: Receipt;
}

/**
 * Keeps everything in memory, for tests and for pages that run the server in their own tab; gone when the page is. Each
 * method does all its checking and writing in one synchronous stretch, so nothing can come between.
 */
export function memoryStorage(): Storage {
  const institutions = new Map<string, Institution>();
  const clients = new Map<string, Client>();
  const services = new Map<string, Service>();
  const servicesByKey = new Map<string, Service>();
  const invitations = new Map<string, NewInvitation>();
  const ratings = new Map<string, Rating>();
  const orders: (Order & {readonly rating: Rating})[] = [];
  const taken = new Set<string>();
  const counts = memoryCounts();
  let closed = false;

  const open = () => {
    if (closed) throw new Error('The storage is closed.');
  };

  const isWithin = (code: string, within: string) => {
    for (let at: string | null | undefined = code; at; at = institutions.get(at)?.parentCode)
      if (at === within) return true;
    return false;
  };

  /** Takes several identifiers or, when one of them is in use, none. */
  const takeAll = (...identifiers: readonly (readonly [kind: string, value: string])[]) => {
    const keys = identifiers.map(([kind, value]) => `${kind} ${value}`);
    const used = keys.find(key => taken.has(key));
    if (used !== undefined) throw new Error(`The ${used.split(' ')[0]} is in use.`);
    for (const key of keys) taken.add(key);
  };

  const needInstitution = (code: string): Institution => {
    const institution = institutions.get(code);
    if (!institution) throw new Error(`Institution ${code} is unknown.`);
    return institution;
  };

  const storedService = ({serviceId, facts}: Service): StoredService => {
    const {name, areaCode} = needInstitution(facts.institutionCode);
    return {...facts, serviceId, institutionName: name, areaCode, rated: ratings.has(serviceId)};
  };

  return {
    async saveInstitutions(incoming) {
      open();
      const kept = new Map([...institutions.values()].map(({code, parentCode}) => [code, parentCode]));
      for (const {code, name, areaCode, administrativeLevel, parentCode} of parentsFirst(incoming, kept))
        institutions.set(code, {code, name, areaCode, administrativeLevel, parentCode});
    },

    async institution(code) {
      open();
      const found = institutions.get(code);
      return found && {...found};
    },

    async listInstitutions({areaPrefix = '', after = '', limit}) {
      open();
      return [...institutions.values()]
        .filter(({code, areaCode}) => code > after && areaCode.startsWith(areaPrefix))
        .sort((one, other) => (one.code < other.code ? -1 : 1))
        .slice(0, limit)
        .map(found => ({...found}));
    },

    async saveClient(client) {
      open();
      needInstitution(client.institutionCode);
      clients.set(client.id, structuredClone(client));
    },

    async client(id) {
      open();
      return structuredClone(clients.get(id));
    },

    async registerService({serviceId, facts, within}) {
      open();
      if (!institutions.has(facts.institutionCode)) return {outcome: 'unknown_institution'};
      if (!isWithin(facts.institutionCode, within)) return {outcome: 'institution_not_allowed'};
      const key = JSON.stringify([facts.institutionCode, facts.projectNo, facts.serviceNumber, facts.node]);
      const known = servicesByKey.get(key);
      if (!known) {
        const service = {serviceId, facts: keptFacts(facts)};
        takeAll(['service', serviceId]);
        services.set(serviceId, service);
        servicesByKey.set(key, service);
        return {outcome: 'registered', serviceId, rated: false};
      }
      const rated = ratings.has(known.serviceId);
      if (!sameFacts(known.facts, facts)) {
        if (rated) return {outcome: 'service_already_rated'};
        known.facts = keptFacts(facts);
      }
      return {outcome: 'registered', serviceId: known.serviceId, rated};
    },

    async service(serviceId, within) {
      open();
      const service = services.get(serviceId);
      return service && isWithin(service.facts.institutionCode, within) ? storedService(service) : undefined;
    },

    async addInvitation(invitation) {
      open();
      const {invitationId, tokenHash, serviceId, within, limit} = invitation;
      const service = services.get(serviceId);
      if (!service || !isWithin(service.facts.institutionCode, within)) return 'unknown_service';
      if (ratings.has(serviceId)) return 'already_rated';
      const createdAt = toUtc(invitation.createdAt);
      const all = [...invitations.values()].filter(other => other.serviceId === serviceId);
      if (all.filter(({expiresAt}) => expiresAt > createdAt).length >= limit) return 'too_many_invitations';
      const expiresAt = toUtc(invitation.expiresAt);
      takeAll(['invitation', invitationId], ['token', tokenHash]);
      invitations.set(tokenHash, {...invitation, createdAt, expiresAt});
      return 'added';
    },

    async invitation(tokenHash) {
      open();
      const invitation = invitations.get(tokenHash);
      const service = invitation && services.get(invitation.serviceId);
      if (!invitation || !service) return undefined;
      const used = ratings.get(service.serviceId)?.invitationId === invitation.invitationId;
      return {service: storedService(service), expiresAt: invitation.expiresAt, used};
    },

    async submitRating(given) {
      open();
      const submission = structuredClone(given);
      const {tokenHash, draft, day, ratingId, receiptNumber} = submission;
      const receivedAt = toUtc(submission.receivedAt);
      if (draft.pressedAt !== null) toUtc(draft.pressedAt);
      const invitation = invitations.get(tokenHash);
      const service = invitation && services.get(invitation.serviceId);
      if (!invitation || !service) return {outcome: 'invitation_invalid'};
      const {invitationId, expiresAt} = invitation;
      const earlier = ratings.get(service.serviceId);
      const refusal = judgeSubmission(submission, receivedAt, {
        invitationId,
        expiresAt,
        ...(earlier && {
          rating: {
            invitationId: earlier.invitationId,
            idempotencyKey: earlier.submission.idempotencyKey,
            contentHash: earlier.submission.contentHash,
            receipt: {...earlier.receipt},
          },
        }),
      });
      if (refusal) return refusal;

      const orderNumber = isBad(draft.level) ? submission.orderNumber : null;
      const {institutionCode} = service.facts;
      const {areaCode} = needInstitution(institutionCode);
      takeAll(
        ['rating', ratingId],
        ['receipt', receiptNumber],
        ...(orderNumber ? [['order', orderNumber] as const] : []),
      );
      const receipt = {receiptNumber, receivedAt, orderNumber};
      const rating = {submission, invitationId, service, areaCode, receipt};
      ratings.set(service.serviceId, rating);
      counts.add({day, institutionCode, areaCode, what: draft.level});
      if (orderNumber) {
        const {projectNo, serviceNumber, node, itemName} = service.facts;
        const {level, tags, comment} = draft;
        const told = {institutionCode, projectNo, serviceNumber, node, itemName, level, tags: [...tags], comment};
        orders.push({orderNumber, state: 'created', ...told, createdAt: receivedAt, rating});
        counts.add({day, institutionCode, areaCode, what: 'orders'});
      }
      return {outcome: 'received', receipt: {...receipt}};
    },

    async listOrders({within, after, limit}) {
      open();
      const mine = orders
        .filter(({institutionCode}) => isWithin(institutionCode, within))
        .sort((one, other) => (place(one) < place(other) ? -1 : 1));
      const position = after === undefined ? 0 : mine.findIndex(({orderNumber}) => orderNumber === after) + 1;
      if (after !== undefined && position === 0) return [];
      return mine.slice(position, position + limit).map(({rating: _, tags, ...told}) => ({...told, tags: [...tags]}));
    },

    async count(scope) {
      open();
      return counts.total(scope, isWithin);
    },

    async recount() {
      open();
      const entry = (what: Parameters<typeof counts.add>[0]['what'], {submission, service, areaCode}: Rating) => {
        return {day: submission.day, institutionCode: service.facts.institutionCode, areaCode, what};
      };
      return counts.differences([
        ...[...ratings.values()].map(rating => entry(rating.submission.draft.level, rating)),
        ...orders.map(({rating}) => entry('orders', rating)),
      ]);
    },

    async close() {
      closed = true;
    },
  };
}

/** Where an order stands in the list: created earlier first, then by number. */
function place({createdAt, orderNumber}: Order): string {
  return createdAt + orderNumber;
}
