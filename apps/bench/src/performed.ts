import type { Benchmark, Outcome } from './benchmark.js';

/** Runs a benchmark and leaves nothing behind, also when it fails or is interrupted. */
export async function performed(benchmark: Benchmark, options: Readonly<Record<string, string>>): Promise<Outcome> {
  const undone: { what: string; undo: () => unknown }[] = [];
  const say = (line: string) => void process.stderr.write(`${line}\n`);
  const tidy = async () => {
    for (let last = undone.pop(); last; last = undone.pop()) {
      try {
        await last.undo();
      } catch (error) {
        say(`${last.what} not ended: ${String(error)}`);
      }
    }
  };
  const interrupted = () => void tidy().then(() => process.exit(130));
  process.once('SIGINT', interrupted);
  process.once('SIGTERM', interrupted);
  const option = (name: string) => options[name] ?? benchmark.options[name]!;
  try {
    return await benchmark.run({
      option,
      number: (name) => wholeNumber(name, option(name)),
      say,
      atEnd: (what, undo) => void undone.push({ what, undo }),
    });
  } finally {
    await tidy();
    process.off('SIGINT', interrupted);
    process.off('SIGTERM', interrupted);
  }
}

function wholeNumber(name: string, text: string): number {
  if (!/^\d+$/.test(text)) throw new Error(`--${name}: "${text}" is no whole number`);
  return Number(text);
}
