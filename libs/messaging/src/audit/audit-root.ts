import { hash } from 'node:crypto';

/** What is said of the events of an hour: everything the digest covers. */
export interface RootStatement {
  readonly service: string;
  /** From 1, without gaps. */
  readonly number: number;
  /** End of the hour before. */
  readonly beganAt: Date;
  readonly endedAt: Date;
  readonly firstPosition: number;
  /** One below the first when there are no events. */
  readonly lastPosition: number;
  readonly events: number;
  /** Of the RFC 6962 tree whose leaves are the digests of the events, in order of position. */
  readonly root: Buffer;
  /** Digest of the root before; null for the first. */
  readonly previous: Buffer | null;
}

export interface AuditRoot extends RootStatement {
  readonly digest: Buffer;
}

/** The parts of the statement, each as JSON on a line of its own. It is this that is time-stamped. */
export function rootText(statement: RootStatement): Buffer {
  const { service, number, beganAt, endedAt, firstPosition, lastPosition, events, root, previous } = statement;
  const lines = [
    service,
    number,
    beganAt.toISOString(),
    endedAt.toISOString(),
    firstPosition,
    lastPosition,
    events,
    root.toString('hex'),
    previous?.toString('hex') ?? '',
  ];
  return Buffer.from(lines.map((line) => JSON.stringify(line)).join('\n'));
}

/** SHA-256 of the text. */
export function rootDigest(statement: RootStatement): Buffer {
  return hash('sha256', rootText(statement), 'buffer');
}

/** Columns of `audit_root` as an `AuditRoot`; positions as numbers: they stay below 2^53. */
export const rootColumns = `
  number, service, began_at as "beganAt", ended_at as "endedAt", first_position::float8 as "firstPosition",
  last_position::float8 as "lastPosition", events, root, previous, digest`;
