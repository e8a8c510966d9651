import type {Storage} from '../../src/domain/storage.ts';
import type {StorageTest} from '../fixtures/storage.fixtures.ts';
import {ratingCaseCases} from './cases.conformance.ts';
import {countCases} from './counts.conformance.ts';
import {clientCases} from './clients.conformance.ts';
import {defaultCases} from './defaults.conformance.ts';
import {evidenceCases} from './evidence.conformance.ts';
import {hallCases} from './halls.conformance.ts';
import {institutionCases} from './institutions.conformance.ts';
import {invitationCases} from './invitations.conformance.ts';
import {monitoringCases} from './monitoring.conformance.ts';
import {noticeCases} from './notices.conformance.ts';
import {openMonthCases} from './open-months.conformance.ts';
import {operatorLogCases} from './operator-log.conformance.ts';
import {orderListCases} from './order-lists.conformance.ts';
import {personCases} from './persons.conformance.ts';
import {publicationCases} from './publications.conformance.ts';
import {raceCases} from './races.conformance.ts';
import {ratingCases} from './ratings.conformance.ts';
import {registerCases} from './registers.conformance.ts';
import {resultCases} from './results.conformance.ts';
import {serviceCases} from './services.conformance.ts';
import {suspicionCases} from './suspicions.conformance.ts';
import {turnCountCases} from './turn-counts.conformance.ts';
import {webhookCases} from './webhooks.conformance.ts';

/** Where tests are registered: Node's `node:test`, or anything of its shape. */
export interface TestRunner {
  test(name: string, body: () => Promise<void>): unknown;
}

/** What every storage must do. `createStorage` makes an empty one for each test; it is closed afterwards. */
export function storageContract(name: string, createStorage: () => Promise<Storage>, runner: TestRunner): void {
  const test: StorageTest = (title, body) => {
    void runner.test(`${name}: ${title}`, async () => {
      const storage = await createStorage();
      try {
        await body(storage);
      } finally {
        await storage.close();
      }
    });
  };
  institutionCases(test);
  clientCases(test);
  registerCases(test);
  evidenceCases(test);
  operatorLogCases(test);
  serviceCases(test);
  hallCases(test);
  invitationCases(test);
  ratingCases(test);
  personCases(test);
  raceCases(test);
  resultCases(test);
  countCases(test);
  publicationCases(test);
  openMonthCases(test);
  ratingCaseCases(test);
  orderListCases(test);
  defaultCases(test);
  webhookCases(test);
  suspicionCases(test);
  noticeCases(test);
  monitoringCases(test);
  turnCountCases(test);
}
