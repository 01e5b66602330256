import type { Clock } from '@motcua/contracts';
import { Random } from '../portal/random.js';
import { LoginClients, type NewLoginClient } from './login-clients.js';
import type { SignIn } from './login-fault.js';
import type { LoginFault } from './login-fault-kinds.js';
import { LoginFaultPlan } from './login-fault-plan.js';
import { LoginMemory } from './login-memory.js';
import { LoginStatistics } from './login-statistics.js';
import { People } from './people.js';

export interface LoginSettings {
  readonly clock: Clock;
  readonly seed: number;
  readonly clients: readonly NewLoginClient[];
}

/** The national login of dvcqg.md section 7 without its wire: who can sign in, who lets them, and what goes wrong. */
export class Login {
  readonly people = new People();
  readonly clients: LoginClients;
  readonly memory = new LoginMemory();
  readonly plan: LoginFaultPlan;
  statistics = new LoginStatistics();
  /** Code that was redeemed last. */
  redeemedCode: string | undefined;
  private random: Random;

  constructor(private readonly settings: LoginSettings) {
    this.clients = new LoginClients(settings.clients);
    this.random = new Random(settings.seed);
    this.plan = new LoginFaultPlan(
      () => settings.clock.now().getTime(),
      () => this.random,
    );
  }

  /** What a fault may look at when this person signs in. */
  signIn(sub: string | undefined): SignIn {
    return {
      redeemedCode: this.redeemedCode,
      other: (as) => (as === undefined ? this.people.otherThan(sub) : this.people.find(as)),
    };
  }

  /** In place of the faults declared before; a seed starts the random numbers again. */
  declare(faults: readonly LoginFault[], seed?: number): void {
    if (seed !== undefined) this.random = new Random(seed);
    this.plan.declare(faults);
  }

  /** As on the first day, faults included. The keys stay. */
  reset(): void {
    this.people.restore();
    this.clients.restore();
    this.memory.clear();
    this.redeemedCode = undefined;
    this.statistics = new LoginStatistics();
    this.declare([], this.settings.seed);
  }
}
