import { generateSecret, generateURI, verify } from 'otplib';

const ISSUER = 'Một Cửa';
/** A code of the step before or after is good as well: clocks of telephones differ. */
const TOLERANCE_SECONDS = 30;

export function newTotpSecret(): string {
  return generateSecret({ length: 20 });
}

/** What an authenticator app takes. */
export function totpUri(secret: string, username: string): string {
  return generateURI({ issuer: ISSUER, label: username, secret });
}

/** The time step a code belongs to; null: it is not good at this moment. Whoever takes it has to see that it is not taken twice. */
export async function stepOf(code: string, secret: string, at: Date): Promise<number | null> {
  if (!/^\d{6}$/.test(code)) return null;
  const epoch = Math.floor(at.getTime() / 1000);
  const result = await verify({ secret, token: code, epoch, epochTolerance: TOLERANCE_SECONDS });
  return result.valid && 'timeStep' in result ? result.timeStep : null;
}
