import fc from 'fast-check';
import { dossierStatusNames, formatInstant, Refusal, type DomainEvent, type DossierEventData } from '@motcua/contracts';
import { seal } from '@motcua/messaging';
import {
  acts,
  approver,
  by,
  citizen,
  date,
  desk,
  pins,
  registration,
  workingTime,
  type Act,
} from './dossier.fixture.js';
import { Dossier } from './dossier.js';
import type { DossierRecord, StepRecord } from './dossier-record.js';
import type { Pins } from './registration.js';
import { offeredActions, transitions } from './transitions.js';

interface Deed {
  /** Tried whether the table allows it or not; null: the `choice` of what it allows, ends last and seldom. */
  readonly wish: Act | null;
  readonly choice: number;
  /** Minutes after the deed before; below 0 where another process's clock is behind. */
  readonly after: number;
  readonly approver: boolean;
}

interface Life {
  readonly dossier: Dossier;
  readonly records: readonly DossierRecord[];
  readonly steps: readonly StepRecord[];
  readonly events: readonly DomainEvent<DossierEventData>[];
}

const everyAct = Object.keys(acts) as Act[];
const deed: fc.Arbitrary<Deed> = fc.record({
  wish: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.constantFrom(...everyAct) }),
  choice: fc.nat(100),
  after: fc.integer({ min: -5, max: 3000 }),
  approver: fc.boolean(),
});
const deeds = fc.array(deed, { maxLength: 40, size: 'max' });
const terms = fc.constantFrom<Pins>(pins(), pins({}, 'TH02'), pins({ working: [workingTime([2024, 2025], true)] }));

/** Plays what of the deeds is allowed; whatever is refused has to leave the dossier as it was. */
function lived(using: Pins, wanted: readonly Deed[]): Life {
  let at = date('01-02 08:00').getTime();
  const [dossier, first] = Dossier.register(
    'H52.101-240102-0001',
    { ...by(approver), at: new Date(at) },
    registration,
    using,
  );
  const records = [dossier.record];
  const steps = [dossier.lastStep];
  const events = [first as DomainEvent<DossierEventData>];
  for (const { wish, choice, after, approver: leads } of wanted) {
    at += after * 60_000;
    const before = dossier.record;
    const act = wish ?? chosen(before, choice);
    try {
      const event = acts[act](dossier, { ...by(leads ? approver : desk), at: new Date(at) }, using);
      events.push(event as DomainEvent<DossierEventData>);
    } catch (error) {
      expect(error).toBeInstanceOf(Refusal);
      expect(dossier.record).toBe(before);
      continue;
    }
    records.push(dossier.record);
    steps.push(dossier.lastStep);
  }
  return { dossier, records, steps, events };
}

function chosen({ status, receivedAt }: DossierRecord, choice: number): Act {
  const allowed = offeredActions({ status, wasReceived: receivedAt !== null }) as Act[];
  const going = allowed.filter((act) => !['withdraw', 'refuse'].includes(act));
  const open = choice < 95 && going.length > 0 ? going : allowed;
  return open[choice % open.length] ?? 'forward';
}

/** `holds` for every life that can be lived. */
function inEveryLife(holds: (life: Life) => void): void {
  fc.assert(
    fc.property(terms, deeds, (using, wanted) => holds(lived(using, wanted))),
    { numRuns: 200 },
  );
}

