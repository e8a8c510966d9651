import {z} from 'zod';
import {moment} from './fields.ts';
import type {WebhookEventType} from './types.ts';
import {webhookEvents, type WebhookEventKind} from './webhook-events.ts';

type Json = Record<string, unknown>;

const header = (name: string, description: string, pattern: string) => ({
  name,
  in: 'header',
  required: true,
  description,
  schema: {type: 'string', pattern},
});

/** The headers of the Standard Webhooks scheme. */
const headers = [
  header('webhook-id', 'the id of the message, the same at every attempt: process each once', '^[A-Za-z0-9_-]{1,64}$'),
  header(
    'webhook-timestamp',
    'seconds since 1970, of this attempt: refuse a message older than 5 minutes',
    '^\\d{1,12}$',
  ),
  header(
    'webhook-signature',
    'one signature for each active secret, separated by blanks: `v1,` and the base64 HMAC-SHA256 of `id.timestamp.body`',
    '^v1,[A-Za-z0-9+/]{43}=( v1,[A-Za-z0-9+/]{43}=)*$',
  ),
];

/** The requests that the server sends, one entry per event type (OpenAPI 3.1 `webhooks`). */
export function openApiWebhooks(jsonSchema: (type: z.ZodType) => Json): Json {
  const entries = Object.entries(webhookEvents) as [WebhookEventType, WebhookEventKind][];
  return Object.fromEntries(entries.map(([type, {name, data}]) => [type, {post: operation(type, name.en, data)}]));

  function operation(type: WebhookEventType, summary: string, data: z.ZodObject): Json {
    const schema = jsonSchema(z.object({type: z.literal(type), timestamp: moment, data}));
    return {
      operationId: `on_${type.replace('.', '_')}`,
      summary,
      tags: ['webhooks'],
      security: [],
      parameters: headers,
      requestBody: {required: true, content: {'application/json': {schema}}},
      responses: {
        '200': {description: 'accepted; any 2xx is enough, any other status repeats the message'},
        '410': {description: 'never send anything to this address again'},
      },
    };
  }
}
