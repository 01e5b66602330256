import { parseArgs } from 'node:util';
import type { Benchmark } from './benchmark.js';
import { benchmarks } from './benchmarks.js';
import { performed } from './performed.js';
import { reportOf, tableOf } from './report.js';

const [name = '', ...flags] = process.argv.slice(2);
const benchmark = benchmarks[name];
if (benchmark) await measure(name, benchmark);
else process.stderr.write(usage());
process.exitCode = benchmark ? 0 : 2;

async function measure(title: string, measured: Benchmark): Promise<void> {
  const { json, ...options } = read(measured, flags);
  const outcome = await performed(measured, options);
  const report = reportOf(title, outcome);
  process.stdout.write(json === true ? `${JSON.stringify(report, null, 2)}\n` : tableOf(report));
}

function read({ options }: Benchmark, given: string[]) {
  const known = Object.entries(options).map(([option, value]) => [option, { type: 'string', default: value }] as const);
  return parseArgs({ args: given, options: { ...Object.fromEntries(known), json: { type: 'boolean' } } }).values;
}

function usage(): string {
  const known = Object.entries(benchmarks).map(([title, { measures, options }]) => {
    const flags = Object.entries(options).map(([option, value]) => ` --${option}=${value}`);
    return `  ${title.padEnd(10)} ${measures}\n${' '.repeat(12)}${flags.join('')}\n`;
  });
  return `Usage: npm run bench -- NAME [--json] [options]\n\n${known.join('')}`;
}
