import { readFileSync } from 'node:fs';
import { serviceOf } from './call.js';
import { everything, type FaultKind } from './fault.js';
import { faultKindNames, faultKinds } from './fault-kinds.js';

const code = (words: readonly string[]) => words.map((word) => `\`${word}\``).join(', ');

/** The row of a kind in the table of the README. */
function rowOf(name: string, kind: FaultKind): string {
  const styles = kind.styles ? `${code(kind.styles)}${kind.random ? ' (random)' : ''}` : '';
  const options = code((kind.options ?? []).map((option) => (kind.needs?.includes(option) ? `${option}!` : option)));
  const strikes = [
    ...new Set(kind.strikes.map((call) => (serviceOf[call] === 'DongBoHoSoMC' ? call : serviceOf[call]))),
  ];
  const all = kind.strikes === everything ? 'everything' : strikes.join(', ');
  return `| \`${name}\` | ${kind.plays} | ${kind.means} | ${styles} | ${options} | ${all} |`;
}

describe('the table of faults in the README', () => {
  it.each(faultKindNames)('tells of %s', (name) => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    expect(readme.split('\n')).toContain(rowOf(name, faultKinds[name]));
  });
});
