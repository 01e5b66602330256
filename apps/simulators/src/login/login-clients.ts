import { randomBytes } from 'node:crypto';
import type { AllClientMetadata } from 'oidc-provider';

/** A system that lets people sign in here. */
export interface LoginClient {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUris: readonly string[];
  readonly postLogoutRedirectUris: readonly string[];
  /** How the secret comes: in the body, as documented (dvcqg.md section 7), or in a header. */
  readonly authentication: 'client_secret_post' | 'client_secret_basic';
}

export interface NewLoginClient extends Pick<LoginClient, 'clientId' | 'redirectUris'> {
  readonly postLogoutRedirectUris?: readonly string[] | undefined;
  readonly authentication?: LoginClient['authentication'] | undefined;
  /** Absent: a new one. */
  readonly clientSecret?: string | undefined;
}

export class LoginClients {
  private readonly clients = new Map<string, LoginClient>();

  constructor(private readonly configured: readonly NewLoginClient[]) {
    this.restore();
  }

  get all(): readonly LoginClient[] {
    return [...this.clients.values()];
  }

  put(client: NewLoginClient): LoginClient {
    const registered: LoginClient = {
      clientId: client.clientId,
      clientSecret: client.clientSecret ?? randomBytes(32).toString('base64url'),
      redirectUris: client.redirectUris,
      postLogoutRedirectUris: client.postLogoutRedirectUris ?? [],
      authentication: client.authentication ?? 'client_secret_post',
    };
    this.clients.set(client.clientId, registered);
    return registered;
  }

  /** As oidc-provider reads it. */
  find(clientId: string): AllClientMetadata | undefined {
    const client = this.clients.get(clientId);
    return (
      client && {
        client_id: client.clientId,
        client_secret: client.clientSecret,
        redirect_uris: [...client.redirectUris],
        post_logout_redirect_uris: [...client.postLogoutRedirectUris],
        token_endpoint_auth_method: client.authentication,
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
      }
    );
  }

  /** As configured. */
  restore(): void {
    this.clients.clear();
    for (const client of this.configured) this.put(client);
  }
}
