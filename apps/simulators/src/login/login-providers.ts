import type { EventEmitter } from 'node:events';
import type { Provider } from 'oidc-provider';
import type { Login } from './login.js';
import { LoginKeys } from './login-keys.js';
import { openIdProvider } from './login-provider.js';
import { misbehave } from './misbehave.js';
import { addOwnPages } from './own-pages.js';

/** Addresses under which the login may be known at a time; another one takes the place of the oldest. */
const MOST_ISSUERS = 8;

/** One provider an address; all of them share keys, sessions and codes. */
export class LoginProviders {
  private keys: Promise<LoginKeys> | undefined;
  private readonly providers = new Map<string, Promise<Provider>>();

  constructor(
    private readonly login: Login,
    /** What went wrong inside. */
    private readonly failed: (error: Error) => void,
  ) {}

  of(issuer: string): Promise<Provider> {
    const known = this.providers.get(issuer);
    if (known) return known;
    const made = this.make(issuer);
    this.providers.set(issuer, made);
    const [oldest] = this.providers.keys();
    if (oldest !== undefined && this.providers.size > MOST_ISSUERS) this.providers.delete(oldest);
    return made;
  }

  private async make(issuer: string): Promise<Provider> {
    this.keys ??= LoginKeys.make();
    const keys = await this.keys;
    const provider = openIdProvider(issuer, this.login, keys);
    provider.on('server_error', (_, error) => this.failed(error));
    (provider as EventEmitter).on('error', (error: Error) => this.failed(error));
    misbehave(provider, this.login, keys);
    addOwnPages(provider, this.login);
    return provider;
  }
}
