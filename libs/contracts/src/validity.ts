/**
 * In force from `validFrom` to the day before `validTo`, legal dates `YYYY-MM-DD`; null has no end. With both the same it
 * never was in force: another version took its place before.
 */
export interface Validity {
  readonly validFrom: string;
  readonly validTo: string | null;
}

export function isInForce({ validFrom, validTo }: Validity, date: string): boolean {
  return validFrom <= date && (validTo === null || date < validTo);
}

/** What publishing changes: versions that end at another date than they said, and versions that are new. */
export interface Succession<Version extends Validity, Content extends Validity> {
  readonly ended: readonly (Version & Validity)[];
  readonly added: readonly Content[];
}

/**
 * What has to be published so that `wanted` holds. A published version keeps its content for ever; only its end may
 * move. One with the same content and beginning stays; any other that overlaps what is wanted ends where that begins.
 */
export function succession<Version extends Validity, Content extends Validity>(
  published: readonly Version[],
  wanted: readonly Content[],
  sameContent: (version: Version, content: Content) => boolean,
): Succession<Version, Content> {
  const inForceOnce = published.filter(({ validFrom, validTo }) => validFrom !== validTo);
  const kept = new Map<Version, Content>();
  const added: Content[] = [];
  for (const content of wanted) {
    const same = inForceOnce.find(
      (version) => version.validFrom === content.validFrom && sameContent(version, content),
    );
    if (same) kept.set(same, content);
    else added.push(content);
  }
  const ended = inForceOnce.flatMap((version) => {
    const validTo = kept.has(version) ? kept.get(version)!.validTo : endBefore(version, wanted);
    return validTo === version.validTo ? [] : [{ ...version, validTo }];
  });
  return { ended, added };
}

function endBefore(version: Validity, wanted: readonly Validity[]): string | null {
  const successors = wanted.filter((content) => overlap(version, content)).map(({ validFrom }) => validFrom);
  const [first] = successors.sort();
  if (first === undefined) return version.validTo;
  return first > version.validFrom ? first : version.validFrom;
}

function overlap(one: Validity, other: Validity): boolean {
  const latestStart = one.validFrom > other.validFrom ? one.validFrom : other.validFrom;
  return isInForce(one, latestStart) && isInForce(other, latestStart);
}
