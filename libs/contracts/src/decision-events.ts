import { event, topics } from './event.js';

/** A publication decision was made public. Subject: its id. What it does to procedures follows as `ProcedurePublished`. */
export interface DecisionPublishedData {
  readonly id: string;
  readonly number: string;
  readonly issuerUnit: string;
  readonly issuerKind: 'province' | 'ministry';
  /** Legal dates. */
  readonly issuedOn: string;
  readonly effectiveFrom: string;
  readonly summary: string;
  readonly approvedBy: string;
  /** When it was made public on the national database, `YYYY-MM-DDTHH:MM:SS+07:00`. */
  readonly publicAt: string;
  readonly rows: readonly DecisionRowData[];
}
export interface DecisionRowData {
  readonly kind: 'new' | 'amended' | 'replaced' | 'repealed';
  readonly procedureCode: string;
  readonly replaces: readonly string[];
  readonly effectiveFrom: string;
}

const text = { type: 'string', minLength: 1 };
const date = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' };
const rowProperties = {
  kind: { enum: ['new', 'amended', 'replaced', 'repealed'] },
  procedureCode: text,
  replaces: { type: 'array', items: text },
  effectiveFrom: date,
};
const properties = {
  id: text,
  number: text,
  issuerUnit: text,
  issuerKind: { enum: ['province', 'ministry'] },
  issuedOn: date,
  effectiveFrom: date,
  summary: text,
  approvedBy: text,
  publicAt: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\+07:00$' },
  rows: {
    type: 'array',
    items: {
      type: 'object',
      properties: rowProperties,
      required: Object.keys(rowProperties),
      additionalProperties: false,
    },
  },
};

export class DecisionPublished extends event<DecisionPublishedData>({
  type: 'motcua.decision.published.v1',
  topic: topics.decision,
  schema: { type: 'object', properties, required: Object.keys(properties), additionalProperties: false },
}) {}

export const decisionEvents = [DecisionPublished];
