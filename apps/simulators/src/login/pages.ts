import type { Person } from './people.js';

const kinds: Readonly<Record<string, string>> = { '1': 'Công dân', '2': 'Doanh nghiệp', '3': 'Tổ chức' };

/** Page on which one of the illustrative people signs in. */
export function choicePage(people: readonly Person[], asked: { client: string; level: string | undefined }): string {
  const level = asked.level === undefined ? '' : `<p>Mức xác thực được yêu cầu: ${safe(asked.level)}</p>`;
  return page(
    'Đăng nhập',
    `<p><strong>${safe(asked.client)}</strong> muốn biết bạn là ai. Chọn một người minh họa:</p>${level}
<form method="post">
<ul>
${people.map(choiceOf).join('\n')}
</ul>
<p><button name="sub" value="">Không đăng nhập</button></p>
</form>`,
  );
}

/** Page on which a sign-out is confirmed; the form comes from oidc-provider, the button belongs to it. */
export function signOutPage(form: string): string {
  return page(
    'Đăng xuất',
    `<p>Bạn muốn đăng xuất khỏi cổng?</p>
${form}
<p><button type="submit" form="op.logoutForm" name="logout" value="yes" autofocus>Đăng xuất</button>
<button type="submit" form="op.logoutForm">Ở lại</button></p>`,
  );
}

export function signedOutPage(): string {
  return page('Đã đăng xuất', '<p>Bạn đã đăng xuất khỏi cổng.</p>');
}

export function errorPage(error: string, description: string | undefined): string {
  return page(
    'Không đăng nhập được',
    `<p>Yêu cầu đăng nhập không đúng hoặc đã hết hạn. Hãy quay lại trang trước và đăng nhập lại.</p>
<p><code>${safe(error)}</code>${description === undefined ? '' : ` ${safe(description)}`}</p>`,
  );
}

function choiceOf(person: Person): string {
  const name = person.TenDoanhNghiep ?? person.HoVaTen ?? person.sub;
  const facts = [
    kinds[person.LoaiTaiKhoan ?? ''],
    person.IAL === undefined ? undefined : 'VNeID',
    person.SoDinhDanh ?? person.SoCMND ?? person.MaSoThue,
    person.loAs === undefined ? undefined : `mức ${person.loAs}`,
  ].filter((fact) => fact !== undefined);
  return `<li><button name="sub" value="${safe(person.sub)}">${safe(name)}</button> ${safe(facts.join(', '))}</li>`;
}

function page(title: string, content: string): string {
  return `<!DOCTYPE html>
<html lang="vi">
<head><meta charset="utf-8"><title>${title} – Cổng Dịch vụ công quốc gia (mô phỏng)</title></head>
<body>
<h1>${title}</h1>
<p>Đây là bộ mô phỏng: mọi người ở đây đều không có thật.</p>
${content}
</body>
</html>
`;
}

function safe(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
