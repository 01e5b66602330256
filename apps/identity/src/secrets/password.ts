import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

/** OWASP's least for Argon2id: 19 MiB, two passes, one lane. */
const MEMORY_KIB = 19_456;
const PASSES = 2;
const LANES = 1;
const TAG_BYTES = 32;

const derive = promisify(argon2);

interface Parameters {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
  readonly nonce: Buffer;
}

/** A password as it is kept: `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`. */
export async function hashPassword(password: string): Promise<string> {
  const parameters = { memory: MEMORY_KIB, passes: PASSES, parallelism: LANES, nonce: randomBytes(16) };
  const tag = await tagOf(password, parameters, TAG_BYTES);
  return `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=${LANES}$${text(parameters.nonce)}$${text(tag)}`;
}

/** The same work whether there is a password or not: without one it is a hash that nothing matches. */
export async function passwordMatches(password: string, kept: string | null): Promise<boolean> {
  const [, memory, passes, parallelism, salt, hash] = FORM.exec(kept ?? NOBODYS)!;
  const tag = Buffer.from(hash!, 'base64');
  const parameters = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
  const made = await tagOf(password, { ...parameters, nonce: Buffer.from(salt!, 'base64') }, tag.length);
  return timingSafeEqual(made, tag) && kept !== null;
}

const FORM = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/;
const NOBODYS = `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=${LANES}$${'A'.repeat(22)}$${'A'.repeat(43)}`;

function tagOf(password: string, parameters: Parameters, tagLength: number): Promise<Buffer> {
  return derive('argon2id', { message: Buffer.from(password.normalize('NFKC')), tagLength, ...parameters });
}

function text(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
