/** `\d`, `\w` and `\s` as this system means them: elsewhere they take the digits and letters of every script. */
const classes: Readonly<Record<string, string>> = {
  d: '0-9',
  w: 'A-Za-z0-9_',
  s: '\\t-\\r \\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff',
};

/** A pattern for the OpenAPI document that means the same to every reader. */
export function portablePattern({ source }: RegExp): string {
  let inClass = false;
  return source.replace(/\\(.)|[[\]]/g, (whole, escaped: string | undefined) => {
    if (escaped === undefined) {
      inClass = whole === '[';
      return whole;
    }
    const meant = classes[escaped];
    if (meant === undefined) return whole;
    return inClass ? meant : `[${meant}]`;
  });
}
