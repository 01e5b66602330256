import { readFileSync } from 'node:fs';
import { endpoints, endpointsOf, type LoginFaultKind } from './login-fault.js';
import { loginFaultKindNames, loginFaultKinds } from './login-fault-kinds.js';

const code = (words: readonly string[]) => words.map((word) => `\`${word}\``).join(', ');

/** The row of a kind in the table of the README. */
function rowOf(name: string, kind: LoginFaultKind): string {
  const options = (kind.options ?? []).map((option) => (kind.needs?.includes(option) ? `${option}!` : option));
  const strikes = endpointsOf(kind) === endpoints ? 'everything' : endpointsOf(kind).join(', ');
  return `| \`${name}\` | ${kind.means} | ${code(kind.styles ?? [])} | ${code(options)} | ${strikes} |`;
}

describe('the table of faults of the login in the README', () => {
  it.each(loginFaultKindNames)('tells of %s', (name) => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    expect(readme.split('\n')).toContain(rowOf(name, loginFaultKinds[name]));
  });
});
