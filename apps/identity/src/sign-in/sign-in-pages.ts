import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@motcua/service-kit';
import { errors } from 'oidc-provider';
import type { IdentityConfiguration } from '../configuration.js';
import { callerAddress } from '../http/caller-address.js';
import type { PageAnswer, PageRequest } from '../pages/page-routes.js';
import { messagePage, wrong } from '../pages/page.js';
import { signInPage } from '../pages/sign-in-page.js';
import { NationalLogin } from '../portal-sign-in/national-login.js';
import { OidcServer } from '../provider/oidc-server.js';
import { SignIn } from './sign-in.js';

export interface Interaction {
  readonly uid: string;
  readonly clientId: string;
  readonly clientName: string;
}

/** The page people sign in on. It belongs to the browser that began: the provider's interaction cookie says so. */
@Injectable()
export class SignInPages {
  constructor(
    private readonly server: OidcServer,
    private readonly signIn: SignIn,
    private readonly national: NationalLogin,
    @Inject(CONFIG) private readonly config: IdentityConfiguration,
  ) {}

  async show(request: PageRequest): Promise<PageAnswer> {
    const interaction = await this.interaction(request);
    if (!interaction) return tooLate;
    return { page: signInPage({ client: interaction.clientName, portal: this.national.isConfigured }) };
  }

  async submit(request: PageRequest): Promise<PageAnswer> {
    const interaction = await this.interaction(request);
    if (!interaction) return tooLate;
    const { form, raw, correlationId } = request;
    const outcome = await this.signIn.execute({
      username: form.get('username') ?? '',
      password: form.get('password') ?? '',
      code: form.get('code') ?? '',
      address: callerAddress(raw, this.config.IDENTITY_TRUSTED_PROXIES),
      client: interaction.clientId,
      correlationId,
    });
    const again = { client: interaction.clientName, portal: this.national.isConfigured };
    if (outcome === 'refused') return { status: 401, page: signInPage({ ...again, problem: refused }) };
    if ('waitSeconds' in outcome) {
      return {
        status: 429,
        headers: { 'retry-after': String(outcome.waitSeconds) },
        page: signInPage({ ...again, problem: wait }),
      };
    }
    return this.finish(request, { accountId: outcome.accountId, amr: [...outcome.amr], remember: false });
  }

  /** The interaction this browser has begun; undefined: another one's, or too late. */
  async interaction({ raw, response, parameters }: PageRequest): Promise<Interaction | undefined> {
    const { provider } = this.server;
    try {
      const { uid, params } = await provider.interactionDetails(raw, response);
      if (uid !== parameters['uid']) return undefined;
      const clientId = String(params['client_id']);
      const client = await provider.Client.find(clientId);
      return { uid, clientId, clientName: client?.clientName ?? clientId };
    } catch (error) {
      if (error instanceof errors.SessionNotFound) return undefined;
      throw error;
    }
  }

  /** Somebody has signed in: the provider goes on. */
  async finish(
    { raw, response }: PageRequest,
    login: { accountId: string; amr: string[]; acr?: string; remember: boolean },
  ): Promise<PageAnswer> {
    const next = await this.server.provider.interactionResult(
      raw,
      response,
      { login },
      { mergeWithLastSubmission: false },
    );
    return { redirect: next };
  }
}

const refused = wrong(
  'Tên đăng nhập, mật khẩu hoặc mã xác thực không đúng. Kiểm tra rồi nhập lại; mã xác thực chỉ dùng được một lần.',
  'Name, password or code is wrong. Check and try again; a code is good only once.',
);
const wait = wrong(
  'Đã thử sai quá nhiều lần. Hãy đợi ít phút rồi thử lại.',
  'Too many attempts have failed. Wait some minutes and try again.',
);
export const tooLate: PageAnswer = {
  status: 400,
  page: messagePage(
    'Phiên đăng nhập không còn',
    'Phiên đăng nhập này đã hết hạn hoặc thuộc về trình duyệt khác. Quay lại ứng dụng và đăng nhập lại.',
    'This sign-in has expired or belongs to another browser. Go back to the application and sign in again.',
  ),
};
