import { html, type Html } from './html.js';
import { page } from './page.js';

export interface SignInPage {
  /** Name of the client that is signed in to. */
  readonly client: string;
  readonly problem?: Html;
  /** Can citizens sign in here? */
  readonly portal: boolean;
}

export function signInPage({ client, problem, portal }: SignInPage): string {
  return page(
    'Đăng nhập',
    html`<p>để tiếp tục vào <strong>${client}</strong></p>
      ${problem ?? null} ${portal ? portalForm : null}
      <form method="post">
        <label for="username">Tên đăng nhập của cán bộ</label>
        <input id="username" name="username" autocomplete="username" autocapitalize="none" required maxlength="100" />
        <label for="password">Mật khẩu</label>
        <input id="password" name="password" type="password" autocomplete="current-password" required maxlength="256" />
        <label for="code">Mã xác thực (6 số) hoặc mã khôi phục</label>
        <input id="code" name="code" autocomplete="one-time-code" required maxlength="40" />
        <button>Đăng nhập</button>
      </form>`,
  );
}

const portalForm = html`<form method="post">
    <input type="hidden" name="with" value="portal" />
    <button>Công dân, tổ chức: đăng nhập qua Cổng Dịch vụ công quốc gia</button>
  </form>
  <hr />`;
