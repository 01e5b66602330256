import { X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Certificate } from 'pkijs';
import { exportKey, importKey, newIdentity, type Identity } from './certificates.js';

/** Name of the file with the certificate that clients have to trust. */
const ROOT = 'tsa-root.pem';
const CERTIFICATE = 'tsa-certificate.pem';
const KEY = 'tsa-key.pem';

/**
 * The identity that was made at the first start, so that time stamps of earlier runs can still be verified. Without a directory a
 * new one each time.
 */
export async function keptIdentity(directory: string | undefined, now: Date): Promise<Identity> {
  if (directory === undefined) return newIdentity(now);
  const file = (name: string) => join(directory, name);
  // written last: whoever finds it finds all
  if (existsSync(file(ROOT))) {
    return {
      key: await importKey(fromPem(readFileSync(file(KEY), 'utf8'))),
      certificate: certificateOf(readFileSync(file(CERTIFICATE))),
      root: certificateOf(readFileSync(file(ROOT))),
    };
  }
  const made = await newIdentity(now);
  mkdirSync(directory, { recursive: true });
  write(file(KEY), pem('PRIVATE KEY', await exportKey(made.key)), 0o600);
  write(file(CERTIFICATE), certificatePem(made.certificate), 0o644);
  write(file(ROOT), certificatePem(made.root), 0o644);
  return made;
}

export function certificatePem(certificate: Certificate): string {
  return pem('CERTIFICATE', Buffer.from(certificate.toSchema().toBER()));
}

function certificateOf(text: Buffer): Certificate {
  return Certificate.fromBER(new Uint8Array(new X509Certificate(text).raw));
}

function write(file: string, text: string, mode: number): void {
  writeFileSync(`${file}.new`, text, { mode });
  renameSync(`${file}.new`, file);
}

function pem(label: string, der: Buffer): string {
  const lines = der.toString('base64').replaceAll(/.{64}/g, '$&\n').trimEnd();
  return `-----BEGIN ${label}-----\n${lines}\n-----END ${label}-----\n`;
}

function fromPem(text: string): Buffer {
  return Buffer.from(text.replaceAll(/-----[A-Z ]+-----|\s/g, ''), 'base64');
}
