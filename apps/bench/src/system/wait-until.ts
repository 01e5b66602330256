/** Asks until the answer is neither undefined nor false. @throws Error when the limit is over. */
export async function waitUntil<Answer>(
  what: string,
  limitMs: number,
  ask: () => Promise<Answer | undefined | false>,
): Promise<Answer> {
  for (const limit = Date.now() + limitMs; ;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > limit) throw new Error(`Not within ${limitMs / 1000} s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
