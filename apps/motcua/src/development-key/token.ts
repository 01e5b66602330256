import { CommandError } from '../command-error.js';
import { openHome } from '../home/home.js';
import { citizenClaims, officerClaims, systemClaims } from './claims.js';
import { developmentKey, refuseInProduction, type Claims } from './development-key.js';

export interface TokenOptions {
  readonly position?: string;
  readonly system?: string;
  readonly citizen?: string;
  /** `90s`, `30m`, `8h`, `2d`. */
  readonly ttl?: string;
}

const secondsOf: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };
const LONGEST_SECONDS = 366 * 86_400;

/** `motcua token`: a development token on standard output, and nothing else there. */
export async function token(
  { ttl = '8h', ...bearer }: TokenOptions,
  { env, stdout }: Pick<NodeJS.Process, 'env' | 'stdout'>,
): Promise<void> {
  refuseInProduction(env);
  const claims = await claimsOf(bearer);
  const key = await developmentKey(await openHome(env), env);
  stdout.write(`${await key.sign(claims, durationOf(ttl))}\n`);
}

async function claimsOf({ position, system, citizen }: TokenOptions): Promise<Claims> {
  const given = [position, system, citizen].filter((one) => one !== undefined);
  if (given.length !== 1) throw new CommandError('Say whose token: one of --position ID, --system ID, --citizen ID.');
  if (position !== undefined) return officerClaims(position);
  if (system !== undefined) return systemClaims(system);
  if (!/^\w{1,64}$/.test(citizen!)) throw new CommandError('--citizen wants an identity number.');
  return citizenClaims(citizen!);
}

/** In seconds. @throws CommandError */
export function durationOf(text: string): number {
  const [, amount, unit] = /^([1-9]\d{0,6})([smhd])$/.exec(text) ?? [];
  const seconds = Number(amount) * (secondsOf[unit!] ?? NaN);
  if (seconds <= LONGEST_SECONDS) return seconds;
  throw new CommandError(`--ttl "${text}" is no duration such as 30m, 8h or 2d (at most 366d).`);
}
