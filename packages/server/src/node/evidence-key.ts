import {createPrivateKey} from 'node:crypto';
import {join} from 'node:path';
import {fromBase64url, type Signer, type Verifier} from '@gov-rating/contract/evidence';
import {ConfigError, type Config} from '../config/config.ts';
import {headsInSqlite} from '../database/copy-sqlite.ts';
import type {StoredHead} from '../domain/evidence/evidence-storage.ts';
import {newSecret, platformRandomBytes} from '../security/random.ts';
import {nativeEd25519Signer, nativeEd25519Verifier} from './native-ed25519.ts';
import {databaseName} from './private-files.ts';
import {readSecret, storeSecret} from './secret-file.ts';

type Keys = Pick<Config, 'DATA_DIR'> & Partial<Config>;

/**
 * The signer of the heads of the evidence log: from the configured key, otherwise from the one stored in `DATA_DIR`,
 * otherwise from a new one, stored there for this user only. With a shared database no key is made, because every
 * process must use the same.
 *
 * @throws {ConfigError} Rejects with it when the key is missing or malformed.
 */
export async function evidenceSignerOf(config: Keys): Promise<Signer> {
  const secret = await readOrMakeSecret(config);
  if (secret !== undefined) return signerOf(config.EVIDENCE_ALGORITHM, secret);
  throw new ConfigError([
    'EVIDENCE_KEY must be given with DATABASE_URL: every process over one database signs with the same',
  ]);
}

/**
 * The secrets with which rows are marked: that of the signer, then the earlier ones. Where there is none of the signer, one
 * is made like it if `makesKey` says so and the database is not shared; else there are no secrets.
 */
export async function evidenceSecretsOf(config: Keys, makesKey: boolean): Promise<Uint8Array[]> {
  const secret = await (makesKey ? readOrMakeSecret(config) : readGiven(config));
  const earlier = (config.EVIDENCE_EARLIER_KEYS ?? []).map(text => secretOf(text, config, 'EVIDENCE_EARLIER_KEYS'));
  return secret === undefined ? [] : [secret, ...earlier];
}

async function readOrMakeSecret(config: Keys): Promise<Uint8Array | undefined> {
  const given = await readGiven(config);
  if (given !== undefined || config.DATABASE_URL !== undefined) return given;
  await demandKeyOfLogs(headsInSqlite(join(config.DATA_DIR, databaseName)), config);
  await storeSecret(fileOf(config), newSecret(platformRandomBytes));
  return readGiven(config);
}

/** Whether the secret of the evidence key is here; none is made. */
export const hasEvidenceSecret = async (config: Keys): Promise<boolean> => (await readGiven(config)) !== undefined;

/** Every key whose heads are trusted: the one that signs, if there is one here, and those named as trusted. */
export async function evidenceVerifiersOf(config: Keys): Promise<Verifier[]> {
  const secret = await readGiven(config);
  const own = secret === undefined ? [] : [await signerOf(config.EVIDENCE_ALGORITHM, secret)];
  return [...own, ...(await Promise.all((config.EVIDENCE_TRUSTED_KEYS ?? []).map(toVerifier)))];
}

/**
 * Refuses to go on where the newest heads of the logs are signed with keys that are not known here: a new key that nobody
 * has announced looks like a forger's, and what it signs is called broken. To begin a new key openly, the public key of
 * the lost one is named in `EVIDENCE_TRUSTED_KEYS`.
 *
 * @param heads The newest head of each log.
 * @throws {ConfigError} names the key, and what helps
 */
export async function demandKeyOfLogs(heads: readonly StoredHead[], config: Keys): Promise<void> {
  const known = [...(await evidenceVerifiersOf(config)), ...(await earlierVerifiers(config))];
  const unknown = heads.find(({keyId}) => !known.some(verifier => verifier.keyId === keyId));
  if (unknown !== undefined) throw new ConfigError([await unknownKeySentence(unknown, config)]);
}

