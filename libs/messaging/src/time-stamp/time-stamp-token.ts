import { hash, X509Certificate } from 'node:crypto';
import * as asn1js from 'asn1js';
import { Certificate, ContentInfo, SignedData, TSTInfo, type ExtKeyUsage, type SignerInfo } from 'pkijs';

export const SHA256 = '2.16.840.1.101.3.4.2.1';
const TST_INFO = '1.2.840.113549.1.9.16.1.4';
const CONTENT_TYPE = '1.2.840.113549.1.9.3';
const SIGNING_CERTIFICATE = '1.2.840.113549.1.9.16.2.12';
const SIGNING_CERTIFICATE_V2 = '1.2.840.113549.1.9.16.2.47';
/** What a signature may name its certificate by. */
const DIGESTS = ['sha1', 'sha256', 'sha384', 'sha512'];
const EXTENDED_KEY_USAGE = '2.5.29.37';
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';

/** It is no time stamp, or none that proves anything; the message says why. */
export class TimeStampError extends Error {
  override readonly name = 'TimeStampError';
}

/** What a time stamp says: so much of it as is asked for here. */
export interface TimeStamp {
  readonly time: Date;
  /** Null: the query had none. */
  readonly nonce: bigint | null;
}

/** The certificates of a PEM file. @throws TimeStampError when there are none. */
export function certificatesOf(pem: string): Certificate[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  if (blocks.length === 0) throw new TimeStampError('there is no trusted certificate');
  return blocks.map((block) => Certificate.fromBER(new Uint8Array(new X509Certificate(block).raw)));
}

/**
 * Verifies an RFC 3161 token: that it is over the SHA-256 of the message, signed by a certificate that is for time stamping only,
 * is named in the signature (RFC 5816), was valid at that time and leads to a trusted one.
 *
 * @throws TimeStampError
 */
export async function verifyToken(token: Buffer, message: Buffer, trusted: readonly Certificate[]): Promise<TimeStamp> {
  const { signed, info } = parsed(token);
  const { hashAlgorithm, hashedMessage } = info.messageImprint;
  const imprint = Buffer.from(hashedMessage.valueBlock.valueHexView);
  if (hashAlgorithm.algorithmId !== SHA256 || !imprint.equals(hash('sha256', message, 'buffer'))) {
    throw new TimeStampError('it is over something else');
  }
  const certificate = await signerOf(signed, message, trusted);
  const [signer] = signed.signerInfos as [SignerInfo];
  assertAttributes(signer, Buffer.from(certificate.toSchema().toBER()));
  assertForTimeStamping(certificate);
  return { time: info.genTime, nonce: info.nonce?.toBigInt() ?? null };
}

function parsed(token: Buffer): { signed: SignedData; info: TSTInfo } {
  try {
    if (asn1js.fromBER(new Uint8Array(token)).offset !== token.length) throw new Error('bytes after the token');
    const outer = ContentInfo.fromBER(new Uint8Array(token));
    if (outer.contentType !== ContentInfo.SIGNED_DATA) throw new Error(`content type ${outer.contentType}`);
    const signed = new SignedData({ schema: outer.content as asn1js.Sequence });
    const { eContentType, eContent } = signed.encapContentInfo;
    if (eContentType !== TST_INFO || !eContent) throw new Error(`signed content of type ${eContentType}`);
    if (signed.signerInfos.length !== 1) throw new Error(`${signed.signerInfos.length} signers`);
    return { signed, info: TSTInfo.fromBER(eContent.getValue()) };
  } catch (cause) {
    throw new TimeStampError(`it is no time stamp token: ${(cause as Error).message}`, { cause });
  }
}

async function signerOf(signed: SignedData, message: Buffer, trusted: readonly Certificate[]): Promise<Certificate> {
  let verified;
  try {
    const data = new Uint8Array(message).buffer;
    const trustedCerts = [...trusted];
    verified = await signed.verify({ signer: 0, data, trustedCerts, checkChain: true, extendedMode: true });
  } catch (cause) {
    throw new TimeStampError((cause as Error).message, { cause });
  }
  if (verified.signatureVerified !== true || !verified.signerCertificate) {
    throw new TimeStampError('its signature is wrong');
  }
  return verified.signerCertificate;
}

/** What RFC 3161 section 2.4.2 wants to be signed along with the content. */
function assertAttributes({ signedAttrs }: SignerInfo, certificate: Buffer): void {
  const valueOf = (type: string) =>
    signedAttrs?.attributes.find((attribute) => attribute.type === type)?.values[0] as asn1js.BaseBlock | undefined;
  const contentType = valueOf(CONTENT_TYPE);
  if (!(contentType instanceof asn1js.ObjectIdentifier) || contentType.valueBlock.toString() !== TST_INFO) {
    throw new TimeStampError('its signature is for another kind of content');
  }
  // SEQUENCE { SEQUENCE OF ESSCertID { [algorithm,] hash, … } }: the first names the signer
  const first = sequenceIn(sequenceIn(valueOf(SIGNING_CERTIFICATE_V2) ?? valueOf(SIGNING_CERTIFICATE), 0), 0);
  const named = first?.valueBlock.value.find((part) => part instanceof asn1js.OctetString)?.getValue();
  const isNamed = (by: string) => named && Buffer.from(named).equals(hash(by, certificate, 'buffer'));
  if (!DIGESTS.some(isNamed)) throw new TimeStampError('its signature does not name its certificate');
}

function sequenceIn(block: asn1js.BaseBlock | undefined, index: number): asn1js.Sequence | undefined {
  const inner = block instanceof asn1js.Sequence ? block.valueBlock.value[index] : undefined;
  return inner instanceof asn1js.Sequence ? inner : undefined;
}

function assertForTimeStamping({ extensions }: Certificate): void {
  const usage = extensions?.find(({ extnID }) => extnID === EXTENDED_KEY_USAGE);
  const purposes = (usage?.parsedValue as ExtKeyUsage | undefined)?.keyPurposes ?? [];
  if (usage?.critical !== true || purposes.length !== 1 || purposes[0] !== TIME_STAMPING) {
    throw new TimeStampError('its certificate is not for time stamping');
  }
}
