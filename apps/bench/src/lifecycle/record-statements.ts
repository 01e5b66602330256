import { appendFileSync } from 'node:fs';
import pg from 'pg';

/*
 * Loaded before a service (`node --import`): writes down every statement it sends, so that pgbench can be given the very
 * same ones, whatever the service looks like.
 */

/** A statement as it went over the wire; parameters as text. */
export interface RecordedStatement {
  readonly connection: number;
  readonly text: string;
  readonly values: readonly (string | null)[];
}

interface Parse {
  readonly name?: string;
  readonly text: string;
}
interface Bind {
  readonly statement?: string;
  readonly values?: readonly unknown[];
  valueMapper(value: unknown, index: number): string | Buffer | null;
}
/** The wire side of a `pg` client. */
interface Wire {
  query: (this: Wire, text: string) => void;
  parse: (this: Wire, query: Parse, more?: boolean) => void;
  bind: (this: Wire, config: Bind, more?: boolean) => void;
}

const file = process.env['BENCH_RECORD'];
if (file !== undefined) recordTo(file);

function recordTo(path: string): void {
  const { prototype } = pg.Connection as unknown as { prototype: Wire };
  const { query, parse, bind } = prototype;
  const wires = new Map<Wire, number>();
  const texts = new Map<string, string>();
  let parsed = '';
  const note = (wire: Wire, text: string, values: RecordedStatement['values']) => {
    const connection = wires.get(wire) ?? wires.size;
    wires.set(wire, connection);
    appendFileSync(path, `${JSON.stringify({ connection, text, values } satisfies RecordedStatement)}\n`);
  };
  prototype.query = function (text) {
    note(this, text, []);
    query.call(this, text);
  };
  prototype.parse = function (statement, more) {
    if (statement.name) texts.set(statement.name, statement.text);
    else parsed = statement.text;
    parse.call(this, statement, more);
  };
  prototype.bind = function (config, more) {
    const { statement, values = [] } = config;
    note(
      this,
      statement ? texts.get(statement)! : parsed,
      values.map((value, index) => textOf(config.valueMapper(value, index))),
    );
    bind.call(this, config, more);
  };
}

function textOf(value: string | Buffer | null): string | null {
  return Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : value;
}
