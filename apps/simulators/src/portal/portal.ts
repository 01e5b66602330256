import type { Clock } from '@motcua/contracts';
import { htmlPage } from './faults-of-transport.js';
import type { Behaviour, Ending, Page } from './behaviour.js';
import { Catalogue, listProcedures, showProcedure } from './catalogue.js';
import { asText, readCall, readLogin, type Call } from './call.js';
import type { Change, Entry } from './change.js';
import { DossierStore } from './dossier-store.js';
import type { Fault } from './fault-kinds.js';
import { FaultPlan } from './fault-plan.js';
import { lookUp, type ReadBackLevel } from './look-up.js';
import { Random } from './random.js';
import { Sessions } from './sessions.js';
import { Statistics } from './statistics.js';
import { addProgress, synchronise } from './synchronise.js';
import { refusal, type Verdict } from './verdict.js';
import { worded } from './wording.js';

export interface PortalSettings {
  readonly clock: Clock;
  readonly seed: number;
  readonly readBack: ReadBackLevel;
  /** Name of the list of progress entries in a look-up. */
  readonly progressField: string;
  readonly sessionSeconds: number;
  /** The only account; undefined: any name and password that are not empty. */
  readonly account?: { readonly username: string; readonly password: string } | undefined;
  /** Default: an empty one. */
  readonly store?: DossierStore;
  readonly journal?: PortalJournal | undefined;
}

export interface PortalJournal {
  /** Keeps the changes of a call before they take effect; when it throws, they do not. */
  append(entry: Entry): void;
  clear(): void;
}

/** What goes back over the wire, and how the connection ends. */
export interface Delivery {
  /** Milliseconds to wait before. */
  readonly afterMs: number;
  readonly ending: Ending;
  readonly page: Page;
}

/** A call that has come in. */
export interface Turn {
  /** Milliseconds until it takes effect. */
  readonly beforeMs: number;
  /** Has it take effect; called once. */
  perform(): Delivery;
}

/** The national portal of dvcqg.md without its wire: the same calls at the same times give the same answers. */
export class Portal {
  readonly store: DossierStore;
  readonly catalogue = new Catalogue();
  statistics = new Statistics();
  readBack: ReadBackLevel;
  private readonly plan = new FaultPlan();
  private readonly sessions: Sessions;
  private random: Random;

  constructor(private readonly settings: PortalSettings) {
    this.store = settings.store ?? new DossierStore();
    this.readBack = settings.readBack;
    this.sessions = new Sessions(settings.sessionSeconds * 1000);
    this.random = new Random(settings.seed);
  }

  get now(): number {
    return this.settings.clock.now().getTime();
  }

  login(text: string): Turn {
    const call = readLogin(text);
    return call ? this.turn(call, true, (behaviour) => this.logIn(call, behaviour)) : this.malformed('login');
  }

  call(text: string): Turn {
    const call = readCall(text);
    if (!call) return this.malformed('other');
    const admitted = this.sessions.isOpen(call.session, this.now);
    return this.turn(call, admitted, (behaviour) => this.serve(call, behaviour));
  }

  /** In place of the faults declared before; a seed starts the random numbers again. */
  declare(faults: readonly Fault[], seed?: number): void {
    if (seed !== undefined) this.random = new Random(seed);
    this.plan.declare(faults, this.now);
  }

  get faults() {
    return this.plan.list(this.now);
  }

  /** As on the first day, faults included. */
  reset(): void {
    this.settings.journal?.clear();
    this.store.clear();
    this.catalogue.restore();
    this.sessions.clear();
    this.statistics = new Statistics();
    this.readBack = this.settings.readBack;
    this.declare([], this.settings.seed);
  }

  private turn(call: Call, admitted: boolean, answer: (behaviour: Behaviour) => Verdict): Turn {
    const behaviour = this.plan.behaviour(call, admitted, this.now, this.random);
    const { beforeMs, turnedAway } = behaviour;
    if (turnedAway !== undefined) return { beforeMs, perform: () => this.turnAway(call, turnedAway, behaviour) };
    return { beforeMs, perform: () => this.deliver(call, answer(behaviour), behaviour) };
  }

