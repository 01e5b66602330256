import { readFile } from 'node:fs/promises';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@motcua/service-kit';
import * as oidc from 'openid-client';
import type { IdentityConfiguration } from '../configuration.js';
import type { Claims } from '../domain/national-identity.js';
import type { AttemptSecrets } from '../persistence/portal-attempt.repository.js';

/** Where the national login sends browsers back to, below the issuer. */
export const CALLBACK_PATH = '/dvcqg/callback';
const ANSWER_LIMIT_SECONDS = 15;

/** The answer of the national login is not to be believed, or there is none. Its message holds nothing of the answer. */
export class NationalLoginError extends Error {
  override readonly name = 'NationalLoginError';
}

/**
 * The login of the national portal as a client sees it: OpenID Connect on WSO2 (domain/dvcqg.md, section 7). The secret goes in
 * the form, userinfo is asked by POST.
 */
@Injectable()
export class NationalLogin {
  private configuration: Promise<oidc.Configuration> | undefined;

  constructor(@Inject(CONFIG) private readonly config: IdentityConfiguration) {}

  get isConfigured(): boolean {
    return this.config.DVCQG_LOGIN_ISSUER !== undefined;
  }

  newSecrets(): AttemptSecrets {
    return { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() };
  }

  /** Where to send the browser. @throws NationalLoginError when the login does not answer. */
  async address({ state, nonce, verifier }: AttemptSecrets): Promise<URL> {
    const { DVCQG_LOGIN_SCOPE: scope, DVCQG_LOGIN_ACR: acr } = this.config;
    return oidc.buildAuthorizationUrl(await this.discovered(), {
      redirect_uri: this.redirectUri,
      scope,
      state,
      nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      ...(acr !== undefined && { acr_values: acr }),
    });
  }

  /**
   * What the two answers about a sign-in say. State, nonce, PKCE, issuer, audience, time and signature are checked.
   *
   * @param query what the browser came back with.
   * @throws NationalLoginError
   */
  async answers(query: URLSearchParams, secrets: AttemptSecrets): Promise<{ idToken: Claims; userinfo: Claims }> {
    const configuration = await this.discovered();
    try {
      const back = new URL(`${this.redirectUri}?${query.toString()}`);
      const tokens = await oidc.authorizationCodeGrant(configuration, back, {
        expectedState: secrets.state,
        expectedNonce: secrets.nonce,
        pkceCodeVerifier: secrets.verifier,
        idTokenExpected: true,
      });
      return { idToken: tokens.claims()!, userinfo: await this.userinfo(configuration, tokens.access_token) };
    } catch (error) {
      throw failure(error);
    }
  }

  private async userinfo(configuration: oidc.Configuration, accessToken: string): Promise<Claims> {
    const { userinfo_endpoint: endpoint } = configuration.serverMetadata();
    if (endpoint === undefined) throw new NationalLoginError('no userinfo endpoint');
    const answer = await oidc.fetchProtectedResource(configuration, accessToken, new URL(endpoint), 'POST');
    if (!answer.ok) throw new NationalLoginError(`userinfo answered ${answer.status}`);
    const claims: unknown = await answer.json();
    if (typeof claims !== 'object' || claims === null) throw new NationalLoginError('userinfo is no object');
    return claims as Claims;
  }

  private get redirectUri(): string {
    return `${this.config.OIDC_ISSUER}${CALLBACK_PATH}`;
  }

  private async discovered(): Promise<oidc.Configuration> {
    try {
      return await (this.configuration ??= this.discover());
    } catch (error) {
      this.configuration = undefined; // it may answer the next time
      throw failure(error);
    }
  }

  private async discover(): Promise<oidc.Configuration> {
    const {
      DVCQG_LOGIN_ISSUER: issuer,
      DVCQG_LOGIN_CLIENT_ID: clientId,
      DVCQG_LOGIN_CLIENT_SECRET: secret,
    } = this.config;
    const address = new URL(issuer!);
    const authentication = oidc.ClientSecretPost(secret);
    const adjust = [
      oidc.enableNonRepudiationChecks, // the signature counts, however the token came
      ...(address.protocol === 'http:' ? [oidc.allowInsecureRequests] : []),
    ];
    const file = this.config.DVCQG_LOGIN_METADATA_FILE;
    if (file === undefined) {
      const options = { execute: adjust, timeout: ANSWER_LIMIT_SECONDS };
      return oidc.discovery(address, clientId, {}, authentication, options);
    }
    const metadata = JSON.parse(await readFile(file, 'utf8')) as oidc.ServerMetadata;
    const configuration = new oidc.Configuration({ ...metadata, issuer: issuer! }, clientId, {}, authentication);
    configuration.timeout = ANSWER_LIMIT_SECONDS;
    for (const change of adjust) change(configuration);
    return configuration;
  }
}

/** Only the kind of a failure is told: its cause may hold what people have shown. */
function failure(error: unknown): NationalLoginError {
  if (error instanceof NationalLoginError) return error;
  const { code, error: answered, name } = error as { code?: unknown; error?: unknown; name?: unknown };
  const told = [answered, code, name].find((one) => typeof one === 'string' && /^[\w.-]{1,60}$/.test(one));
  return new NationalLoginError(typeof told === 'string' ? told : 'failed');
}
