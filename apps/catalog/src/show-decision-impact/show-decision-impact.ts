import { Injectable } from '@nestjs/common';
import { isInForce, type Context } from '@motcua/contracts';
import { DataSource } from 'typeorm';
import { comparable } from '../domain/comparable.js';
import { effectOf, type Decision, type DecisionRow } from '../domain/decision.js';
import { differences } from '../domain/procedure-difference.js';
import type { ProcedureVersion } from '../domain/procedure.js';
import { publishedContent } from '../domain/published-content.js';
import { DecisionRepository } from '../persistence/decision.repository.js';
import { procedureVersionsOf } from '../persistence/procedure-versions.js';
import { touchedBy } from '../publish-decision/put-in-force.js';
import { differenceView } from '../show-difference/difference.view.js';
import type { DecisionImpactView, RowImpactView } from './decision-impact.view.js';

type TouchedProcess = DecisionImpactView['processes'][number];
type TouchedMapping = DecisionImpactView['codeMappings'][number];

const PROCESSES_OF = `
  select code, version, named as "procedureCodes" from process_version cross join lateral (
    select array_agg(one order by one) as named from jsonb_array_elements_text(definition -> 'procedures') as one
    where one = any($1)) as touched
  where state = 'published' and named is not null and (valid_to is null or valid_to > $2::date) order by code, version`;

const MAPPINGS_OF = `
  select id, national_code as "nationalCode", local_code as "localCode" from code_mapping
  where kind = 'procedure' and validity @> $2::date and (national_code = any($1) or local_code = any($1)) order by id`;

/** What a decision changes for each procedure, by what is published at this moment. */
@Injectable()
export class ShowDecisionImpact {
  constructor(
    private readonly decisions: DecisionRepository,
    private readonly dataSource: DataSource,
  ) {}

  /** @throws DECISION_NOT_FOUND */
  async execute(_: Context, id: string): Promise<DecisionImpactView> {
    const decision = await this.decisions.find(id);
    const codes = touchedBy(decision);
    const [versions, processes, codeMappings] = await Promise.all([
      procedureVersionsOf(this.dataSource.manager, codes),
      this.dataSource.query<TouchedProcess[]>(PROCESSES_OF, [codes, decision.effectiveFrom]),
      this.dataSource.query<TouchedMapping[]>(MAPPINGS_OF, [codes, decision.effectiveFrom]),
    ]);
    return {
      items: decision.rows.map((row, index) => impactOf(decision, row, index, versions)),
      processes,
      codeMappings,
    };
  }
}

function impactOf(
  decision: Decision,
  row: DecisionRow,
  index: number,
  versions: readonly ProcedureVersion[],
): RowImpactView {
  const { kind, procedureCode, replaces, content } = row;
  const effectiveFrom = effectOf(decision, row);
  const standing = (code: string) =>
    versions.find(
      (version) => version.code === code && isInForce(version, effectiveFrom) && version.validFrom < effectiveFrom,
    );
  const before = standing(procedureCode);
  const after = content && publishedContent(procedureCode, content, effectiveFrom, null);
  return {
    row: index + 1,
    kind,
    procedureCode,
    effectiveFrom,
    ends: [procedureCode, ...replaces].flatMap((code) => {
      const version = standing(code)?.version;
      return version === undefined ? [] : [{ procedureCode: code, version, validTo: effectiveFrom }];
    }),
    differences: before && after ? differences(comparable(before), comparable(after)).map(differenceView) : [],
  };
}