async function unknownKeySentence({publicKey, signedAt}: StoredHead, config: Keys): Promise<string> {
  const here = await hasEvidenceSecret(config);
  const place = config.DATABASE_URL === undefined ? ` or put it back as ${fileOf(config)}` : '';
  return (
    `EVIDENCE_KEY ${here ? 'is another key than the one' : 'is missing: it is the key'} that signed the evidence log up to ${signedAt}, ${publicKey}. ` +
    `Set EVIDENCE_KEY to the key of the servers of this database${place}. ` +
    `Only if that key was replaced or is lost, name it in EVIDENCE_TRUSTED_KEYS=${publicKey} and begin a new EVIDENCE_KEY, and tell those who keep heads`
  );
}

const earlierVerifiers = (config: Keys): Promise<Verifier[]> =>
  Promise.all(
    (config.EVIDENCE_EARLIER_KEYS ?? []).map(text =>
      signerOf(config.EVIDENCE_ALGORITHM, secretOf(text, config, 'EVIDENCE_EARLIER_KEYS')),
    ),
  );

/** Reads a public key as the log prints it. Throws a TypeError when it is not one. */
export async function toVerifier(publicKey: string): Promise<Verifier> {
  if (!publicKey.startsWith('sm2:')) return nativeEd25519Verifier(publicKey);
  const {sm2Verifier} = await import('@gov-rating/contract/evidence-sm2');
  return sm2Verifier(publicKey);
}

/** SM2 brings a curve of its own, which is loaded only where it is wanted. */
async function signerOf(algorithm: Keys['EVIDENCE_ALGORITHM'] = 'ed25519', secret: Uint8Array): Promise<Signer> {
  if (algorithm === 'ed25519') return nativeEd25519Signer(secret);
  const {sm2Signer} = await import('@gov-rating/contract/evidence-sm2');
  return sm2Signer(secret);
}

async function readGiven(config: Keys): Promise<Uint8Array | undefined> {
  const text = config.EVIDENCE_KEY ?? (await readSecret(fileOf(config)));
  return text === undefined ? undefined : secretOf(text, config, 'EVIDENCE_KEY');
}

function secretOf(text: string, {EVIDENCE_ALGORITHM: algorithm = 'ed25519'}: Keys, setting: string): Uint8Array {
  const secret = text.includes('PRIVATE KEY') ? secretOfPem(text, algorithm) : bytesOf(text.trim());
  if (secret?.length === 32) return secret;
  throw new ConfigError([`${setting} must be 32 random bytes in base64, or the PKCS#8 PEM of an ${algorithm} key`]);
}

/** Base64 in either alphabet. */
function bytesOf(text: string): Uint8Array | undefined {
  return fromBase64url(text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, ''));
}

/** The object identifier of the SM2 curve, 1.2.156.10197.1.301, and where a 32-byte secret begins in a private key (RFC 5915). */
const sm2Curve = Buffer.from('06082a811ccf5501822d', 'hex');
const secretOfCurve = Buffer.from('0201010420', 'hex');

function secretOfPem(text: string, algorithm: Config['EVIDENCE_ALGORITHM']): Uint8Array | undefined {
  // In an environment file a line break is often written as two characters.
  const pem = text.replaceAll('\\n', '\n');
  if (algorithm === 'ed25519') {
    const {d, crv} = privateKey(pem)?.export({format: 'jwk'}) ?? {};
    return crv === 'Ed25519' && d !== undefined ? fromBase64url(d) : undefined;
  }
  const der = Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64');
  const at = der.indexOf(secretOfCurve);
  if (at < 0 || !der.includes(sm2Curve)) return undefined;
  const start = at + secretOfCurve.length;
  return new Uint8Array(der.subarray(start, start + 32));
}

function privateKey(pem: string) {
  try {
    return createPrivateKey(pem);
  } catch (error) {
    // Whatever is wrong with it, the operator learns what is expected; the key itself is never repeated.
    if (error instanceof Error) return undefined;
    throw error;
  }
}

const fileOf = ({DATA_DIR}: Keys): string => join(DATA_DIR, 'evidence-key');
