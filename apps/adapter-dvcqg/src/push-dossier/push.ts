import type { Clock } from '@motcua/contracts';
import type {
  Claim,
  Completion,
  DeliveryRepository,
  Failure,
  JournalEntry,
} from '../persistence/delivery.repository.js';
import type { PortalAnswer, PortalClient } from '../portal-client/client.js';
import { differingFields, missingEntries, toStored, type ReadBackLevel } from '../portal-client/read-back.js';
import type { DossierRecord } from '../portal-client/wire.js';
import {
  acknowledgedBy,
  afterCall,
  mostRiddles,
  nextMove,
  type ChangingCall,
  type Delivery,
  type FailureReason,
  type OpenCall,
  type Target,
  type Verdict,
} from './delivery.js';
import { digestOf, type Parcel } from './parcel.js';
import type { PortalGate } from './portal-gate.js';
import { withoutPeople } from './without-people.js';
import { retryDelayMs, riddleDelayMs } from './retry-delay.js';
import { afterLookUp, type ReadBack, type SettledAs } from './settle.js';

export interface PushSettings {
  readonly readBack: ReadBackLevel;
  /** Name of the list of stored progress entries in a read-back. */
  readonly progressField: string;
  /** Milliseconds after which a lost call that cannot be seen counts as not arrived. */
  readonly settleDelayMs: number;
}

export interface PushParts {
  readonly client: PortalClient;
  readonly deliveries: DeliveryRepository;
  readonly gate: PortalGate;
  readonly clock: Clock;
  readonly settings: PushSettings;
  /** Told of every finished call. */
  readonly onExchange?: (call: JournalEntry['call'], outcome: PortalAnswer['outcome'], durationMs: number) => void;
}

/** The right to work on a dossier: lost when the lease could not be renewed in time. */
export interface Lease {
  readonly worker: string;
  held(): boolean;
}

/** What the next statement has to write down besides the delivery. */
interface Unwritten {
  journal: JournalEntry[];
  finished?: { readonly number: number } & Completion;
  settled?: { readonly number: number; readonly as: SettledAs } | undefined;
}

/** One claim's work, statement by statement. */
export class Push {
  private delivery: Delivery;
  private exchanges: number;
  private unwritten: Unwritten = { journal: [] };

  constructor(
    private readonly parts: PushParts,
    private readonly claim: Claim,
    private readonly lease: Lease,
    private readonly target: Target,
  ) {
    this.delivery = claim.delivery;
    this.exchanges = claim.exchanges;
  }

  async run(parcel: Parcel): Promise<void> {
    while (this.lease.held()) {
      const move = nextMove(this.delivery, this.target);
      if (move.do === 'nothing') return this.done();
      const turn =
        move.do === 'lookUp'
          ? await this.lookUp(parcel)
          : await this.send(parcel, move.do, move.do === 'progress' ? move.steps : []);
      if (turn === 'lost') return;
      if (turn === 'shut') return this.handBack({ reason: 'PORTAL_UNREACHABLE', code: null, text: gateShut.text });
      if (turn.verdict.then !== 'continue') return this.release(turn.verdict, turn.answer);
    }
  }

  private async lookUp({ record, entries }: Parcel): Promise<{ verdict: Verdict; answer: PortalAnswer } | 'shut'> {
    const { client, gate, clock, settings } = this.parts;
    const requestedAt = clock.now();
    const passed = await gate.pass(() => client.lookUp(this.claim.wanted.code));
    if (passed === 'shut') return 'shut';
    const answer = withoutPeople(passed, record);
    const number = ++this.exchanges;
    const completion = this.completionOf('lookUp', answer);
    this.unwritten.journal.push({
      number,
      call: 'lookUp',
      sequence: this.target.sequence,
      steps: null,
      requestedAt,
      requestDigest: null,
      completion,
    });
    const { open } = this.delivery;
    const patient = open !== null && clock.now().getTime() < open.lostAt.getTime() + settings.settleDelayMs;
    const turn = afterLookUp(this.delivery, this.target, answer, this.seen(answer, record, entries), patient);
    this.delivery = turn.delivery;
    if (turn.settled) this.unwritten.settled = turn.settled;
    return { verdict: turn.verdict, answer };
  }

  private seen(answer: PortalAnswer, record: DossierRecord, entries: Parcel['entries']): ReadBack {
    if (answer.outcome !== 'accepted') return { known: false, sameRecord: null, steps: null };
    const { readBack, progressField } = this.parts.settings;
    const stored = toStored(answer.result, readBack, progressField);
    const missing =
      stored.progress && missingEntries(this.acknowledgedFirst(entries), stored.progress).map(({ number }) => number);
    return {
      known: stored.known,
      silent: answer.result === undefined || answer.result === null,
      sameRecord: stored.record && differingFields(record, stored.record).length === 0,
      steps: missing && { missing, there: entries.flatMap(({ number }) => (missing.includes(number) ? [] : [number])) },
    };
  }

