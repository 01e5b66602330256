import { event, topics } from './event.js';

const text = { type: 'string', minLength: 1 } as const;
const date = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' } as const;

/**
 * What a position may do and where; never who holds it. Subject: `position:<id>`, for ids of positions and calendars have one
 * form. Announced again when anything of it changes: keep what was announced last.
 */
export interface PositionPublishedData {
  readonly id: string;
  readonly unitCode: string;
  /** As {@link grantOf} reads them. */
  readonly permissions: readonly string[];
  readonly validFrom: string;
  readonly validTo: string | null;
}
export class PositionPublished extends event<PositionPublishedData>({
  type: 'motcua.position.published.v1',
  topic: topics.position,
  schema: {
    type: 'object',
    properties: {
      id: text,
      unitCode: text,
      permissions: { type: 'array', items: text },
      validFrom: date,
      validTo: { anyOf: [date, { type: 'null' }] },
    },
    required: ['id', 'unitCode', 'permissions', 'validFrom', 'validTo'],
    additionalProperties: false,
  },
}) {}
