import { hash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import * as asn1js from 'asn1js';
import { AlgorithmIdentifier, MessageImprint, PKIStatus, TimeStampReq, TimeStampResp } from 'pkijs';
import { certificatesOf, SHA256, TimeStampError, verifyToken } from './time-stamp-token.js';

const LIMIT_MS = 15_000;
const LARGEST_REPLY_BYTES = 100_000;
const QUERY = 'application/timestamp-query';
const REPLY = 'application/timestamp-reply';

export interface TimeStampSettings {
  /** Of the authority, RFC 3161 over HTTP. Undefined: tokens are only verified. */
  readonly url: string | undefined;
  /** PEM file with the certificates that are trusted to issue those of authorities. Read each time: it may be replaced. */
  readonly certificatesFile: string;
  /** How long an answer may take. Default: 15 seconds. */
  readonly limitMs?: number;
}

/** A token as it is stored, verified. */
export interface StampedMessage {
  /** DER of a TimeStampToken. */
  readonly token: Buffer;
  readonly time: Date;
}

/** A time stamp authority as its client sees it. */
export class TimeStampClient {
  constructor(private readonly settings: TimeStampSettings) {}

  /**
   * Has the SHA-256 of the message stamped. The answer is verified before it is given back, as `check` does, and that it answers
   * this query.
   *
   * @throws TimeStampError, or what the connection fails with.
   */
  async stamp(message: Buffer, stop?: AbortSignal): Promise<StampedMessage> {
    const nonce = BigInt(`0x${randomBytes(15).toString('hex')}`) + 1n;
    const reply = await this.ask(queryFor(message, nonce), stop);
    const token = tokenOf(reply);
    const stamped = await verifyToken(token, message, await this.trusted());
    if (stamped.nonce !== nonce) throw new TimeStampError('it answers another query');
    return { token, time: stamped.time };
  }

  /** The time a token tells. @throws TimeStampError when it proves nothing about the message. */
  async check(token: Buffer, message: Buffer): Promise<Date> {
    return (await verifyToken(token, message, await this.trusted())).time;
  }

  private async trusted() {
    try {
      return certificatesOf(await readFile(this.settings.certificatesFile, 'utf8'));
    } catch (cause) {
      if (cause instanceof TimeStampError) throw cause;
      throw new TimeStampError(`the trusted certificates cannot be read: ${(cause as Error).message}`, { cause });
    }
  }

  private async ask(query: Buffer, stop: AbortSignal | undefined): Promise<Buffer> {
    const { url, limitMs = LIMIT_MS } = this.settings;
    if (url === undefined) throw new TimeStampError('there is no authority to ask');
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': QUERY, accept: REPLY },
      body: new Uint8Array(query),
      redirect: 'error',
      signal: AbortSignal.any([AbortSignal.timeout(limitMs), ...(stop ? [stop] : [])]),
    });
    const type = answer.headers.get('content-type')?.split(';')[0]?.trim();
    if (!answer.ok || type !== REPLY) {
      await answer.body?.cancel();
      throw new TimeStampError(`the authority answers with HTTP ${answer.status} and ${type ?? 'no content type'}`);
    }
    const reply = Buffer.from(await answer.arrayBuffer());
    if (reply.length > LARGEST_REPLY_BYTES) throw new TimeStampError('the answer is too large');
    return reply;
  }
}

function queryFor(message: Buffer, nonce: bigint): Buffer {
  const hashAlgorithm = new AlgorithmIdentifier({ algorithmId: SHA256, algorithmParams: new asn1js.Null() });
  const hashed = new Uint8Array(hash('sha256', message, 'buffer')).buffer;
  const query = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({ hashAlgorithm, hashedMessage: new asn1js.OctetString({ valueHex: hashed }) }),
    nonce: asn1js.Integer.fromBigInt(nonce),
    certReq: true,
  });
  return Buffer.from(query.toSchema().toBER());
}

function tokenOf(reply: Buffer): Buffer {
  let response: TimeStampResp;
  try {
    response = TimeStampResp.fromBER(new Uint8Array(reply));
  } catch (cause) {
    throw new TimeStampError('the answer is no reply of RFC 3161', { cause });
  }
  const { status, statusStrings } = response.status;
  if (status !== PKIStatus.granted && status !== PKIStatus.grantedWithMods) {
    const told = statusStrings?.map((text) => text.valueBlock.value).join('; ');
    throw new TimeStampError(`the authority refuses: status ${status}${told ? `, ${told}` : ''}`);
  }
  // as it came, byte for byte
  const { result } = asn1js.fromBER(new Uint8Array(reply));
  const token = result instanceof asn1js.Sequence ? result.valueBlock.value[1] : undefined;
  if (!token) throw new TimeStampError('the answer has no token');
  return Buffer.from(token.valueBeforeDecodeView);
}
