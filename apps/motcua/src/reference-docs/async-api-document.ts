import { decisionEvents, dossierEvents, referenceEvents, topics, type EventClass } from '@motcua/contracts';

const text = { type: 'string' } as const;

/** CloudEvents attributes in binary mode, as libs/messaging puts them on the wire. */
const headers = {
  type: 'object',
  required: ['ce_specversion', 'ce_id', 'ce_source', 'ce_type', 'ce_subject', 'ce_time', 'ce_sequence', 'content-type'],
  properties: {
    ce_specversion: { const: '1.0' },
    ce_id: { ...text, format: 'uuid' },
    ce_source: { ...text, description: 'Service that published it' },
    ce_type: { ...text, description: 'Kind of event with its version; a breaking change is a new type' },
    ce_subject: { ...text, description: 'What it is about; also the key of the message' },
    ce_time: { ...text, format: 'date-time' },
    ce_sequence: {
      ...text,
      pattern: '^[1-9][0-9]*$',
      description: 'Number of the event of its subject, from 1 without gaps',
    },
    'content-type': { const: 'application/json' },
    correlationid: text,
    actor: { ...text, description: 'Identifier of who caused it' },
    traceparent: { ...text, description: 'W3C trace context' },
  },
} as const;

/** `docs/asyncapi.yaml`: every event, from the classes of libs/contracts. */
export function asyncApiDocument(): object {
  const events: readonly (Pick<EventClass, 'type' | 'topic' | 'schema'> & { name: string })[] = [
    ...referenceEvents,
    ...decisionEvents,
    ...dossierEvents,
  ];
  const channels = Object.entries(topics).map(([name, address]) => {
    const own = events.filter(({ topic }) => topic === address);
    const messages = own.map(({ type }) => [type, { $ref: `#/components/messages/${type}` }] as const);
    return [
      name,
      {
        address,
        description: 'Key: the subject, whose events keep their order',
        messages: Object.fromEntries(messages),
      },
    ] as const;
  });
  const operations = Object.keys(topics).map((name) => {
    return [`publish-${name}`, { action: 'send', channel: { $ref: `#/channels/${name}` } }] as const;
  });
  const messages = events.map(({ type, schema, name }) => {
    const message = {
      name: type,
      title: name,
      contentType: 'application/json',
      headers: { $ref: '#/components/schemas/headers' },
    };
    return [type, { ...message, payload: schema }] as const;
  });
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Một Cửa – sự kiện',
      version: '1',
      description: 'Generated from the code (npm run docs). No personal data travels in events.',
    },
    channels: Object.fromEntries(channels),
    operations: Object.fromEntries(operations),
    components: { schemas: { headers }, messages: Object.fromEntries(messages) },
  };
}
