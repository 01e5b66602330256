type Value = string | number | boolean | null | undefined | readonly Value[] | { readonly [key: string]: Value };

/** JSON values as YAML 1.2: block style, texts quoted as in JSON. Undefined is left out. */
export function toYaml(value: object): string {
  return `${block(value as Value, '').trimStart()}\n`;
}

function block(value: Value, indent: string): string {
  if (Array.isArray(value)) {
    if (value.length === 0) return ' []';
    return value.map((item: Value) => `\n${indent}- ${block(item, `${indent}  `).trimStart()}`).join('');
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined);
    if (entries.length === 0) return ' {}';
    return entries.map(([key, item]) => `\n${indent}${keyOf(key)}:${block(item, `${indent}  `)}`).join('');
  }
  return ` ${JSON.stringify(value)}`;
}

/** Words that YAML would read as something else than a text are quoted. */
function keyOf(key: string): string {
  return /^[A-Za-z_$][\w.$/-]*$/.test(key) && !/^(true|false|null|yes|no|on|off|y|n)$/i.test(key)
    ? key
    : JSON.stringify(key);
}
