import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@motcua/contracts';
import { CLOCK, CONFIG } from '@motcua/service-kit';
import type { IdentityConfiguration } from '../configuration.js';
import { addressLockOut } from '../domain/lock-out.js';
import { callerAddress } from '../http/caller-address.js';
import { activationCodePage, newCredentialsPage, recoveryCodesPage } from '../pages/activation-pages.js';
import type { PageAnswer, PageRequest } from '../pages/page-routes.js';
import { wrong } from '../pages/page.js';
import { AttemptRepository } from '../persistence/attempt.repository.js';
import { KeyRing } from '../secrets/key-ring.js';
import { totpUri } from '../secrets/totp.js';
import { ActivateAccount, type ActivationFault, type NewPassword } from './activate-account.js';

/** The pages on which somebody sets password and second factor with the code an administrator has given them. */
@Injectable()
export class ActivationPages {
  constructor(
    private readonly activateAccount: ActivateAccount,
    private readonly attempts: AttemptRepository,
    private readonly ring: KeyRing,
    @Inject(CONFIG) private readonly config: IdentityConfiguration,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async show(): Promise<PageAnswer> {
    return { page: activationCodePage(null) };
  }

  async submit({ form, raw, correlationId }: PageRequest): Promise<PageAnswer> {
    const key = this.ring.hash('attempt-activation', callerAddress(raw, this.config.IDENTITY_TRUSTED_PROXIES));
    if (await this.attempts.begin(key, addressLockOut, this.clock.now())) {
      return { status: 429, page: activationCodePage(unknown) };
    }
    const activation = form.get('activation') ?? '';
    const step = await this.activateAccount.execute(activation, newPassword(form), correlationId);
    if (step === 'unknown') return { status: 401, page: activationCodePage(unknown) };
    await this.attempts.takeBack(key);
    if ('recoveryCodes' in step) return { page: recoveryCodesPage(step.recoveryCodes) };
    const { username, secret, fault } = step;
    const problem = fault === null ? null : wrong(...sentences[fault]);
    const content = { activation, username, secret, uri: totpUri(secret, username), problem };
    return { status: fault === null ? 200 : 422, page: newCredentialsPage(content) };
  }
}

function newPassword(form: ReadonlyMap<string, string>): NewPassword | undefined {
  const password = form.get('password');
  if (password === undefined) return undefined;
  return { password, repeated: form.get('repeated') ?? '', code: form.get('code') ?? '' };
}

const unknown = wrong(
  'Mã kích hoạt không đúng hoặc đã hết hạn. Kiểm tra lại, hoặc đề nghị người quản trị cấp mã mới.',
  'The activation code is wrong or has expired. Check it, or ask your administrator for a new one.',
);

const sentences: Readonly<Record<ActivationFault, [vietnamese: string, english: string]>> = {
  short: ['Mật khẩu phải có từ 12 ký tự.', 'The password needs 12 characters at least.'],
  long: ['Mật khẩu dài quá 256 ký tự.', 'The password is longer than 256 characters.'],
  'like-name': ['Mật khẩu không được chứa tên đăng nhập.', 'The password must not contain the user name.'],
  simple: [
    'Mật khẩu quá đơn giản. Dùng nhiều ký tự khác nhau.',
    'The password is too simple. Use more different characters.',
  ],
  'not-repeated': ['Hai lần nhập mật khẩu không giống nhau.', 'The two passwords differ.'],
  code: [
    'Mã 6 số không đúng. Kiểm tra giờ của điện thoại rồi nhập mã mới.',
    'The code is wrong. Check the clock of your phone and enter a new one.',
  ],
};
