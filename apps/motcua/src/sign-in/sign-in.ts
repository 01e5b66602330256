import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as oidc from 'openid-client';
import { CommandError } from '../command-error.js';
import { urlOf, listenAddress } from '../listen-address.js';
import { COMMAND_LINE_CLIENT } from './set-up-sign-in.js';

const PATH = '/signed-in';
const LIMIT_MS = 10 * 60_000;
const page = '<!doctype html><meta charset="utf-8"><p>Đã đăng nhập. Quay lại dòng lệnh.</p>';

/** `motcua sign-in`: signs in with a browser, and prints the access token; only that is written to standard output. */
export async function signIn({ url }: { url?: string }, { env, stdout, stderr }: NodeJS.Process): Promise<void> {
  const issuer = new URL(`${url ?? urlOf(listenAddress(env))}/oidc`);
  const execute = issuer.protocol === 'http:' ? [oidc.allowInsecureRequests] : [];
  const provider = await oidc
    .discovery(issuer, COMMAND_LINE_CLIENT, {}, oidc.None(), { execute })
    .catch((cause: unknown) => {
      throw new CommandError(`${issuer.href} does not answer. Is the system running?`, { cause });
    });
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const redirectUri = `http://127.0.0.1:${(server.address() as AddressInfo).port}${PATH}`;
    const [verifier, state, nonce] = [oidc.randomPKCECodeVerifier(), oidc.randomState(), oidc.randomNonce()];
    const address = oidc.buildAuthorizationUrl(provider, {
      redirect_uri: redirectUri,
      scope: 'openid',
      state,
      nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    });
    stderr.write(`Open this address in a browser and sign in:\n\n${address.href}\n\n`);
    const back = await comesBack(server, redirectUri);
    const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce };
    const { access_token: token } = await oidc.authorizationCodeGrant(provider, back, checks);
    stdout.write(`${token}\n`);
  } catch (cause) {
    throw cause instanceof CommandError
      ? cause
      : new CommandError(`Not signed in: ${(cause as Error).message}`, { cause });
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

function comesBack(server: Server, redirectUri: string): Promise<URL> {
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => reject(new CommandError('Nobody has signed in within ten minutes.')), LIMIT_MS);
    server.on('request', (request, response) => {
      const address = new URL(request.url ?? '/', redirectUri);
      if (address.pathname !== PATH) return void response.writeHead(404).end();
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page, () => {
        clearTimeout(limit);
        resolve(address);
      });
    });
  });
}
