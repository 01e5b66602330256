import { Injectable } from '@nestjs/common';
import type { Context } from '@motcua/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import type { Decision } from '../domain/decision.js';
import { verifyDecision } from '../domain/verify-decision.js';
import type { Problem } from '../domain/verify-procedure.js';
import { DecisionRepository } from '../persistence/decision.repository.js';
import { touchedBy } from '../publish-decision/put-in-force.js';
import type { DecisionVerificationView } from './verification.view.js';

@Injectable()
export class VerifyDecision {
  constructor(
    private readonly decisions: DecisionRepository,
    private readonly dataSource: DataSource,
  ) {}

  /** Everything that keeps it from being approved and published; nothing is changed. */
  async execute({ locale }: Context, id: string): Promise<DecisionVerificationView> {
    const decision = await this.decisions.find(id);
    const problems = await this.problemsOf(decision, this.dataSource.manager);
    return {
      sound: problems.length === 0,
      problems: problems.map((problem) => ({ field: problem.field, code: problem.code, message: problem[locale] })),
    };
  }

  async problemsOf(decision: Decision, manager: EntityManager): Promise<Problem[]> {
    return verifyDecision(decision, await this.decisions.inForce(manager, touchedBy(decision)));
  }
}
