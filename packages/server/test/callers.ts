import {roles, type Role} from '@gov-rating/contract';
import {exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type JWTPayload} from 'jose';
import {district, issuer, type Scene} from './harness.ts';

/** Somebody who calls: as whom, and how the token is got. */
export interface Calling {
  readonly name: string;
  readonly as: 'nobody' | 'citizen' | 'department' | 'department without scope' | Role;
  readonly from: 'own' | 'foreign';
  readonly token: (scene: Scene) => Promise<string | undefined>;
}

/** Everybody whose credentials are what they say. */
export const honest: readonly Calling[] = [
  {name: 'nobody', as: 'nobody', from: 'own', token: async () => undefined},
  {
    name: 'a citizen with an invitation',
    as: 'citizen',
    from: 'own',
    token: async scene => (await scene.invited(9)).token,
  },
  {name: 'a department', as: 'department', from: 'own', token: scene => scene.accessToken()},
  {name: 'a department elsewhere', as: 'department', from: 'foreign', token: scene => scene.accessToken('shenzhen')},
  ...roles.map((role): Calling => ({
    name: `${role}`,
    as: role,
    from: 'own',
    token: scene => scene.personToken(role, 'own'),
  })),
  ...roles.map((role): Calling => ({
    name: `${role} elsewhere`,
    as: role,
    from: 'foreign',
    token: scene => scene.personToken(role, 'foreign'),
  })),
];

const stranger = await generateKeyPair('ES256');
const publicKey = JSON.stringify(issuer.keySet.keys[0]);

/** What a token of the bureau says, at the moment of the scene. */
const claimsOf = (scene: Scene): JWTPayload => {
  const iat = Math.floor(scene.clock.now / 1000);
  const {issuer: iss, audience: aud} = issuer;
  return {sub: 'bureau', iss, aud, iat, exp: iat + 600, role: 'bureau', institution: district.code};
};

const asIssued = (change: (claims: JWTPayload) => Record<string, unknown>) => (scene: Scene) =>
  issuer.tokenOf('bureau', change(claimsOf(scene)) as JWTPayload);

/** Tokens that prove nobody, each for one fault. */
export const faultyTokens: Readonly<Record<string, (scene: Scene) => Promise<string>>> = {
  'an expired token': asIssued(claims => ({...claims, exp: Number(claims.iat) - 31})),
  'a token without an end': asIssued(claims => ({...claims, exp: undefined})),
  'a token that is not valid yet': asIssued(claims => ({...claims, nbf: Number(claims.iat) + 60})),
  'a token for another audience': asIssued(claims => ({...claims, aud: 'https://other.example.gov.cn/v1'})),
  'a token of another issuer': asIssued(claims => ({...claims, iss: 'https://other.example.gov.cn'})),
  'a token without a subject': asIssued(claims => ({...claims, sub: undefined})),
  'a token of 8001 characters': asIssued(claims => ({...claims, groups: 'x'.repeat(8001)})),
  'a token signed by a stranger': scene =>
    new SignJWT(claimsOf(scene)).setProtectedHeader({alg: 'ES256', kid: 'demo'}).sign(stranger.privateKey),
  'a token that brings its own key': async scene =>
    new SignJWT(claimsOf(scene))
      .setProtectedHeader({alg: 'ES256', jwk: await exportJWK(stranger.publicKey)})
      .sign(stranger.privateKey),
  'a token signed with the public key as a secret': scene =>
    new SignJWT(claimsOf(scene))
      .setProtectedHeader({alg: 'HS256', kid: 'demo'})
      .sign(new TextEncoder().encode(publicKey)),
  'a token that nobody signed': async scene => new UnsecuredJWT(claimsOf(scene)).encode(),
  'a token whose claims were changed': async scene => {
    const [header, , signature] = (await scene.personToken('auditor')).split('.');
    return `${header}.${btoa(JSON.stringify(claimsOf(scene))).replace(/=+$/, '')}.${signature}`;
  },
};

/** Tokens of people who have signed in, but whose accounts give them no right. */
export const rightlessTokens: Readonly<Record<string, (scene: Scene) => Promise<string>>> = {
  'somebody with an unknown role': asIssued(claims => ({...claims, role: 'mayor'})),
  'somebody with a role that is no text': asIssued(claims => ({...claims, role: {bureau: true}})),
  'somebody with an institution that is not kept': asIssued(claims => ({...claims, institution: '110000000000000000'})),
  'somebody with an institution that is no code': asIssued(claims => ({...claims, institution: "' OR 1=1"})),
  'somebody with two institutions': asIssued(claims => ({...claims, institution: [district.code, district.code]})),
  'somebody without an institution': asIssued(claims => ({...claims, institution: undefined})),
  'somebody without a role': asIssued(claims => ({...claims, role: undefined})),
};
