/**
 * An OpenID provider that nobody here wrote, with the certificate and the keys of files: `node provider.mjs FOLDER PORT`. Its client
 * `desk` gets access tokens of the type at+jwt for the resource urn:gov-rating, with the claims of the file claims.json.
 */
import {readFileSync} from 'node:fs';
import {createServer} from 'node:https';
import process from 'node:process';
import Provider from 'oidc-provider';

const [, , folder, port] = process.argv;
const read = name => readFileSync(`${folder}/${name}`, 'utf8');
const provider = new Provider(`https://localhost:${port}`, {
  jwks: JSON.parse(read('keys.json')),
  clients: [
    {
      client_id: 'desk',
      client_secret: 'a secret of the drill, which is long enough',
      grant_types: ['client_credentials'],
      redirect_uris: [],
      response_types: [],
      id_token_signed_response_alg: 'ES256',
    },
  ],
  features: {
    devInteractions: {enabled: false},
    clientCredentials: {enabled: true},
    resourceIndicators: {
      enabled: true,
      getResourceServerInfo: (_context, resource) => ({
        scope: '',
        audience: resource.replace('urn:', ''),
        accessTokenFormat: 'jwt',
        jwt: {sign: {alg: 'ES256'}},
      }),
    },
  },
  extraTokenClaims: () => JSON.parse(read('claims.json')),
});
createServer({cert: read('login.pem'), key: read('login.key')}, provider.callback()).listen(
  Number(port),
  '127.0.0.1',
  () => console.log('The provider listens.'),
);
