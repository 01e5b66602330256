import type { Logger } from 'pino';
import { TokenVerifier } from '../access/token-verifier.js';
import { keysOfIssuers, VerificationKeys, type KeySource } from '../access/verification-keys.js';
import type { KitConfiguration } from '../configuration/kit-variables.js';
import { reasonOf } from '../database/data-source.js';
import { StartError } from './start-error.js';

/**
 * The verifier of access tokens, of one issuer or two. A key file has to be right at start; an issuer may come up later than
 * we do.
 */
export async function tokenVerifierOf(config: KitConfiguration, logger: Logger): Promise<TokenVerifier> {
  const sources = sourcesOf(config);
  const keys = new Map<string, VerificationKeys>();
  for (const source of sources) {
    keys.set(source.issuer, new VerificationKeys(source, logger, () => verifier.forget()));
  }
  const issuers = sources.map(({ issuer }) => issuer);
  const verifier = new TokenVerifier(keysOfIssuers(keys), { issuer: issuers, audience: config.OIDC_AUDIENCE });
  for (const { issuer, file } of sources) {
    const loading = keys.get(issuer)!.load();
    if (file === undefined) {
      loading.catch((error: unknown) => logger.info({ err: error, issuer }, 'no verification keys yet'));
    } else {
      await loading.catch((cause: unknown) => {
        throw new StartError(`OIDC_JWKS_FILE: cannot read keys from ${file}: ${reasonOf(cause)}`, { cause });
      });
    }
  }
  return verifier;
}

function sourcesOf(config: KitConfiguration): KeySource[] {
  const { OIDC_ISSUER, OIDC_JWKS_FILE, OIDC_JWKS_URL, OIDC_SECOND_ISSUER, OIDC_SECOND_JWKS_FILE } = config;
  const first = { issuer: OIDC_ISSUER, file: OIDC_JWKS_FILE, url: OIDC_JWKS_URL };
  if (OIDC_SECOND_ISSUER === undefined) return [first];
  if (OIDC_SECOND_ISSUER === OIDC_ISSUER) throw new StartError('OIDC_SECOND_ISSUER and OIDC_ISSUER must differ');
  return [first, { issuer: OIDC_SECOND_ISSUER, file: OIDC_SECOND_JWKS_FILE }];
}
