import fc from 'fast-check';
import { formatInstant, Refusal, type DomainEvent, type DossierEventData } from '@motcua/contracts';
import { seal } from '@motcua/messaging';
import { acts, approver, citizen, date, desk, pins, register, workingTime, type Act } from './dossier.fixture.js';
import type { Dossier } from './dossier.js';
import type { DossierRecord, StepRecord } from './dossier-record.js';
import type { Pins } from './registration.js';
import { transitions } from './transitions.js';

interface Deed {
  readonly act: Act;
  /** Minutes after the deed before; below 0 where another process's clock is behind. */
  readonly after: number;
  readonly officer: boolean;
}

interface Life {
  readonly dossier: Dossier;
  readonly records: readonly DossierRecord[];
  readonly steps: readonly StepRecord[];
  readonly events: readonly DomainEvent<DossierEventData>[];
}

const officers = { actor: approver, unit: null };
const deed: fc.Arbitrary<Deed> = fc.record({
  act: fc.constantFrom(...(Object.keys(acts) as Act[])),
  after: fc.integer({ min: -5, max: 3000 }),
  officer: fc.boolean(),
});
const deeds = fc.array(deed, { maxLength: 60 });
const terms = fc.constantFrom<Pins>(
  pins(),
  pins({}, 'TH02'),
  pins({ working: [workingTime([2024, 2025], true)] }),
);

/** Plays what of the deeds is allowed; whatever is refused has to leave the dossier as it was. */
function lived(using: Pins, wanted: readonly Deed[]): Life {
  let at = date('01-02 08:00').getTime();
  const dossier = register({ ...officers, at: new Date(at) }, {}, using);
  const records = [dossier.record];
  const steps = [dossier.lastStep];
  const events: DomainEvent<DossierEventData>[] = [];
  for (const { act, after, officer } of wanted) {
    at += after * 60_000;
    const before = dossier.record;
    try {
      const event = acts[act](dossier, { ...officers, actor: officer ? approver : desk, at: new Date(at) }, using);
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

/** `holds` for every life that can be lived. */
function inEveryLife(holds: (life: Life) => void): void {
  fc.assert(
    fc.property(terms, deeds, (using, wanted) => holds(lived(using, wanted))),
    { numRuns: 300 },
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
        expect(
          transitions.some((row) => row.from === fromStatus && row.action === action && row.to === toStatus),
        ).toBe(true);
      }
    });
  });

  it('receivedAt is there exactly when a step led to 2, at its time; so are the other ends', () => {
    const ends = { received: 'receivedAt', finished: 'finishedAt', returned: 'returnedAt', refused: 'refusedAt' } as const;
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

  it('a due time never moves forward', () => {
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
        if (status === 'processing' && payments.length > 0) expect(payments.length).toBeGreaterThan(0);
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

describe('the events of every life', () => {
  it('fit their schemas and tell step and state', () => {
    inEveryLife(({ events, steps, records }) => {
      const origin = { actor: citizen.id, correlationId: 'c', at: new Date() };
      expect(seal({ sequence: 1, digest: null }, events, origin)).toHaveLength(events.length);
      events.forEach(({ subject, data }, index) => {
        const { code, dueAt, status } = records[index + 1]!;
        expect(subject).toBe(code);
        expect(data.step).toMatchObject({ number: index + 2, to: steps[index + 1]!.toStatus });
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