  private turnAway(call: Call, by: NonNullable<Behaviour['turnedAway']>, { afterMs }: Behaviour): Delivery {
    this.statistics.count(call.kind, 'turnedAway');
    return typeof by === 'string'
      ? { afterMs, ending: by, page: htmlPage(503) }
      : { afterMs, ending: 'answer', page: by };
  }

  private deliver(call: Call, verdict: Verdict, behaviour: Behaviour): Delivery {
    this.statistics.count(call.kind, verdict.outcome);
    const { afterMs, ending, replacedBy, skewMs } = behaviour;
    if (ending !== 'answer' || replacedBy) this.statistics.answersLost += 1;
    const page = replacedBy ?? worded(verdict, call.kind, behaviour);
    const date = skewMs === 0 ? {} : { date: new Date(this.now + skewMs).toUTCString() };
    return { afterMs, ending, page: { ...page, headers: { ...page.headers, ...date } } };
  }

  private malformed(kind: 'login' | 'other'): Turn {
    return {
      beforeMs: 0,
      perform: () => {
        this.statistics.count(kind, 'malformed');
        return { afterMs: 0, ending: 'answer', page: htmlPage(400) };
      },
    };
  }

  private logIn({ body }: Call, behaviour: Behaviour): Verdict {
    if (behaviour.refused) return refusal('refused', behaviour.refused.message, behaviour.refused.code);
    const { account } = this.settings;
    const [username, password] = [asText(body['username']), asText(body['password'])];
    const right = account
      ? username === account.username && password === account.password
      : username !== '' && password !== '';
    if (!right) return refusal('refused', 'Tên đăng nhập hoặc mật khẩu không đúng');
    const session = this.sessions.open(this.now, this.random, behaviour.singleSession);
    return { outcome: 'accepted', code: '0', message: '', session, changes: [] };
  }

  private serve(call: Call, behaviour: Behaviour): Verdict {
    if (behaviour.sessionEnds !== undefined) this.sessions.end(call.session);
    if (!this.sessions.isOpen(call.session, this.now)) {
      return refusal('noSession', behaviour.sessionEnds ?? 'Phiên làm việc không hợp lệ hoặc đã hết hạn', '-100');
    }
    if (behaviour.refused) return refusal('refused', behaviour.refused.message, behaviour.refused.code);
    const verdict = this.judge(call, behaviour);
    if (!behaviour.pretends) this.keep(verdict.changes, behaviour);
    return verdict;
  }

  private judge(call: Call, behaviour: Behaviour): Verdict {
    const { now, store } = this;
    switch (call.kind) {
      case 'lookUp':
        return lookUp(
          call,
          store,
          behaviour,
          { level: this.readBack, progressField: this.settings.progressField },
          now,
        );
      case 'insert':
      case 'update':
        return synchronise(call, store, behaviour, now);
      case 'progress':
        return addProgress(call, store, behaviour, now);
      case 'procedures':
        return listProcedures(this.catalogue, behaviour);
      case 'procedure':
        return showProcedure(call, this.catalogue, behaviour);
      default:
        return refusal('refused', `Dịch vụ ${call.service} không tồn tại`);
    }
  }

  private keep(changes: readonly Change[], { alterations }: Behaviour): void {
    if (changes.length === 0) return;
    const at = this.now;
    const codes = new Set(changes.map(({ code }) => code));
    const later = [...codes].flatMap((code) =>
      alterations.map((alteration): Change => ({
        op: 'alter',
        code,
        alteration: { ...alteration, dueAt: at + alteration.dueAt },
      })),
    );
    const entry: Entry = { at, changes: [...changes, ...later] };
    this.settings.journal?.append(entry);
    this.store.apply(entry);
  }
}
