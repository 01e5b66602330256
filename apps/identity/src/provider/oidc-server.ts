import type { IncomingMessage, ServerResponse } from 'node:http';
import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { Clock } from '@motcua/contracts';
import { CLOCK, CONFIG, LOGGER } from '@motcua/service-kit';
import type { JWK } from 'jose';
import { Provider } from 'oidc-provider';
import type { IdentityConfiguration } from '../configuration.js';
import { People } from '../people/people.js';
import { ClientRepository } from '../persistence/client.repository.js';
import { OidcRecordRepository } from '../persistence/oidc-record.repository.js';
import { SigningKeys } from '../rotate-signing-keys/signing-keys.js';
import { KeyRing } from '../secrets/key-ring.js';
import { logProvider, type ProviderLog } from './log-provider.js';
import { OidcAdapter } from './oidc-adapter.js';
import { providerSettings } from './provider-settings.js';

const KEYS_LOOKED_AT_MS = 60_000;

/**
 * The OpenID provider as it is at this moment. Its keys are part of its set-up: when they change, a new one takes its place,
 * and requests that are on their way end with the old one. All else it knows lies in the database.
 */
@Injectable()
export class OidcServer implements OnModuleInit, OnModuleDestroy {
  private current: Provider | undefined;
  private kids = '';
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly keys: SigningKeys,
    private readonly records: OidcRecordRepository,
    private readonly clients: ClientRepository,
    private readonly people: People,
    private readonly ring: KeyRing,
    @Inject(CONFIG) private readonly config: IdentityConfiguration,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: ProviderLog,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.followKeys();
    this.timer = setInterval(() => {
      this.followKeys().catch((err: unknown) => this.logger.warn({ err }, 'signing keys not looked at'));
    }, KEYS_LOOKED_AT_MS).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  get provider(): Provider {
    return this.current!;
  }

  get issuer(): string {
    return this.config.OIDC_ISSUER;
  }

  handle(request: IncomingMessage, response: ServerResponse): void {
    void this.provider.callback()(request, response);
  }

  /** Does what is due with the signing keys, and goes on with those of this moment. */
  async followKeys(): Promise<void> {
    const keys = await this.keys.current();
    const kids = keys.map(({ kid }) => kid).join(' ');
    if (kids === this.kids) return;
    this.current = this.providerWith(keys);
    this.kids = kids;
  }

  private providerWith(keys: readonly JWK[]): Provider {
    const { config, people } = this;
    const provider = new Provider(
      config.OIDC_ISSUER,
      providerSettings({
        keys,
        people,
        cookieKeys: this.ring.derived('oidc-cookies'),
        adapter: (model) => new OidcAdapter(model, this.records, this.clients, () => this.clock.now()),
        resource: {
          audience: config.OIDC_AUDIENCE,
          accessTokenSeconds: config.IDENTITY_ACCESS_TOKEN_SECONDS,
          trustedProxies: config.IDENTITY_TRUSTED_PROXIES,
        },
      }),
    );
    provider.proxy = true; // the routes set the headers of a proxy to what the issuer's address says
    logProvider(provider, this.logger);
    return provider;
  }
}
