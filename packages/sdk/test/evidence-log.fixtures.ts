import {scopes, type RatingDraft} from '@gov-rating/contract';
import {ed25519Signer, type Signer} from '@gov-rating/contract/evidence';
import {aService, anInstitution} from '@gov-rating/contract/testing';
import {createApp, hash, memoryStorage, sealEvidence} from '@gov-rating/server';
import {createClient, newIdempotencyKey, type Fetch} from '../src/core.ts';
import {createEvidenceClient} from '../src/evidence.ts';
import {createReceiptClient} from '../src/receipt.ts';
import {createServiceClient} from '../src/service.ts';

const baseUrl = 'http://localhost:8080';
const clientSecret = 'the secret of a client of the tests';
const institution = anInstitution();

/** What signs unless a test brings another. */
export const signer = ed25519Signer(new Uint8Array(32).fill(7));

/** The real server in memory with its evidence log, with a rater and an auditor, without a socket. */
export async function aLog(evidenceSigner: Signer = signer) {
  const storage = await memoryStorage();
  await storage.saveInstitutions([institution]);
  await storage.saveClient({
    id: 'guangzhou',
    name: '业务系统',
    institutionCode: institution.code,
    secretHash: await hash(clientSecret),
    scopes,
    pageOrigins: [],
  });
  const now = Date.parse('2026-11-24T02:00:00Z');
  const app = createApp({
    storage,
    tokenSecret: 'a secret of more than thirty-two bytes',
    now: () => new Date(now),
    evidenceSigner,
    log: () => undefined,
  });
  const fetch: Fetch = (url, init) => app.fetch(new Request(url, init));
  const department = createServiceClient({baseUrl, clientId: 'guangzhou', clientSecret, fetch, now: () => now});
  const page = createClient({baseUrl, fetch});
  const rater = createReceiptClient({baseUrl, fetch});
  const keys = new Map<string, string>();
  let services = 0;
  return {
    /** The receipt of that number, as its rater reads it. */
    receipt: (receiptNumber: string) => rater.getReceipt({receiptNumber, receiptKey: keys.get(receiptNumber)}),
    log: createEvidenceClient({baseUrl, fetch}),
    /** Rates a new service; the number of the receipt. */
    async rate(draft: RatingDraft): Promise<string> {
      const {serviceId} = await department.putService(aService({serviceNumber: ++services}));
      const {token} = await department.invite({serviceId});
      const receipt = await page.submitRating(draft, {token, idempotencyKey: newIdempotencyKey()});
      keys.set(receipt.receiptNumber, receipt.receiptKey ?? '');
      return receipt.receiptNumber;
    },
    /** Seals what waits. */
    seal: () => sealEvidence.run(app.context),
  };
}