  private acknowledgedFirst(entries: Parcel['entries']): Parcel['entries'] {
    const { stepsUpTo, stepsAhead } = this.delivery;
    const acknowledged = (number: number) => number <= stepsUpTo || stepsAhead.includes(number);
    return [
      ...entries.filter(({ number }) => acknowledged(number)),
      ...entries.filter(({ number }) => !acknowledged(number)),
    ];
  }

  /** The journal says `requested` before the call leaves: a call nobody remembers does not exist. */
  private async send(
    { record, entries }: Parcel,
    call: ChangingCall,
    steps: readonly number[],
  ): Promise<{ verdict: Verdict; answer: PortalAnswer } | 'shut' | 'lost'> {
    const { client, gate, clock } = this.parts;
    if (gate.admits === 'none') return 'shut';
    const chosen = entries.filter(({ number }) => steps.includes(number)).map(({ entry }) => entry);
    const requestedAt = clock.now();
    const open: OpenCall = { number: ++this.exchanges, call, steps, lostAt: requestedAt };
    this.unwritten.journal.push({
      number: open.number,
      call,
      sequence: this.target.sequence,
      steps: call === 'progress' ? steps : null,
      requestedAt,
      requestDigest: call === 'progress' ? digestOf(chosen) : this.target.digest,
    });
    const before = this.delivery;
    this.delivery = { ...before, open };
    if (!(await this.write()) || !this.lease.held()) return 'lost';
    const passed = await gate.pass(() => (call === 'progress' ? client.progress(chosen) : client[call](record)));
    const answer = passed === 'shut' ? gateShut : withoutPeople(passed, record);
    this.unwritten.finished = { number: open.number, ...this.completionOf(call, answer) };
    const turn = afterCall(before, this.target, { ...open, lostAt: clock.now() }, answer);
    this.delivery = turn.delivery;
    if (passed === 'shut') this.delivery = { ...this.delivery, attempts: before.attempts };
    return passed === 'shut' ? 'shut' : { verdict: turn.verdict, answer };
  }

  private async done(): Promise<void> {
    this.delivery = { ...this.delivery, recordSequence: this.target.sequence, attempts: 0 };
    await this.write({ dueAt: null, failure: null });
  }

  /** Due at once: the dossier waits for the gate like all others, and it is not its fault. */
  async handBack(failure: Failure | null): Promise<void> {
    await this.write({ dueAt: this.parts.clock.now(), failure });
  }

  async release(
    verdict: Exclude<Verdict, { then: 'continue' }>,
    answer: Pick<PortalAnswer, 'code' | 'text'> | null,
  ): Promise<void> {
    const failure: Failure = { reason: verdict.reason, code: answer?.code ?? null, text: answer?.text ?? '' };
    await this.write({ dueAt: verdict.then === 'park' ? null : this.nextTry(verdict), failure });
  }

  private nextTry({ hold, reason }: { hold?: boolean; reason: FailureReason }): Date {
    const { clock, settings } = this.parts;
    const { open, attempts, riddles } = this.delivery;
    if (hold && open) return new Date(open.lostAt.getTime() + settings.settleDelayMs);
    const delayMs =
      riddles < mostRiddles
        ? retryDelayMs(Math.max(1, attempts), awayReasons.has(reason))
        : riddleDelayMs(riddles - mostRiddles);
    return new Date(clock.now().getTime() + delayMs);
  }

  private async write(release?: { dueAt: Date | null; failure: Failure | null }): Promise<boolean> {
    const { deliveries, clock } = this.parts;
    const { wanted, fence } = this.claim;
    const { journal, finished, settled } = this.unwritten;
    this.unwritten = { journal: [] };
    const at = clock.now();
    const held = await deliveries.advance({
      code: wanted.code,
      fence,
      worker: this.lease.worker,
      sequence: this.target.sequence,
      delivery: this.delivery,
      acknowledged: acknowledgedBy(this.delivery, this.target),
      exchanges: this.exchanges,
      journal,
      ...(finished ? { finished } : {}),
      settled,
      at,
      ...(release ? { release } : {}),
    });
    if (!held && finished) await deliveries.sendRecordAgain(wanted.code, at);
    return held;
  }

  private completionOf(call: JournalEntry['call'], answer: PortalAnswer): Completion {
    const { outcome, durationMs, http, code, text, answerDigest } = answer;
    this.parts.onExchange?.(call, outcome, durationMs);
    return { outcome, completedAt: this.parts.clock.now(), durationMs, http, code, text, answerDigest };
  }
}

/** Not the dossier's fault: it goes on soon after the other side is back. */
const awayReasons: ReadonlySet<FailureReason> = new Set(['PORTAL_UNREACHABLE', 'UNKNOWN_OUTCOME', 'FACTS_UNAVAILABLE']);

const gateShut: PortalAnswer = {
  outcome: 'notSent',
  failing: true,
  http: null,
  code: null,
  text: 'not sent: the portal does not answer at present',
  result: undefined,
  answerDigest: null,
  durationMs: 0,
};
