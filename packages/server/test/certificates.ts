import 'reflect-metadata';
import {
  BasicConstraintsExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
  type X509Certificate,
} from '@peculiar/x509';

const algorithm = {name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256'} as const;
const day = 24 * 60 * 60 * 1000;

/** A certificate and its key as a TLS server takes them, both PEM. */
export interface ServerCertificate {
  readonly cert: string;
  readonly key: string;
}

/** What {@link CertificateAuthority.issue} may be told; valid from yesterday until tomorrow unless told. */
export interface Issuing {
  readonly hostname: string;
  readonly until?: Date;
}

/** An authority made for a test, which nobody knows who was not told of it. */
export interface CertificateAuthority {
  /** PEM, for those who shall trust it. */
  readonly cert: string;
  issue(issuing: Issuing): Promise<ServerCertificate>;
}

const keyPair = () => crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);

async function pem(certificate: X509Certificate, {privateKey}: CryptoKeyPair): Promise<ServerCertificate> {
  const key = await crypto.subtle.exportKey('pkcs8', privateKey);
  return {cert: certificate.toString('pem'), key: PemConverter.encode(key, 'PRIVATE KEY')};
}

/** Makes an authority with a key of its own. */
export async function certificateAuthority(): Promise<CertificateAuthority> {
  const keys = await keyPair();
  const authority = await X509CertificateGenerator.createSelfSigned({
    name: 'CN=Authority of a test',
    notBefore: new Date(Date.now() - 30 * day),
    notAfter: new Date(Date.now() + day),
    signingAlgorithm: algorithm,
    keys,
    extensions: [new BasicConstraintsExtension(true, 0, true), new KeyUsagesExtension(KeyUsageFlags.keyCertSign, true)],
  });
  return {
    cert: authority.toString('pem'),
    async issue({hostname, until = new Date(Date.now() + day)}) {
      const own = await keyPair();
      const certificate = await X509CertificateGenerator.create({
        subject: `CN=${hostname}`,
        issuer: authority.subject,
        notBefore: new Date(until.getTime() - 2 * day),
        notAfter: until,
        signingAlgorithm: algorithm,
        publicKey: own.publicKey,
        signingKey: keys.privateKey,
        extensions: [new SubjectAlternativeNameExtension([{type: 'dns', value: hostname}])],
      });
      return pem(certificate, own);
    },
  };
}

/** Makes a certificate that vouches for itself. */
export async function selfSigned(hostname: string): Promise<ServerCertificate> {
  const keys = await keyPair();
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: `CN=${hostname}`,
    notBefore: new Date(Date.now() - day),
    notAfter: new Date(Date.now() + day),
    signingAlgorithm: algorithm,
    keys,
    extensions: [new SubjectAlternativeNameExtension([{type: 'dns', value: hostname}])],
  });
  return pem(certificate, keys);
}
