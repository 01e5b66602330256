export type JsonSchema = Readonly<Record<string, unknown>>;

/** A fact of one aggregate. `subject` is the aggregate's natural key and the order of its events is kept everywhere. */
export abstract class DomainEvent<Data extends object = object> {
  constructor(
    readonly subject: string,
    readonly data: Data,
  ) {}

  get type(): string {
    return (this.constructor as EventClass).type;
  }
}

/** A declared kind of event: its name for ever, the topic it travels on and the JSON Schema of its data. */
export interface EventClass<Data extends object = object> {
  new (subject: string, data: Data): DomainEvent<Data>;
  /** CloudEvents type with its version: `motcua.dossier.received.v1`. A breaking change is a new type. */
  readonly type: string;
  readonly topic: Topic;
  /** JSON Schema (draft 2020-12 subset that ajv's default understands) of `data`. */
  readonly schema: JsonSchema;
}

/** Topics, one for each kind of aggregate. Deployments put their own prefix before them. */
export const topics = {
  dossier: 'motcua.dossier.v1',
  unit: 'motcua.unit.v1',
  calendar: 'motcua.calendar.v1',
  procedure: 'motcua.procedure.v1',
  decision: 'motcua.decision.v1',
  position: 'motcua.position.v1',
  process: 'motcua.process.v1',
} as const;
export type Topic = (typeof topics)[keyof typeof topics];

/** `class DossierReceived extends event<DossierReceivedData>({ type, topic, schema }) {}` */
export function event<Data extends object>(declaration: {
  type: string;
  topic: Topic;
  schema: JsonSchema;
}): EventClass<Data> {
  return class extends DomainEvent<Data> {
    static readonly type = declaration.type;
    static readonly topic = declaration.topic;
    static readonly schema = declaration.schema;
  };
}
