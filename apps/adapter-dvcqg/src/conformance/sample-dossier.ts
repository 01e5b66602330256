import { lifeOf, personalFactsOf } from './sample-life.js';
import { toProgress, toRecord } from '../portal-client/translate.js';
import type { DossierRecord, ProgressEntry } from '../portal-client/wire.js';
import type { PersonalFacts, WantedFacts } from '../wanted/wanted-state.js';

export interface SampleProcedure {
  readonly code: string;
  readonly name: string;
  readonly fieldCode: string;
  readonly fieldName: string;
}

/** A made-up dossier as it stands after each of its five steps. */
export class SampleDossier {
  private readonly personal: PersonalFacts;

  constructor(
    readonly code: string,
    private readonly procedure?: SampleProcedure,
    personal: Partial<PersonalFacts> = {},
  ) {
    this.personal = { ...personalFactsOf(code), ...personal };
  }

  record(steps: number): DossierRecord {
    const life = lifeOf(this.code).slice(0, steps);
    const facts = Object.assign({}, ...life.map(({ facts }) => facts)) as WantedFacts;
    const procedure = facts.procedure && { ...facts.procedure, ...this.procedure };
    const wanted = { ...facts, ...(procedure ? { procedure } : {}) };
    return toRecord(
      { code: this.code, sequence: steps, facts: wanted, steps: life.map(({ step }) => step) },
      this.personal,
    );
  }

  entries(from: number, to: number): ProgressEntry[] {
    return lifeOf(this.code)
      .slice(from - 1, to)
      .map(({ step }) => toProgress(this.code, step, this.personal));
  }

  /** The same dossier with other personal facts. */
  with(personal: Partial<PersonalFacts>): SampleDossier {
    return new SampleDossier(this.code, this.procedure, { ...this.personal, ...personal });
  }
}
