const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

/** The failures in a JUnit report of schemathesis, by the name of the test case; what was skipped has failed. */
export function failuresIn(xml: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [, attributes = '', content = ''] of xml.matchAll(/<testcase ([^>]*?)(?:\/>|>(.*?)<\/testcase>)/gs)) {
    const name = text(/\bname="([^"]*)"/.exec(attributes)?.[1] ?? '');
    const failures = [...content.matchAll(/<(failure|error|skipped)\b([^>]*?)(?:\/>|>(.*?)<\/\1>)/gs)].map(
      ([, kind = '', more = '', told = '']) => repeatable(text(`${kind}: ${told || more}`)),
    );
    found.set(name, [...(found.get(name) ?? []), ...failures]);
  }
  return found;
}

function text(escaped: string): string {
  return escaped.replace(
    /&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
      if (hex !== undefined) return String.fromCodePoint(parseInt(hex, 16));
      return entities[name!] ?? whole;
    },
  );
}

/** The token is not in the report; whoever repeats the call puts theirs there. */
function repeatable(told: string): string {
  return told.replaceAll(`'Authorization: [Filtered]'`, '"Authorization: Bearer $TOKEN"');
}
