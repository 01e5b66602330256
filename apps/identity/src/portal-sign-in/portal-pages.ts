import type { IncomingMessage } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { localDate } from '@motcua/contracts';
import { LOGGER } from '@motcua/service-kit';
import type { PageAnswer, PageRequest } from '../pages/page-routes.js';
import { pendingLinkPage, portalProblemPage } from '../pages/portal-pages.js';
import type { ProviderLog } from '../provider/log-provider.js';
import { OidcServer } from '../provider/oidc-server.js';
import { SignInPages, tooLate } from '../sign-in/sign-in-pages.js';
import { AnswerPendingLink } from './answer-pending-link.js';
import { NationalLoginError } from './national-login.js';
import { PortalSignIn, type PortalRefusal } from './portal-sign-in.js';

/** Binds an attempt to the browser that began it, whatever addresses it is sent to meanwhile. */
const COOKIE = 'motcua_portal';

/** From the sign-in page to the national login and back. */
@Injectable()
export class PortalPages {
  constructor(
    private readonly server: OidcServer,
    private readonly signIn: SignInPages,
    private readonly portal: PortalSignIn,
    private readonly pendingLink: AnswerPendingLink,
    @Inject(LOGGER) private readonly logger: ProviderLog,
  ) {}

  async begin(request: PageRequest): Promise<PageAnswer> {
    const interaction = await this.signIn.interaction(request);
    if (!interaction) return tooLate;
    try {
      const { address, browser } = await this.portal.begin(interaction.uid);
      return { redirect: address.href, headers: { 'set-cookie': this.cookie(browser) } };
    } catch (error) {
      if (!(error instanceof NationalLoginError)) throw error;
      const { correlationId } = request;
      this.logger.error({ correlationId, why: error.message }, 'the national login does not answer');
      return { status: 503, page: portalProblemPage(...sentences.away, this.signInAddress(interaction.uid)) };
    }
  }

  /** The browser is back. Its cookies of the sign-in page do not reach here, so that page is where it goes on. */
  async callback({ query, raw, correlationId }: PageRequest): Promise<PageAnswer> {
    const answer = await this.portal.complete(query, cookieOf(raw), correlationId);
    if ('refused' in answer) {
      const back = answer.interactionUid === null ? null : this.signInAddress(answer.interactionUid);
      return { status: statusOf[answer.refused] ?? 403, page: portalProblemPage(...sentences[answer.refused], back) };
    }
    return { redirect: `${this.signInAddress(answer.interactionUid)}/portal` };
  }

  /** Back on the sign-in page: signed in, unless the account is asked something. */
  async arrive(request: PageRequest): Promise<PageAnswer> {
    const arrived = await this.arrived(request);
    if (!arrived) return tooLate;
    const pending = await this.pendingLink.open(arrived.citizenId);
    return pending ? { page: pendingLinkPage(vietnameseDate(pending.requestedAt)) } : this.finish(request, arrived);
  }

  async answer(request: PageRequest): Promise<PageAnswer> {
    const arrived = await this.arrived(request);
    if (!arrived) return tooLate;
    const answer = request.form.get('answer') === 'yes' ? 'yes' : 'no';
    await this.pendingLink.execute(arrived.citizenId, answer, request.correlationId);
    return this.finish(request, arrived);
  }

  private async arrived(request: PageRequest) {
    const interaction = await this.signIn.interaction(request);
    const browser = cookieOf(request.raw);
    if (!interaction || browser === undefined) return undefined;
    const outcome = await this.portal.outcome(interaction.uid, browser);
    return outcome && { ...outcome, uid: interaction.uid };
  }

  private async finish(
    request: PageRequest,
    { citizenId, assurance, uid }: { citizenId: string; assurance: number | null; uid: string },
  ): Promise<PageAnswer> {
    await this.portal.finish(uid);
    return this.signIn.finish(request, {
      accountId: citizenId,
      amr: ['dvcqg'],
      ...(assurance !== null && { acr: String(assurance) }),
      remember: false,
    });
  }

  private signInAddress(uid: string): string {
    return `/oidc/sign-in/${uid}`;
  }

  private cookie(value: string): string {
    const secure = this.server.issuer.startsWith('https:') ? '; Secure' : '';
    return `${COOKIE}=${value}; Path=/oidc; Max-Age=900; HttpOnly; SameSite=Lax${secure}`;
  }
}

function cookieOf({ headers }: IncomingMessage): string | undefined {
  return new RegExp(`(?:^|;\\s*)${COOKIE}=([\\w-]{43})(?:;|$)`).exec(headers.cookie ?? '')?.[1];
}

/** 15/03/2024 */
function vietnameseDate(at: Date): string {
  return localDate(at).split('-').reverse().join('/');
}

const statusOf: Partial<Record<PortalRefusal, number>> = { state: 400, answer: 502 };

const sentences: Readonly<Record<PortalRefusal | 'away', [vietnamese: string, english: string]>> = {
  away: [
    'Cổng Dịch vụ công quốc gia chưa trả lời. Thử lại sau ít phút.',
    'The national portal does not answer. Try again in some minutes.',
  ],
  state: [
    'Câu trả lời này không thuộc về lần đăng nhập nào của trình duyệt này. Quay lại ứng dụng và đăng nhập lại.',
    'This answer belongs to no sign-in of this browser. Go back to the application and sign in again.',
  ],
  answer: [
    'Cổng Dịch vụ công quốc gia không xác nhận được lần đăng nhập này. Thử lại.',
    'The national portal did not confirm this sign-in. Try again.',
  ],
  claims: [
    'Cổng Dịch vụ công quốc gia cung cấp thông tin chưa đủ hoặc chưa đúng để đăng nhập.',
    'What the national portal tells is not enough to sign in.',
  ],
  'other-person': [
    'Thông tin nhận được không cùng một người nên lần đăng nhập bị từ chối. Thử lại.',
    'The answers are not about one person: the sign-in was refused. Try again.',
  ],
  'another-account': [
    'Số định danh (hoặc mã số thuế) này thuộc về một tài khoản khác. Liên hệ trung tâm phục vụ hành chính công.',
    'This identity number (or tax code) belongs to another account. Ask the service centre.',
  ],
  'number-differs': [
    'Số định danh (hoặc mã số thuế) khác với lần đăng nhập trước. Liên hệ trung tâm phục vụ hành chính công.',
    'The identity number (or tax code) is not that of earlier sign-ins. Ask the service centre.',
  ],
  'kind-differs': [
    'Loại tài khoản khác với lần đăng nhập trước. Liên hệ trung tâm phục vụ hành chính công.',
    'The kind of account is not that of earlier sign-ins. Ask the service centre.',
  ],
  confirm: [
    'Đã có tài khoản mang số định danh (hoặc mã số thuế) này. Đăng nhập bằng mức xác thực cao hơn, hoặc đăng nhập bằng tài khoản cũ để xác nhận.',
    'There is an account with this identity number (or tax code). Sign in with a higher level of assurance, or with the old account to confirm.',
  ],
};
