/** A planned request, and how long after its planned moment the answer was read. */
export interface Read {
  readonly kind: string;
  readonly milliseconds: number;
  readonly ok: boolean;
}

/**
 * Sends requests at a fixed pace, whether or not answers come: who has to wait is counted from when it was to be sent.
 *
 * @param plan what to ask at each place.
 */
export async function pacedReads(
  url: string,
  token: string,
  { perSecond, seconds }: { readonly perSecond: number; readonly seconds: number },
  plan: (n: number) => { readonly kind: string; readonly path: string },
): Promise<Read[]> {
  const headers = { authorization: `Bearer ${token}` };
  const begin = performance.now() + 100;
  const reads: Promise<Read>[] = [];
  for (let n = 0; n < perSecond * seconds; n += 1) {
    const planned = begin + (n * 1000) / perSecond;
    const wait = planned - performance.now();
    if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait));
    const { kind, path } = plan(n);
    reads.push(
      fetch(url + path, { headers })
        .then(async (answer) => {
          await answer.arrayBuffer();
          return answer.ok;
        })
        .catch(() => false)
        .then((ok) => ({ kind, milliseconds: performance.now() - planned, ok })),
    );
  }
  return Promise.all(reads);
}
