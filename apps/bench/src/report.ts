import { availableParallelism, cpus, totalmem } from 'node:os';
import type { Figures, Outcome } from './benchmark.js';

/** The document of `--json`. */
export interface Report extends Pick<Outcome, 'figures' | 'bars'> {
  readonly name: string;
  readonly machine: Figures;
  readonly date: string;
}

export function reportOf(name: string, { figures, bars, postgres, kafka }: Outcome): Report {
  const machine = {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.versions.node,
    postgres: postgres ?? null,
    kafka: kafka ?? null,
  };
  return { name, machine, date: new Date().toISOString().slice(0, 10), figures, bars };
}

export function tableOf({ name, machine, date, figures, bars }: Report): string {
  const facts = [...lines(machine), `date: ${date}`];
  return [
    `Benchmark "${name}" (${facts.join(', ')})`,
    '',
    ...aligned(lines(figures)),
    '',
    ...aligned(
      bars.map(({ name: bar, wanted, measured, met }) => `${bar}: ${measured} (${wanted}) ${met ? 'met' : 'MISSED'}`),
    ),
    '',
  ].join('\n');
}

function lines(figures: Figures, path = ''): string[] {
  return Object.entries(figures).flatMap(([name, value]) =>
    typeof value === 'object' && value !== null ? lines(value, `${path}${name}.`) : [`${path}${name}: ${value}`],
  );
}

function aligned(rows: readonly string[]): string[] {
  const width = Math.max(0, ...rows.map((row) => row.indexOf(': ')));
  return rows.map((row) => {
    const end = row.indexOf(': ');
    return `  ${row.slice(0, end).padEnd(width)}  ${row.slice(end + 2)}`;
  });
}
