import { html, type Html } from './html.js';

const style = `
body{font:16px/1.5 system-ui,sans-serif;margin:0;background:#f2f4f7;color:#1b2430}
main{max-width:24rem;margin:8vh auto;padding:2rem;background:#fff;border-radius:.5rem;box-shadow:0 1px 4px #0003}
h1{font-size:1.4rem;margin:0 0 1rem}label{display:block;margin:.8rem 0 .2rem}
input{box-sizing:border-box;width:100%;font:inherit;padding:.5rem;border:1px solid #8a94a3;border-radius:.3rem}
button{width:100%;margin-top:1.2rem;font:inherit;padding:.6rem;border:0;border-radius:.3rem;background:#0b5394;color:#fff;cursor:pointer}
button.second{background:#e3e8ef;color:#1b2430}.wrong{padding:.6rem;border-left:.3rem solid #b3261e;background:#fdecea}
code{font-size:1.05rem;overflow-wrap:anywhere}hr{border:0;border-top:1px solid #d5dae1;margin:1.5rem 0}small{color:#556}`;

/** A page of the sign-in: Vietnamese with the English below, one form, no script. */
export function page(title: string, content: Html): string {
  return html`<!doctype html>
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} – Một Cửa</title>
        <style>
          ${rawStyle}
        </style>
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html> `.text;
}

/** What went wrong, above a form. */
export function wrong(vietnamese: string, english: string): Html {
  return html`<p class="wrong" role="alert">${vietnamese}<br /><small lang="en">${english}</small></p>`;
}

export function messagePage(title: string, vietnamese: string, english: string): string {
  return page(
    title,
    html`<p>${vietnamese}</p>
      <p><small lang="en">${english}</small></p>`,
  );
}

const rawStyle = html([style] as unknown as TemplateStringsArray);
