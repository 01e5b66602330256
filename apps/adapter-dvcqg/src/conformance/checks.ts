import { setTimeout as wait } from 'node:timers/promises';
import { differingFields, missingEntries, toStored, type StoredDossier } from '../portal-client/read-back.js';
import { toProcedure } from '../portal-client/translate-procedure.js';
import type { DossierRecord, ProgressEntry } from '../portal-client/wire.js';
import { CannotCheck, expectOutcome, expectThat, type Bench, type Check } from './check.js';

/** Read-back may lag behind a write for seconds (M12). */
const patienceMs = 10_000;
const askAgainMs = 200;

/** What any portal of this wire does. */
export const checks: readonly Check[] = [
  {
    name: 'a dossier nobody sent is not known',
    run: async (bench) => {
      const answer = await bench.client.lookUp(bench.dossier().code);
      expectOutcome(answer, 'accepted', 'unknownDossier');
      if (answer.outcome === 'accepted') expectThat(!stored(bench, answer.result).known, 'the look-up shows a dossier');
    },
  },
  {
    name: 'an inserted dossier is known and reads back as it was sent',
    run: async (bench) => {
      const record = bench.dossier().record(2);
      expectOutcome(await bench.client.insert(record), 'accepted');
      await readsBack(bench, record);
    },
  },
  {
    name: 'a second insert of the same dossier is told to exist (M3)',
    run: async (bench) => {
      const record = bench.dossier().record(2);
      expectOutcome(await bench.client.insert(record), 'accepted');
      expectOutcome(await bench.client.insert(record), 'exists');
    },
  },
  {
    name: 'an update replaces the record',
    run: async (bench) => {
      const dossier = bench.dossier();
      expectOutcome(await bench.client.insert(dossier.record(1)), 'accepted');
      expectOutcome(await bench.client.update(dossier.record(5)), 'accepted');
      await readsBack(bench, dossier.record(5));
    },
  },
  {
    name: 'an update of an unknown dossier is refused as such (M13)',
    run: async (bench) => expectOutcome(await bench.client.update(bench.dossier().record(1)), 'unknownDossier'),
  },
  {
    name: 'progress of an unknown dossier is refused as such (M13)',
    run: async (bench) => expectOutcome(await bench.client.progress(bench.dossier().entries(1, 1)), 'unknownDossier'),
  },
  {
    name: 'progress entries are kept once each and in order',
    run: async (bench) => {
      const dossier = bench.dossier();
      expectOutcome(await bench.client.insert(dossier.record(5)), 'accepted');
      expectOutcome(await bench.client.progress(dossier.entries(1, 2)), 'accepted');
      expectOutcome(await bench.client.progress(dossier.entries(3, 5)), 'accepted');
      if (bench.portal.readBack !== 'recordWithProgress') throw new CannotCheck();
      await keepsInOrder(bench, dossier.code, dossier.entries(1, 5));
    },
  },
  {
    name: 'texts at their limits pass uncut (M15)',
    run: async (bench) => {
      const long = bench.dossier().with({ summary: `${'Đề nghị cấp giấy xác nhận. '.repeat(60)}` });
      expectOutcome(await bench.client.insert(long.record(2)), 'accepted');
      await readsBack(bench, long.record(2));
    },
  },
  {
    name: 'a dossier without anything optional is taken (D3)',
    run: async (bench) => {
      const bare = bench
        .dossier()
        .with({ owner: { type: 'citizen', idNumber: null, name: 'Nguyễn Văn Mẫu' }, summary: null, steps: [] });
      expectOutcome(await bench.client.insert(bare.record(1)), 'accepted');
      expectOutcome(await bench.client.progress(bare.entries(1, 1)), 'accepted');
    },
  },
  {
    name: 'procedures are listed, and each can be had in full',
    run: async (bench) => {
      const listed = await bench.client.procedures();
      expectOutcome(listed, 'accepted');
      const [first] = (listed.result ?? []) as Record<string, unknown>[];
      expectThat(first !== undefined, 'the list of procedures is empty');
      const { code } = toProcedure(first!);
      const full = await bench.client.procedure(code);
      expectOutcome(full, 'accepted');
      const [shown] = [full.result].flat() as Record<string, unknown>[];
      expectThat(shown !== undefined && toProcedure(shown).code === code, `LayThuTuc does not show ${code}`);
    },
  },
  {
    name: 'after another log-in ended our session the call still gets through (M9, M10)',
    run: async (bench) => {
      const { code } = bench.dossier();
      expectOutcome(await bench.client.lookUp(code), 'accepted', 'unknownDossier');
      const other = bench.anotherClient();
      expectOutcome(await other.lookUp(code), 'accepted', 'unknownDossier');
      expectOutcome(await bench.client.lookUp(code), 'accepted', 'unknownDossier');
    },
  },
];

function stored({ portal }: Bench, result: unknown): StoredDossier {
  return toStored(result, portal.readBack, portal.progressField ?? 'TienDoXuLy');
}

/** @throws Error naming the fields that differ, when they still do after a while. */
export async function readsBack(bench: Bench, record: DossierRecord): Promise<void> {
  let differing: string[] = [];
  await eventually(bench, record.MaHoSo, (seen) => {
    differing = seen.record ? differingFields(record, seen.record) : [];
    return differing.length === 0;
  }).catch(() => {
    throw new Error(differing.length > 0 ? `reads back otherwise: ${differing.join(', ')}` : 'it is not known');
  });
}

async function keepsInOrder(bench: Bench, code: string, entries: readonly ProgressEntry[]): Promise<void> {
  await eventually(bench, code, ({ progress }) => {
    const numbered = entries.map((entry, index) => ({ number: index + 1, entry }));
    if (progress?.length !== entries.length || missingEntries(numbered, progress).length > 0) return false;
    return progress.every((row, index) => row['ThoiDiemXuLy'] === entries[index]!.ThoiDiemXuLy);
  });
}

/** Looks up until the dossier is known and the condition holds. */
export async function eventually(
  bench: Bench,
  code: string,
  condition: (seen: StoredDossier) => boolean,
): Promise<void> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const answer = await bench.client.lookUp(code);
    expectOutcome(answer, 'accepted', 'unknownDossier');
    const seen = stored(bench, answer.result);
    if (seen.known && condition(seen)) return;
    if (Date.now() > end) throw new Error('the read-back does not show what was sent');
    await wait(askAgainMs);
  }
}
