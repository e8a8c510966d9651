import type {Institution, InvitationChannel} from '@gov-rating/contract';
import {anInstitution, aService} from '@gov-rating/contract/testing';
import {createClient, type Client} from '@gov-rating/sdk/core';
import {
  createApp,
  hash,
  memoryStorage,
  newInvitationId,
  newInvitationToken,
  platformRandomBytes,
  type AppOptions,
} from '@gov-rating/server';

/** The real server in the tab, an invitation, and a connection that can be cut. */
export interface Backend {
  readonly client: Client;
  readonly app: {readonly fetch: (request: Request) => Promise<Response>};
  /** The number of ratings that were sent, kept or not. */
  readonly sent: () => number;
  /** The id of the last answer, as the log of the server has it; empty where none came. */
  readonly requestId: () => string;
  /**
   * Registers a service; resolves to the token of its invitation, which is valid for this number of hours (negative:
   * expired) and decides this channel, by default it is an open link, and offers this way back, by default none.
   */
  readonly invite: (validHours?: number, channel?: InvitationChannel, returnUrl?: string) => Promise<string>;
  /** Cuts the connection, or restores it and fires `online` as browsers do. */
  readonly connect: (connected: boolean) => void;
}

/** Starts a server with one institution of these facts and no ratings; `settings` are those of its operator. */
export async function startBackend(
  settings: AppOptions['settings'] = {},
  institution: Partial<Institution> = {},
): Promise<Backend> {
  const storage = await memoryStorage();
  const within = anInstitution().code;
  await storage.saveInstitutions([anInstitution(institution)]);
  const app = createApp({storage, settings, tokenSecret: 'a secret that only this tab has for its tests'});
  let services = 0;
  let sent = 0;
  let connected = true;
  let requestId = '';
  return {
    app,
    sent: () => sent,
    requestId: () => requestId,
    client: createClient({
      baseUrl: location.origin,
      fetch: async (url, init) => {
        if (init.method === 'POST') sent++;
        requestId = '';
        if (!connected) throw new TypeError('Failed to fetch');
        const response = await app.fetch(new Request(url, init));
        requestId = response.headers.get('x-request-id') ?? '';
        return response;
      },
    }),
    async invite(validHours = 1, channel, returnUrl) {
      const at = Date.now();
      const serviceId = `service-${++services}`;
      const invitationId = newInvitationId(platformRandomBytes, new Date(at));
      const token = newInvitationToken(invitationId, platformRandomBytes);
      const createdAt = new Date(at).toISOString();
      await storage.registerService({serviceId, facts: aService({serviceNumber: services}), within, at: createdAt});
      await storage.addInvitation({
        invitationId,
        tokenHash: await hash(token),
        serviceId,
        within,
        channel,
        returnUrl,
        createdAt,
        expiresAt: new Date(at + validHours * 3_600_000).toISOString(),
        limit: 5,
      });
      return token;
    },
    connect(now) {
      connected = now;
      if (now) dispatchEvent(new Event('online'));
    },
  };
}
