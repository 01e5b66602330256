import type { Logger } from 'pino';
import { TokenVerifier } from '../access/token-verifier.js';
import { VerificationKeys } from '../access/verification-keys.js';
import type { KitConfiguration } from '../configuration/kit-variables.js';
import { reasonOf } from '../database/data-source.js';
import { StartError } from './start-error.js';

/** The verifier of access tokens. A key file has to be right at start; an issuer may come up later than we do. */
export async function tokenVerifierOf(config: KitConfiguration, logger: Logger): Promise<TokenVerifier> {
  const { OIDC_ISSUER: issuer, OIDC_AUDIENCE: audience, OIDC_JWKS_FILE: file, OIDC_JWKS_URL: url } = config;
  const keys = new VerificationKeys({ file, url, issuer }, logger, () => verifier.forget());
  const verifier = new TokenVerifier(keys, { issuer, audience });
  if (file === undefined) {
    keys.load().catch((error: unknown) => logger.warn({ err: error }, 'no verification keys yet'));
  } else {
    await keys.load().catch((cause: unknown) => {
      throw new StartError(`OIDC_JWKS_FILE: cannot read keys from ${file}: ${reasonOf(cause)}`, { cause });
    });
  }
  return verifier;
}
