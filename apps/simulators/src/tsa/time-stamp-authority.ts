import { hash } from 'node:crypto';
import * as asn1js from 'asn1js';
import {
  Accuracy,
  AlgorithmIdentifier,
  Attribute,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  MessageImprint,
  PKIStatus,
  PKIStatusInfo,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from 'pkijs';
import type { Clock } from '@motcua/contracts';
import { newIdentity, positiveInteger, type Identity } from './certificates.js';
import { certificatePem } from './identity-files.js';
import type { TsaFault } from './tsa-fault.js';

const SHA256 = '2.16.840.1.101.3.4.2.1';
const TST_INFO = '1.2.840.113549.1.9.16.1.4';
const CONTENT_TYPE = '1.2.840.113549.1.9.3';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const SIGNING_CERTIFICATE_V2 = '1.2.840.113549.1.9.16.2.47';
/** Our own: it says nothing of how well the time is kept. */
const POLICY = '2.25.3161';
/** PKIFailureInfo of RFC 3161 section 2.4.2. */
const failures = { badAlg: 0, badRequest: 2, badDataFormat: 5, unacceptedPolicy: 15, systemFailure: 25 } as const;
type Failure = keyof typeof failures;

/** Answers time stamp queries as RFC 3161 says: a CMS SignedData over the imprint, the time, and the nonce of the query. */
export class TimeStampAuthority {
  constructor(
    private readonly identity: Identity,
    private readonly clock: Clock,
  ) {}

  /** PEM of the certificate that clients have to trust. */
  get rootPem(): string {
    return certificatePem(this.identity.root);
  }

  /** @param query DER of a TimeStampReq. */
  async answer(query: Buffer, fault?: TsaFault): Promise<Buffer> {
    let request: TimeStampReq;
    try {
      request = TimeStampReq.fromBER(new Uint8Array(query));
    } catch {
      return refusal('badDataFormat');
    }
    if (fault === 'refuse') return refusal('systemFailure');
    const refused = whyRefused(request);
    if (refused) return refusal(refused);
    const signer = fault === 'stranger' ? await newIdentity(this.clock.now()) : this.identity;
    const token = await signed(this.infoOf(request, fault), signer, request.certReq === true);
    const status = new PKIStatusInfo({ status: PKIStatus.granted });
    return der(new TimeStampResp({ status, timeStampToken: new ContentInfo({ schema: token.toSchema() }) }));
  }

  private infoOf({ messageImprint, nonce }: TimeStampReq, fault?: TsaFault): Buffer {
    const imprint = fault === 'wrongImprint' ? sha256Of(Buffer.from('something else')) : messageImprint;
    const answered = fault === 'wrongNonce' ? positiveInteger() : nonce;
    return der(
      new TSTInfo({
        version: 1,
        policy: POLICY,
        messageImprint: imprint,
        serialNumber: positiveInteger(),
        genTime: this.clock.now(),
        accuracy: new Accuracy({ seconds: 1 }),
        ...(answered && { nonce: answered }),
      }),
    );
  }
}

function whyRefused({ version, messageImprint, reqPolicy, extensions }: TimeStampReq): Failure | undefined {
  if (version !== 1 || extensions !== undefined) return 'badRequest';
  if (messageImprint.hashAlgorithm.algorithmId !== SHA256) return 'badAlg';
  if (messageImprint.hashedMessage.valueBlock.valueHexView.length !== 32) return 'badDataFormat';
  return reqPolicy !== undefined && reqPolicy !== POLICY ? 'unacceptedPolicy' : undefined;
}

function refusal(failure: Failure): Buffer {
  const bit = failures[failure];
  const bits = new Uint8Array(Math.floor(bit / 8) + 1);
  bits[bits.length - 1] = 0x80 >> (bit % 8);
  const failInfo = new asn1js.BitString({ valueHex: bits.buffer, unusedBits: 7 - (bit % 8) });
  const statusStrings = [new asn1js.Utf8String({ value: failure })];
  return der(
    new TimeStampResp({ status: new PKIStatusInfo({ status: PKIStatus.rejection, statusStrings, failInfo }) }),
  );
}

async function signed(info: Buffer, { key, certificate }: Identity, withCertificate: boolean): Promise<ContentInfo> {
  const { issuer, serialNumber } = certificate;
  const attributes = [
    new Attribute({ type: CONTENT_TYPE, values: [new asn1js.ObjectIdentifier({ value: TST_INFO })] }),
    new Attribute({ type: MESSAGE_DIGEST, values: [octets(hash('sha256', info, 'buffer'))] }),
    // RFC 5816: which certificate it was, so that no other one can be put in its place
    new Attribute({ type: SIGNING_CERTIFICATE_V2, values: [signingCertificate(der(certificate))] }),
  ];
  const content = new EncapsulatedContentInfo({ eContentType: TST_INFO });
  content.eContent = octets(info); // the constructor would cut it into pieces, which is no DER
  const data = new SignedData({
    version: 3,
    encapContentInfo: content,
    signerInfos: [
      new SignerInfo({
        version: 1,
        sid: new IssuerAndSerialNumber({ issuer, serialNumber }),
        signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes }),
      }),
    ],
    ...(withCertificate && { certificates: [certificate] }),
  });
  await data.sign(key, 0, 'SHA-256');
  return new ContentInfo({ contentType: ContentInfo.SIGNED_DATA, content: data.toSchema(true) });
}

/** SigningCertificateV2 of one ESSCertIDv2, whose hash is SHA-256 by default. */
function signingCertificate(certificate: Buffer): asn1js.Sequence {
  const essCertId = new asn1js.Sequence({ value: [octets(hash('sha256', certificate, 'buffer'))] });
  return new asn1js.Sequence({ value: [new asn1js.Sequence({ value: [essCertId] })] });
}

function sha256Of(message: Buffer): MessageImprint {
  const hashAlgorithm = new AlgorithmIdentifier({ algorithmId: SHA256, algorithmParams: new asn1js.Null() });
  return new MessageImprint({ hashAlgorithm, hashedMessage: octets(hash('sha256', message, 'buffer')) });
}

function octets(bytes: Buffer): asn1js.OctetString {
  return new asn1js.OctetString({ valueHex: new Uint8Array(bytes).buffer });
}

function der(object: { toSchema(): asn1js.BaseBlock | asn1js.Any }): Buffer {
  return Buffer.from((object.toSchema() as asn1js.Sequence).toBER());
}
