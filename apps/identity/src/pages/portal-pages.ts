import { html } from './html.js';
import { page } from './page.js';

/** @param back where one can begin again; null: nowhere. */
export function portalProblemPage(vietnamese: string, english: string, back: string | null): string {
  return page(
    'Chưa đăng nhập được',
    html`<p class="wrong" role="alert">${vietnamese}<br /><small lang="en">${english}</small></p>
      ${back === null ? null : html`<p><a href="${back}">Đăng nhập lại</a></p>`}`,
  );
}

/** @param since date in Vietnam. */
export function pendingLinkPage(since: string): string {
  return page(
    'Có phải bạn không?',
    html`<p>
        Ngày ${since}, một tài khoản khác trên Cổng Dịch vụ công quốc gia mang số định danh (hoặc mã số thuế) của bạn đã
        đăng nhập, nhưng mức xác thực chưa đủ.
      </p>
      <p>Nếu đó là tài khoản của bạn, đồng ý để từ nay tài khoản đó cũng mở được hồ sơ này.</p>
      <form method="post">
        <button name="answer" value="yes">Đúng, đó là tôi</button>
        <button name="answer" value="no" class="second">Không phải tôi</button>
      </form>`,
  );
}
