import { randomBytes, webcrypto } from 'node:crypto';
import * as asn1js from 'asn1js';
import { AttributeTypeAndValue, BasicConstraints, Certificate, Extension, ExtKeyUsage } from 'pkijs';

type CryptoKey = webcrypto.CryptoKey;

const YEARS_MS = 10 * 365 * 86_400_000;
const DAY_MS = 86_400_000;
const KEY = { name: 'ECDSA', namedCurve: 'P-256' };
const EXTENDED_KEY_USAGE = '2.5.29.37';
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';

/** What an authority signs with. */
export interface Identity {
  readonly key: CryptoKey;
  readonly certificate: Certificate;
  /** Who issued the certificate: the one to trust. */
  readonly root: Certificate;
}

/** A root and an authority below it, for time stamping unless something else is said. The key of the root is gone afterwards: nothing more is ever issued. */
export async function newIdentity(now: Date, keyPurposes = [TIME_STAMPING]): Promise<Identity> {
  const [rootKeys, keys] = await Promise.all([keyPair(), keyPair()]);
  const root = await issued('Gốc dấu thời gian mô phỏng', 'Gốc dấu thời gian mô phỏng', now, rootKeys.publicKey, {
    key: rootKeys.privateKey,
    extension: new Extension({
      extnID: '2.5.29.19',
      critical: true,
      extnValue: new BasicConstraints({ cA: true }).toSchema().toBER(),
    }),
  });
  const certificate = await issued('Dấu thời gian mô phỏng', 'Gốc dấu thời gian mô phỏng', now, keys.publicKey, {
    key: rootKeys.privateKey,
    // RFC 3161 section 2.3: this purpose only, and critical
    extension: new Extension({
      extnID: EXTENDED_KEY_USAGE,
      critical: true,
      extnValue: new ExtKeyUsage({ keyPurposes }).toSchema().toBER(),
    }),
  });
  return { key: keys.privateKey, certificate, root };
}

export async function importKey(pkcs8: Buffer): Promise<CryptoKey> {
  return webcrypto.subtle.importKey('pkcs8', new Uint8Array(pkcs8), KEY, false, ['sign']);
}

export async function exportKey(key: CryptoKey): Promise<Buffer> {
  return Buffer.from(await webcrypto.subtle.exportKey('pkcs8', key));
}

function keyPair(): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(KEY, true, ['sign', 'verify']);
}

async function issued(
  subject: string,
  issuer: string,
  now: Date,
  publicKey: CryptoKey,
  by: { key: CryptoKey; extension: Extension },
): Promise<Certificate> {
  const certificate = new Certificate({ version: 2, serialNumber: positiveInteger() });
  certificate.subject.typesAndValues.push(commonName(subject));
  certificate.issuer.typesAndValues.push(commonName(issuer));
  certificate.notBefore.value = new Date(now.getTime() - DAY_MS);
  certificate.notAfter.value = new Date(now.getTime() + YEARS_MS);
  certificate.extensions = [by.extension];
  await certificate.subjectPublicKeyInfo.importKey(publicKey);
  await certificate.sign(by.key, 'SHA-256');
  return Certificate.fromBER(certificate.toSchema(true).toBER());
}

function commonName(value: string): AttributeTypeAndValue {
  return new AttributeTypeAndValue({ type: '2.5.4.3', value: new asn1js.Utf8String({ value }) });
}

export function positiveInteger(): asn1js.Integer {
  return asn1js.Integer.fromBigInt(BigInt(`0x${randomBytes(15).toString('hex')}`) + 1n);
}
