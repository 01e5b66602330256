import type { DataSource } from 'typeorm';
import { digestOf } from '../event-log/seal.js';
import { verifyRoots, type RootWitness, type StampCheck, type VerifiedRoots } from './verify-roots.js';

/** What does not fit in a log: rows were deleted, edited, put in another order, or cut off. */
export interface LogFault {
  readonly subject: string;
  /** Of the event at fault; of a missing one the number it should have. */
  readonly sequence: number;
  /**
   * `gap`: events are missing before this one. `digest`: this event, or one before it, is not what was written. `cutOff`: the
   * service knows of later events. `unknown`: the service knows nothing of the subject.
   */
  readonly fault: 'gap' | 'digest' | 'cutOff' | 'unknown';
}

export interface VerifiedLog {
  readonly events: number;
  readonly subjects: number;
  readonly faults: readonly LogFault[];
  /** Absent when the log belongs to no service that was named. */
  readonly roots?: VerifiedRoots;
}

export interface VerifyOptions {
  /**
   * SQL for `subject`, `sequence` and `digest` of the last event of each subject, as the service's own tables remember it: only so a log that was cut off
   * at the end, or a subject that was removed as a whole, can be told from one that ends there.
   */
  readonly heads?: string | undefined;
  /** Name of the service whose log it is: its roots are verified as well. */
  readonly service?: string | undefined;
  /** Who is trusted to stamp; absent: time stamps are not looked into. */
  readonly check?: StampCheck | undefined;
  /** A root that is known from elsewhere: with it the end of the log cannot have been cut off before it. */
  readonly witness?: RootWitness | undefined;
  /** Called with the number of events verified so far. */
  readonly progress?: (events: number) => void;
}

interface Row {
  readonly id: string;
  readonly subject: string;
  readonly sequence: number;
  readonly type: string;
  readonly data: string;
  readonly occurredAt: Date;
  readonly actor: string;
  readonly correlationId: string;
  readonly digest: Buffer;
}

const PAGE = 5_000;

const EVENTS = `
  select id, subject, sequence, type, data::text as data, occurred_at as "occurredAt", actor,
    correlation_id as "correlationId", digest
  from event where (subject, sequence) > ($1, $2) order by subject, sequence limit ${PAGE}`;

/** Last events that are not those the service remembers. */
const unlikeHeads = (heads: string) => `
  select coalesce(known.subject, logged.subject) as subject, known.sequence::integer as known, logged.sequence as logged
  from (${heads}) as known
  full join (select distinct on (subject) subject, sequence, digest from event order by subject, sequence desc) as logged
    on logged.subject = known.subject
  where known.sequence is distinct from logged.sequence or known.digest is distinct from logged.digest
  order by subject`;

/**
 * Computes every digest of the event log anew and compares it, subject by subject, in one snapshot. Of each subject only the
 * first fault is told: all after it follow from it.
 */
export async function verifyLog(dataSource: DataSource, options: VerifyOptions = {}): Promise<VerifiedLog> {
  const { heads, service, check, witness, progress } = options;
  return dataSource.transaction('REPEATABLE READ', async (manager) => {
    const broken = new Map<string, LogFault>();
    let [events, subjects] = [0, 0];
    let before: Row | undefined;
    for (let size = PAGE; size === PAGE;) {
      const rows = await manager.query<Row[]>(EVENTS, [before?.subject ?? '', before?.sequence ?? 0]);
      for (const row of rows) {
        const previous: Row | undefined = before?.subject === row.subject ? before : undefined;
        if (!previous) subjects += 1;
        const fault = broken.has(row.subject) ? undefined : faultOf(row, previous);
        if (fault) broken.set(row.subject, fault);
        before = row;
      }
      events += rows.length;
      size = rows.length;
      progress?.(events);
    }
    const ends = heads === undefined ? [] : await manager.query<UnlikeHead[]>(unlikeHeads(heads));
    const cut = ends.filter(({ subject }) => !broken.has(subject)).map(headFault);
    const roots = service === undefined ? undefined : await verifyRoots(manager, { service, check, witness });
    return { events, subjects, faults: [...broken.values(), ...cut], ...(roots && { roots }) };
  });
}

function faultOf(row: Row, before: Row | undefined): LogFault | undefined {
  const { subject, sequence } = row;
  const expected = (before?.sequence ?? 0) + 1;
  if (sequence !== expected) return { subject, sequence: expected, fault: 'gap' };
  return digestOf(before?.digest ?? null, row).equals(row.digest) ? undefined : { subject, sequence, fault: 'digest' };
}

interface UnlikeHead {
  readonly subject: string;
  /** Null: the service knows nothing of the subject. */
  readonly known: number | null;
  /** Null: the log has nothing of it. */
  readonly logged: number | null;
}

function headFault({ subject, known, logged }: UnlikeHead): LogFault {
  if (known === null) return { subject, sequence: logged!, fault: 'unknown' };
  if (logged === null || logged < known) return { subject, sequence: (logged ?? 0) + 1, fault: 'cutOff' };
  return { subject, sequence: known, fault: 'digest' };
}