describe('in every life (dossier-lifecycle.md section 8)', () => {
  it('steps are numbered without gaps, in order of time, each from where the one before led', () => {
    inEveryLife(({ steps, records }) => {
      steps.forEach((step, index) => {
        expect(step.number).toBe(index + 1);
        expect(step.fromStatus).toBe(index === 0 ? null : steps[index - 1]!.toStatus);
        if (index > 0) expect(step.at.getTime()).toBeGreaterThanOrEqual(steps[index - 1]!.at.getTime());
        expect(records[index]).toMatchObject({ status: step.toStatus, version: step.number, lastStepAt: step.at });
      });
    });
  });

  it('every step is a row of the table', () => {
    inEveryLife(({ steps }) => {
      for (const { fromStatus, action, toStatus } of steps) {
        expect(transitions.some((row) => row.from === fromStatus && row.action === action && row.to === toStatus)).toBe(
          true,
        );
      }
    });
  });

  it('receivedAt is there exactly when a step led to 2, at its time; so are the other ends', () => {
    const ends = {
      received: 'receivedAt',
      finished: 'finishedAt',
      returned: 'returnedAt',
      refused: 'refusedAt',
    } as const;
    inEveryLife(({ steps, dossier }) => {
      for (const [status, field] of Object.entries(ends)) {
        const step = steps.find(({ toStatus }) => toStatus === status);
        expect(dossier.record[field as (typeof ends)['received']]).toEqual(step?.at ?? null);
      }
    });
  });

  it('dueAt is there from receipt on, unless nothing is promised or the clock stands still', () => {
    inEveryLife(({ records }) => {
      for (const { receivedAt, dueAt, timed, pauses } of records) {
        const standsStill = pauses.at(-1)?.to === null;
        if (receivedAt === null || !timed) expect(dueAt).toBeNull();
        else if (!standsStill) expect(dueAt).not.toBeNull();
      }
    });
  });

  it('a due time never moves to an earlier one', () => {
    inEveryLife(({ records }) => {
      const dues = records.flatMap(({ dueAt }) => (dueAt === null ? [] : [dueAt.getTime()]));
      expect(dues).toEqual(dues.toSorted((a, b) => a - b));
    });
  });

  it('a supplement request is not yet judged exactly in 5, a payment open exactly in 6', () => {
    inEveryLife(({ records }) => {
      for (const { status, supplements, payments } of records) {
        expect(supplements.some(({ judgedAt }) => judgedAt === null)).toBe(status === 'supplementRequested');
        if (status === 'paymentRequested') expect(payments.at(-1)!.confirmedAt).toBeNull();
      }
    });
  });

  it('the clock stands still in no other status than 5, 6 and 8, and pauses follow one another', () => {
    inEveryLife(({ records }) => {
      for (const { status, pauses } of records) {
        if (['received', 'processing'].includes(status)) expect(pauses.at(-1)?.to).not.toBeNull();
        const instants = pauses.flatMap(({ from, to }) => (to === null ? [from] : [from, to]));
        expect(instants).toEqual(instants.toSorted());
        expect(pauses.slice(0, -1).every(({ to }) => to !== null)).toBe(true);
      }
    });
  });

  it('9 and 10 have the written result', () => {
    inEveryLife(({ dossier: { record } }) => {
      expect(record.result !== null).toBe(['finished', 'returned'].includes(record.status));
    });
  });

  it('nothing follows an end', () => {
    inEveryLife(({ steps }) => {
      const end = steps.findIndex(({ toStatus }) => ['refused', 'withdrawn', 'returned'].includes(toStatus));
      if (end >= 0) expect(end).toBe(steps.length - 1);
    });
  });
});

it('lives that are played go far enough to prove something', () => {
  const seen = new Set<string>();
  inEveryLife(({ records }) => records.forEach(({ status }) => seen.add(status)));
  expect([...seen].toSorted()).toEqual(dossierStatusNames.toSorted());
});

describe('the events of every life', () => {
  it('fit their schemas and tell step and state', () => {
    inEveryLife(({ events, steps, records }) => {
      const origin = { actor: citizen.id, correlationId: 'c', at: new Date() };
      expect(seal({ sequence: 0, digest: null }, events, origin)).toHaveLength(events.length);
      events.forEach(({ subject, data }, index) => {
        const { code, dueAt, status } = records[index]!;
        expect(subject).toBe(code);
        expect(data.step).toMatchObject({ number: index + 1, to: steps[index]!.toStatus });
        expect(data.state).toMatchObject({ status, dueAt: dueAt && formatInstant(dueAt) });
      });
    });
  });

  it('hold no name, no identity number and no text somebody wrote', () => {
    inEveryLife(({ events }) => {
      expect(JSON.stringify(events)).not.toMatch(/Người mẫu|014000000001|Lý do|Bản sao/);
    });
  });
});
