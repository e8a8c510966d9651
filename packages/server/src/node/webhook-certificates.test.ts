import assert from 'node:assert/strict';
import {createServer} from 'node:https';
import type {AddressInfo} from 'node:net';
import test, {type TestContext} from 'node:test';
import {getCACertificates, setDefaultCACertificates} from 'node:tls';
import {certificateAuthority, selfSigned, type ServerCertificate} from '../../test/fixtures/certificates.fixtures.ts';
import type {WebhookRules} from '../domain/webhooks/webhook-address.ts';
import {webhookSender} from './webhook-sender.ts';

const hostname = 'hooks.example.gov.cn';
const rules: WebhookRules = {http: false, ports: '*', networks: ['127.0.0.1/32']};

const authority = await certificateAuthority();
setDefaultCACertificates([...getCACertificates('default'), authority.cert]);

/** A receiver that speaks TLS on this machine, and what became of a message to it. */
async function send(context: TestContext, certificate: ServerCertificate) {
  const bodies: string[] = [];
  const server = createServer(certificate, (request, response) => {
    request.setEncoding('utf8').on('data', (text: string) => bodies.push(text));
    request.on('end', () => response.writeHead(204).end());
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  context.after(() => {
    server.closeAllConnections();
    return new Promise(resolve => server.close(resolve));
  });
  const {port} = server.address() as AddressInfo;
  const sender = webhookSender({resolve: async () => [{address: '127.0.0.1', family: 4}]});
  const sent = await sender({url: `https://${hostname}:${port}/`, headers: {}, body: '{"told":true}'}, rules);
  return {sent, bodies};
}

const refused = {sent: {failure: 'certificate_not_valid'}, bodies: []};

test('a receiver whose certificate comes from a known authority gets the message', async context => {
  const {sent, bodies} = await send(context, await authority.issue({hostname}));
  assert.deepEqual(sent, {status: 204});
  assert.deepEqual(bodies, ['{"told":true}']);
});

test('a receiver with the certificate of another name gets nothing', async context =>
  assert.deepEqual(await send(context, await authority.issue({hostname: 'other.example.gov.cn'})), refused));

test('a receiver with an expired certificate gets nothing', async context => {
  const until = new Date(Date.now() - 60_000);
  assert.deepEqual(await send(context, await authority.issue({hostname, until})), refused);
});

test('a receiver with a self-signed certificate gets nothing', async context =>
  assert.deepEqual(await send(context, await selfSigned(hostname)), refused));

test('a receiver of an unknown authority gets nothing', async context => {
  const unknown = await certificateAuthority();
  assert.deepEqual(await send(context, await unknown.issue({hostname})), refused);
});
