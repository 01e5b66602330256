import type { PortalCall } from '../portal-client/answer.js';
import type { PortalAnswer } from '../portal-client/client.js';
import { eventually } from './checks.js';
import { expectOutcome, type Bench, type Check, type Misbehaviour } from './check.js';

type Row = readonly [Misbehaviour, PortalCall, PortalAnswer['outcome'], string];

/** What an answer is taken for when the portal behaves as in dvcqg.md section 12. */
const table: readonly Row[] = [
  ['codeAsNumber', 'insert', 'accepted', 'M1: code 0 as a number'],
  ['codeDoubleZero', 'update', 'accepted', 'M1: code "00"'],
  ['codeMissing', 'insert', 'unknown', 'M2: an answer without a code is no success'],
  ['codeNull', 'update', 'unknown', 'M2: nor one with code null'],
  ['codeEmpty', 'progress', 'unknown', 'M2: nor one with an empty code'],
  ['existsWithZero', 'insert', 'exists', 'M3: "đã tồn tại" with code 0'],
  ['existsWithThree', 'insert', 'exists', 'M3: with code 3'],
  ['existsWithMinusThree', 'insert', 'exists', 'M3: with code -3'],
  ['noSuccessText', 'insert', 'unknown', 'M4: code 0 without a word of success'],
  ['successTextInCapitals', 'update', 'accepted', 'M5: success in capitals'],
  ['plainText', 'progress', 'accepted', 'M6: progress answered in plain text'],
  ['sessionExpired', 'progress', 'accepted', 'M9: the session ends before the progress'],
  ['htmlPage', 'insert', 'unknown', 'M20: a web page instead of an answer'],
  ['badGateway', 'update', 'unknown', 'M20: HTTP 502'],
  ['connectionReset', 'progress', 'unknown', 'M20: the connection breaks in mid-answer'],
  ['redirect', 'insert', 'unknown', 'M20: a redirect is not followed'],
];

export const misbehaviourChecks: readonly Check[] = [
  ...table.map(([misbehaviour, call, outcome, name]): Check => ({
    name,
    run: async (bench) => expectOutcome(await misbehaved(bench, misbehaviour, call), outcome),
  })),
  {
    name: 'M7: the answer to an insert is lost although it took effect: reading back shows it',
    run: async (bench) => {
      const dossier = bench.dossier();
      await bench.client.lookUp(dossier.code);
      await bench.misbehave('answerLost', 'insert');
      expectOutcome(await bench.client.insert(dossier.record(2)), 'unknown');
      await eventually(bench, dossier.code, ({ known }) => known);
    },
  },
];

/** The answer to a call that is prepared properly and then answered badly. */
async function misbehaved(bench: Bench, misbehaviour: Misbehaviour, call: PortalCall): Promise<PortalAnswer> {
  const dossier = bench.dossier();
  const { client } = bench;
  // The session is opened before: the misbehaviour is not to meet the log-in.
  if (call === 'insert') await client.lookUp(dossier.code);
  else expectOutcome(await client.insert(dossier.record(2)), 'accepted');
  await bench.misbehave(misbehaviour, call);
  if (call === 'insert') return client.insert(dossier.record(2));
  return call === 'update' ? client.update(dossier.record(3)) : client.progress(dossier.entries(1, 2));
}
