import {defaultCases} from './contract/defaults.contract.ts';
import {evidenceCases} from './contract/evidence.contract.ts';
import {institutionCases} from './contract/institutions.contract.ts';
import {countCases} from './contract/counts.contract.ts';
import {invitationCases} from './contract/invitations.contract.ts';
import {lifeCases} from './contract/life.contract.ts';
import {orderListCases} from './contract/order-lists.contract.ts';
import {openMonthCases} from './contract/open-months.contract.ts';
import {publicationCases} from './contract/publications.contract.ts';
import {ratingCases} from './contract/ratings.contract.ts';
import {personCases} from './contract/persons.contract.ts';
import {raceCases} from './contract/races.contract.ts';
import {resultCases} from './contract/results.contract.ts';
import {webhookCases} from './contract/webhooks.contract.ts';
import {serviceCases} from './contract/services.contract.ts';
import {noticeCases} from './contract/notices.contract.ts';
import {suspicionCases} from './contract/suspicions.contract.ts';
import type {StorageTest} from './contract/world.ts';
import type {Storage} from './storage.ts';

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
  evidenceCases(test);
  serviceCases(test);
  invitationCases(test);
  ratingCases(test);
  personCases(test);
  raceCases(test);
  resultCases(test);
  countCases(test);
  publicationCases(test);
  openMonthCases(test);
  lifeCases(test);
  orderListCases(test);
  defaultCases(test);
  webhookCases(test);
  suspicionCases(test);
  noticeCases(test);
}
