/** packages/sdk/src/clients/tables.ts: which routes each client of the SDK has as methods. */
import {routes} from '@gov-rating/contract';

/** Downloads and events are not here: a client writes a method of its own for each, because it reads a stream. */
const clients = {
  rating: {callers: ['citizen'], subjects: ['invitations', 'ratings']},
  public: {callers: ['anyone'], subjects: ['standard', 'institutions', 'statistics', 'points']},
  receipt: {callers: ['anyone', 'citizen'], subjects: ['receipts']},
  rater: {callers: ['rater', 'anyone'], subjects: ['institutions', 'raters']},
  results: {callers: ['anyone'], subjects: ['statistics', 'publications']},
  evidence: {callers: ['anyone'], subjects: ['evidence']},
  service: {
    callers: ['department', 'office'],
    subjects: [
      'services',
      'invitations',
      'collections',
      'orders',
      'points',
      'staff',
      'aliases',
      'registers',
      'devices',
    ],
  },
  desk: {
    callers: ['person', 'office'],
    subjects: ['access', 'orders', 'persons', 'reviews', 'suspicions', 'notices'],
  },
  supervision: {
    callers: ['person', 'office'],
    subjects: [
      'statistics',
      'publications',
      'webhooks',
      'clients',
      'points',
      'staff',
      'aliases',
      'registers',
      'devices',
    ],
  },
  device: {callers: ['device', 'anyone'], subjects: ['devices', 'collections']},
};

const namesOf = ({callers, subjects}) =>
  Object.values(routes)
    .filter(
      ({answer, caller, subject}) =>
        answer !== 'download' && answer !== 'events' && callers.includes(caller) && subjects.includes(subject),
    )
    .map(({operationId}) => operationId);

const tableOf = ([client, rule]) => `
/** Caller: ${rule.callers.join(', ')}. Subject: ${rule.subjects.join(', ')}. */
export const ${client}Table = {${namesOf(rule).join(', ')}};
`;

/** The module's text. A table of its own for each client, so that a bundle holds only the routes that it calls. */
export const clientTablesModule =
  () => `// Generated from the contract's routes by "npm run generate": who calls a route, and its subject, decide which client has it.
import {${Object.values(clients)
    .flatMap(namesOf)
    .filter((name, at, all) => all.indexOf(name) === at)
    .sort()
    .join(', ')}} from '@gov-rating/contract/endpoints';
${Object.entries(clients).map(tableOf).join('')}`;
