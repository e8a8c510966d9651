/*
 * A gateway of text messages, whose replies become ratings:
 *
 *   URL=http://localhost:8080 ID=demo-hotline SECRET=… GATEWAY_SECRET=… HASH_KEY=… \
 *     node --conditions=@gov-rating/source examples/sms-gateway/sms-gateway.ts
 *
 * `npm start` prints the first three. It listens on 127.0.0.1, port 8090; `gateway.ts` says which calls it takes.
 */
import {serve} from '@hono/node-server';
import {createServiceClient} from '@gov-rating/sdk/service';
import {smsGateway} from './gateway.ts';
import {openQuestionBook} from './question-book.ts';

const {env} = process;
const {URL: baseUrl = 'http://localhost:8080', ID: clientId = 'demo-hotline', PORT = '8090'} = env;
const {SECRET = '', GATEWAY_SECRET = '', HASH_KEY = '', BOOK = 'sms-questions.json'} = env;
const {COMMENT_MAX_LENGTH = '150'} = env;
if ([SECRET, GATEWAY_SECRET, HASH_KEY].some(secret => secret === '')) {
  console.error('Set SECRET, GATEWAY_SECRET and HASH_KEY.');
  process.exit(2);
}

const now = () => new Date();
const gateway = smsGateway({
  client: createServiceClient({baseUrl, clientId, clientSecret: SECRET}),
  book: openQuestionBook(BOOK, now),
  ...{secret: GATEWAY_SECRET, hashKey: HASH_KEY, now, commentMaxLength: Number(COMMENT_MAX_LENGTH)},
});
serve({fetch: gateway.fetch, hostname: '127.0.0.1', port: Number(PORT)}, ({port}) =>
  console.log(`The gateway listens on http://127.0.0.1:${port}`),
);
