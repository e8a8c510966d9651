import {z} from 'zod';
import {scopes} from '../endpoint.ts';
import {cursor, id, institutionCode, moment, pageSize, text} from '../fields.ts';
import {collectorChannels} from '../standard/channels.ts';
import {defineRoutes} from './route.ts';

/** A department system that may call, without its secret. */
export const apiClient = z
  .object({
    clientId: id,
    name: text(100),
    institutionCode: institutionCode.meta({description: 'the client acts for this institution and all below it'}),
    scopes: z.array(z.enum(scopes)),
    pageOrigins: z
      .array(z.string().max(500))
      .meta({description: 'origins of the pages that its invitations may lead to'}),
    channels: z
      .array(z.enum(collectorChannels))
      .meta({description: 'the channels of the ratings that it may bring; empty for most'}),
    createdAt: moment.nullable().meta({description: 'null for a client of an early version'}),
    secretMadeAt: moment.nullable().meta({description: 'when its newest secret was made; null as for createdAt'}),
    oldSecretsEndAt: moment.nullable().meta({description: 'until when an earlier secret is taken too; else null'}),
    disabledAt: moment.nullable().meta({description: 'set while the client may not call'}),
  })
  .meta({id: 'ApiClient', description: 'A department system that may call'});

/** Which clients to list. */
export const clientQuery = z.object({cursor: cursor.optional(), limit: pageSize});

/** A page of clients, by id. */
export const clientPage = z
  .object({items: z.array(apiClient), nextCursor: cursor.nullable()})
  .meta({id: 'ApiClientPage'});

/** Refers to one client. */
export const clientReference = z.object({clientId: id});

/** A new secret; the old ones are taken too until they end. */
export const clientSecretInput = z.object({
  clientId: id,
  keepOldHours: z
    .number()
    .int()
    .min(0)
    .max(168)
    .default(24)
    .meta({description: 'how many hours the secrets so far are still taken; 0 ends them at once'}),
});

/** A secret that was just made. */
export const clientSecret = z
  .object({
    secret: z.string().max(100).meta({description: 'returned only here'}),
    oldSecretsEndAt: moment,
  })
  .meta({id: 'ClientSecret'});

/** A department system that may call, as it travels. */
export type ApiClient = z.infer<typeof apiClient>;

/** The credentials of department systems. */
export const clientRoutes = defineRoutes('clients', {
  listClients: {
    method: 'GET',
    path: '/v1/clients',
    caller: 'person',
    roles: ['institution_head', 'bureau', 'auditor'],
    responseCheck: ['items', 'object'],
    summary: 'Department systems that may call for an institution and those below it, without their secrets',
    input: clientQuery,
    output: clientPage,
    status: 200,
    refusals: ['cursor_invalid'],
  },
  disableClient: {
    method: 'POST',
    path: '/v1/clients/{clientId}/disabling',
    caller: 'person',
    roles: ['institution_head', 'bureau'],
    responseCheck: ['clientId', 'string'],
    summary: 'End the access of a department system at once, also with tokens that it already has',
    input: clientReference,
    output: apiClient,
    status: 200,
    refusals: ['unknown_client'],
  },
  enableClient: {
    method: 'POST',
    path: '/v1/clients/{clientId}/enabling',
    caller: 'person',
    roles: ['bureau'],
    responseCheck: ['clientId', 'string'],
    summary: 'Let a disabled department system call again',
    input: clientReference,
    output: apiClient,
    status: 200,
    refusals: ['unknown_client', 'own_client'],
  },
  rotateClientSecret: {
    method: 'POST',
    path: '/v1/clients/{clientId}/secrets',
    caller: 'person',
    roles: ['bureau'],
    responseCheck: ['secret', 'string'],
    summary: 'Make a new secret of a department system; the old ones are taken too for a while',
    input: clientSecretInput,
    output: clientSecret,
    status: 201,
    refusals: ['unknown_client', 'own_client'],
  },
});
