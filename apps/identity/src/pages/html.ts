/** A piece of HTML whose every inserted text is escaped. */
export class Html {
  constructor(readonly text: string) {}
}

type Inserted = string | Html | readonly Html[] | null;

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** html`<p>${text}</p>`: texts are escaped, pieces of HTML go in as they are. */
export function html(strings: TemplateStringsArray, ...inserted: Inserted[]): Html {
  return new Html(strings.map((string, index) => string + written(inserted[index] ?? null)).join(''));
}

function written(value: Inserted): string {
  if (value === null) return '';
  if (value instanceof Html) return value.text;
  if (typeof value === 'string') return value.replace(/[&<>"']/g, (character) => escapes[character]!);
  return value.map(({ text }) => text).join('');
}
