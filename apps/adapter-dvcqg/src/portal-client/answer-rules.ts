import { readFileSync } from 'node:fs';
import { localDate } from '@motcua/contracts';
import { answerOutcomes, bodyKinds, portalCalls, type AnswerRule } from './answer.js';

/** The mapping of answers in force from a date (Vietnamese), with where it comes from. */
export interface DatedAnswerRules {
  readonly validFrom: string;
  readonly citation: string;
  readonly rules: readonly AnswerRule[];
}

const builtIn = new URL('../../seed/answer-rules.json', import.meta.url);

/**
 * Reads the mapping of answers: the installation's own file, else the one that comes with the program. A new wording of
 * the portal is a new dated entry there, not a release.
 *
 * @throws Error naming the first thing wrong with the file.
 */
export function readAnswerRules(file?: string): readonly DatedAnswerRules[] {
  const source = file ?? builtIn;
  const where = `Answer rules ${String(source)}`;
  const entries = JSON.parse(readFileSync(source, 'utf8')) as DatedAnswerRules[];
  if (!Array.isArray(entries) || entries.length === 0) throw new Error(`${where}: must be a list of dated entries`);
  for (const entry of entries) check(entry, (why) => new Error(`${where}: ${why}`));
  return entries.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
}

/** @throws Error when no entry is in force: nothing is guessed about answers. */
export function answerRulesAt(entries: readonly DatedAnswerRules[], at: Date): readonly AnswerRule[] {
  const today = localDate(at);
  const entry = entries.findLast(({ validFrom }) => validFrom <= today);
  if (!entry) throw new Error(`No answer rules of the national portal are in force on ${today}`);
  return entry.rules;
}

function check(entry: DatedAnswerRules, wrong: (why: string) => Error): void {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(entry.validFrom)) throw wrong('validFrom must be YYYY-MM-DD');
  if (!entry.citation) throw wrong(`the entry of ${entry.validFrom} has no citation`);
  for (const { name, when, outcome } of entry.rules) {
    if (!answerOutcomes.includes(outcome))
      throw wrong(`rule "${name}": outcome "${outcome}" is none of ${answerOutcomes.join(', ')}`);
    const strange = Object.keys(when).find(
      (key) => !['calls', 'http', 'body', 'code', 'text', 'notText'].includes(key),
    );
    if (strange) throw wrong(`rule "${name}": unknown condition "${strange}"`);
    if (when.calls?.some((call) => !portalCalls.includes(call)))
      throw wrong(`rule "${name}": calls are ${portalCalls.join(', ')}`);
    if (when.body?.some((kind) => !bodyKinds.includes(kind)))
      throw wrong(`rule "${name}": bodies are ${bodyKinds.join(', ')}`);
    for (const source of [when.text, when.notText]) if (source !== undefined) new RegExp(source, 'iu');
  }
}
