import {scopes} from '@gov-rating/contract';
import {aService, anInstitution} from '@gov-rating/contract/testing';
import {createApp, hash, memoryStorage} from '@gov-rating/server';
import {serve} from '@gov-rating/server/node';
import {createServiceClient} from '../src/service.ts';

const institution = anInstitution();
const clientSecret = 'the secret of a department of these tests';

/** The real server in memory, over real HTTP on a free port, with one department. Closes with `await using`. */
export async function aRatingServer() {
  const storage = await memoryStorage();
  await storage.saveInstitutions([institution]);
  await storage.saveClient({
    ...{
      id: 'department',
      name: institution.name,
      institutionCode: institution.code,
      scopes,
      pageOrigins: ['https://www.example.gov.cn'],
    },
    secretHash: await hash(clientSecret),
  });
  const clock = {ahead: 0};
  const app = createApp({
    storage,
    tokenSecret: 'a secret of more than thirty-two bytes',
    now: () => new Date(Date.now() + clock.ahead),
    log: () => undefined,
  });
  const running = await serve({app, port: 0, pages: false});
  const baseUrl = running.url;
  const department = createServiceClient({baseUrl, clientId: 'department', clientSecret});
  let services = 0;
  return {
    baseUrl,
    department,
    /** Where the server keeps everything, for what an operator does. */
    storage,
    /** How far the server's clock is ahead, in milliseconds. */
    clock,
    /** Registers a service and invites to rate it. */
    async invite(options: {readonly returnUrl?: string} = {}) {
      const servedAt = new Date().toISOString();
      const {serviceId} = await department.putService(aService({serviceNumber: ++services, servedAt}));
      return {serviceId, ...(await department.invite({serviceId, ...options}))};
    },
    async [Symbol.asyncDispose]() {
      await running.close();
    },
  };
}
