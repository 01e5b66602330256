import { hash } from 'node:crypto';

export interface IdempotentRequest {
  /** `POST /v1/dossiers` */
  readonly route: string;
  readonly body: unknown;
}

/** SHA-256 of route and body, whatever the order of the body's fields. */
export function digestOf(request: IdempotentRequest): Buffer {
  return hash('sha256', `${request.route}\n${canonical(request.body)}`, 'buffer');
}

function canonical(value: unknown): string {
  if (value === undefined) return 'null';
  return JSON.stringify(value, (_, part: unknown) => {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    const fields = part as Record<string, unknown>;
    return Object.fromEntries(
      Object.keys(fields)
        .sort()
        .map((name) => [name, fields[name]]),
    );
  });
}
