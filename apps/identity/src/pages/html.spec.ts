import { html } from './html.js';

it('escapes every text, in elements and in attributes, and no HTML twice', () => {
  const evil = `"><script>alert('x')</script>&`;
  const inner = html`<b title="${evil}">${evil}</b>`;
  expect(inner.text).not.toContain('<script>');
  expect(inner.text).not.toContain('""');
  expect(html`<p>${inner}${[inner, inner]}${null}</p>`.text).toBe(`<p>${inner.text.repeat(3)}</p>`);
});
