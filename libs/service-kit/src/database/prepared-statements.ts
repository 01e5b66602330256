import { hash } from 'node:crypto';
import pg, { type QueryConfig } from 'pg';

/** Statements each connection keeps prepared at most; texts beyond that are sent unprepared. */
const MOST_STATEMENTS = 500;

/**
 * Begins a statement that is planned anew each time, for the values it comes with: what is rare and what is common want
 * different plans, and a prepared statement has one for both.
 */
export const PLANNED_FOR_VALUES = '/* planned for its values */';

type Query = (...parameters: unknown[]) => unknown;
type QueryMethod = { query: Query };

/**
 * A `pg` for TypeORM's `driver` option (it has no switch for this): every statement with parameters is prepared, so that
 * PostgreSQL parses it once a connection. The names are the pool's own.
 */
export function preparingDriver(): typeof pg {
  const names = new Map<string, string>();

  function nameOf(text: string): string | undefined {
    const known = names.get(text);
    if (known !== undefined || names.size >= MOST_STATEMENTS || text.startsWith(PLANNED_FOR_VALUES)) return known;
    const name = `s${hash('sha256', text, 'base64url').slice(0, 22)}`;
    names.set(text, name);
    return name;
  }

  class PreparingClient extends pg.Client {}
  const { query: send } = pg.Client.prototype as unknown as QueryMethod;
  (PreparingClient.prototype as unknown as QueryMethod).query = function (text, values, callback) {
    const name = typeof text === 'string' && Array.isArray(values) && values.length > 0 ? nameOf(text) : undefined;
    if (name === undefined) return send.call(this, text, values, callback);
    const statement = { name, text, values } as QueryConfig;
    return callback === undefined ? send.call(this, statement) : send.call(this, statement, callback);
  };

  class PreparingPool extends pg.Pool {
    constructor(options: pg.PoolConfig = {}) {
      super({ ...options, Client: PreparingClient });
    }
  }
  return Object.assign(Object.create(pg) as typeof pg, { Client: PreparingClient, Pool: PreparingPool });
}
