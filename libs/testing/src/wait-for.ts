const POLL_MS = 10;

/**
 * Waits until the condition answers something, and gives that back.
 *
 * @throws Error naming what was waited for, after `limitMs`; its cause is what the condition threw last.
 */
export async function waitFor<T>(
  what: string,
  condition: () => T | undefined | false | Promise<T | undefined | false>,
  limitMs = 20_000,
): Promise<T> {
  const limit = Date.now() + limitMs;
  for (;;) {
    let cause: unknown;
    try {
      const answer = await condition();
      if (answer !== undefined && answer !== false) return answer;
    } catch (error) {
      cause = error;
    }
    if (Date.now() > limit) throw new Error(`waited ${limitMs / 1000} s for: ${what}`, { cause });
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
