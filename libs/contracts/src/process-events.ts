import { dossierStatusNames, type DossierStatus } from './dossier-status.js';
import { event, topics, type JsonSchema } from './event.js';
import type { Limit } from './limit.js';

/** Who does a step: a role, in the unit that an expression names relative to the dossier (ADR 0016). */
export interface ProcessOwnerData {
  readonly role: string;
  readonly unit: string;
}
export interface OpinionBranchData {
  readonly code: string;
  readonly name: string;
  readonly owner: ProcessOwnerData;
  readonly limit: Limit;
}
export interface ProcessStepData {
  readonly code: string;
  readonly name: string;
  /** `receive`, `assign`, `review`, `parallelOpinion`, `supplement`, `tax`, `sign`, `return`; more may come. */
  readonly kind: string;
  readonly owner: ProcessOwnerData;
  readonly limit: Limit;
  /** Status of a dossier in this step. */
  readonly portalStatus: DossierStatus;
  /** Actions on the dossier that may be done in this step. */
  readonly mayDo: readonly string[];
  /** Agencies asked at the same time; the step goes on with `all` opinions, or with `any`. Null: none is asked. */
  readonly opinions: { readonly join: 'all' | 'any'; readonly branches: readonly OpinionBranchData[] } | null;
}
export interface ProcessTransitionData {
  readonly from: string;
  /** Code of a step or of an end. */
  readonly to: string;
  /** Action on the dossier; null: an internal hand-over. */
  readonly action: string | null;
  readonly label: string;
  readonly portalStatus: DossierStatus;
}
export interface ProcessEndData {
  readonly code: string;
  readonly name: string;
  readonly portalStatus: DossierStatus;
}
export interface ProcessDefinitionData {
  readonly code: string;
  readonly name: string;
  readonly levels: readonly ('province' | 'district' | 'commune')[];
  /** It applies to every procedure of its levels that has no process of its own. */
  readonly isDefault: boolean;
  readonly procedures: readonly string[];
  readonly limit: Limit;
  readonly steps: readonly ProcessStepData[];
  readonly transitions: readonly ProcessTransitionData[];
  readonly start: string;
  readonly ends: readonly ProcessEndData[];
}
/** A verified version of a process. Subject: its code. Announced again when its end is set or moved, as a unit's. */
export interface ProcessPublishedData {
  readonly code: string;
  readonly version: number;
  readonly definition: ProcessDefinitionData;
  /** SHA-256 of the definition with the keys of its objects in order, hexadecimal. */
  readonly digest: string;
  readonly validFrom: string;
  readonly validTo: string | null;
}

function object(properties: Record<string, unknown>): JsonSchema {
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false };
}
const list = (items: unknown, minItems = 0) => ({ type: 'array', items, minItems });
const orNull = (schema: unknown) => ({ anyOf: [schema, { type: 'null' }] });

const text = { type: 'string', minLength: 1 } as const;
const date = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' } as const;
const status = { enum: dossierStatusNames };
const owner = object({ role: text, unit: text });
const limit = object({
  amount: { type: 'number', minimum: 0, multipleOf: 0.5 },
  unit: { enum: ['workingHour', 'workingDay', 'calendarDay'] },
});
const branch = object({ code: text, name: text, owner, limit });

export class ProcessPublished extends event<ProcessPublishedData>({
  type: 'motcua.process.published.v1',
  topic: topics.process,
  schema: object({
    code: text,
    version: { type: 'integer', minimum: 1 },
    definition: object({
      code: text,
      name: text,
      levels: list({ enum: ['province', 'district', 'commune'] }, 1),
      isDefault: { type: 'boolean' },
      procedures: list(text),
      limit,
      steps: list(
        object({
          code: text,
          name: text,
          kind: text,
          owner,
          limit,
          portalStatus: status,
          mayDo: list(text),
          opinions: orNull(object({ join: { enum: ['all', 'any'] }, branches: list(branch, 1) })),
        }),
        1,
      ),
      transitions: list(
        object({ from: text, to: text, action: orNull(text), label: { type: 'string' }, portalStatus: status }),
      ),
      start: text,
      ends: list(object({ code: text, name: text, portalStatus: status }), 1),
    }),
    digest: { type: 'string', pattern: '^[0-9a-f]{64}$' },
    validFrom: date,
    validTo: orNull(date),
  }),
}) {}
