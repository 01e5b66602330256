import type { ErrorOut, KoaContextWithOIDC } from 'oidc-provider';
import { html, Html } from './html.js';
import { messagePage, page } from './page.js';

/** @param form of the provider, without buttons; its id is `op.logoutForm`. */
export function logoutPage(ctx: KoaContextWithOIDC, form: string): void {
  ctx.type = 'html';
  ctx.body = page(
    'Đăng xuất',
    html`<p>Bạn muốn đăng xuất khỏi Một Cửa?</p>
      ${new Html(form)}
      <button type="submit" form="op.logoutForm" value="yes" name="logout">Đăng xuất</button>
      <button type="submit" form="op.logoutForm" class="second">Ở lại</button>`,
  );
}

export function loggedOutPage(ctx: KoaContextWithOIDC): void {
  ctx.type = 'html';
  ctx.body = messagePage('Đã đăng xuất', 'Bạn đã đăng xuất. Có thể đóng trang này.', 'You have signed out.');
}

/** The code of what went wrong is for whoever runs the application. */
export function errorPage(ctx: KoaContextWithOIDC, { error }: ErrorOut): void {
  ctx.type = 'html';
  ctx.body = messagePage(
    'Không đăng nhập được',
    `Yêu cầu đăng nhập không hợp lệ hoặc đã hết hạn (${error}). Quay lại ứng dụng và thử lại.`,
    `The request is not valid or has expired (${error}). Go back to the application and try again.`,
  );
}
