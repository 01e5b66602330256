import { html, type Html } from './html.js';
import { page } from './page.js';

export function activationCodePage(problem: Html | null): string {
  return page(
    'Kích hoạt tài khoản',
    html`${problem}
      <form method="post">
        <label for="activation">Mã kích hoạt do người quản trị cấp</label>
        <input id="activation" name="activation" autocomplete="off" required maxlength="60" />
        <button>Tiếp tục</button>
      </form>`,
  );
}

export interface NewCredentials {
  readonly activation: string;
  readonly username: string;
  readonly secret: string;
  readonly uri: string;
  readonly problem: Html | null;
}

export function newCredentialsPage({ activation, username, secret, uri, problem }: NewCredentials): string {
  return page(
    'Đặt mật khẩu và mã xác thực',
    html`${problem}
      <p>Tên đăng nhập: <strong>${username}</strong></p>
      <p>Nhập khoá này vào ứng dụng xác thực (hoặc <a href="${uri}">mở ứng dụng</a> trên điện thoại):</p>
      <p><code>${secret}</code></p>
      <form method="post">
        <input type="hidden" name="activation" value="${activation}" />
        <label for="password">Mật khẩu mới (từ 12 ký tự)</label>
        <input id="password" name="password" type="password" autocomplete="new-password" required maxlength="256" />
        <label for="repeated">Nhập lại mật khẩu</label>
        <input id="repeated" name="repeated" type="password" autocomplete="new-password" required maxlength="256" />
        <label for="code">Mã 6 số của ứng dụng xác thực</label>
        <input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" required maxlength="10" />
        <button>Kích hoạt</button>
      </form>`,
  );
}

export function recoveryCodesPage(codes: readonly string[]): string {
  return page(
    'Đã kích hoạt',
    html`<p>Cất giữ các mã khôi phục này: mỗi mã dùng một lần, thay cho mã xác thực khi mất điện thoại.</p>
      <ul>
        ${codes.map((code) => html`<li><code>${code}</code></li>`)}
      </ul>
      <p>Tài khoản đã sẵn sàng. Quay lại ứng dụng để đăng nhập.</p>`,
  );
}
