import { sqlState } from '@motcua/service-kit';
import type { DataSource } from 'typeorm';
import { CHANGE, CHANGE_ALL, CREATE, CREATE_ALL } from './dossier-statements.js';
import { Gathered } from './gathered.js';

const LANES = 4;
const MOST_TOGETHER = 64;

/** Bad data, a broken constraint, a deadlock: the server has undone the statement, and without the one it is about the others stand. */
const undone = /^(22|23|40)/;

/** Parameters of a statement that writes one dossier. */
type Values = readonly unknown[];

/**
 * Writes dossiers, each with its step and event: those that come at the same time in one statement, so that they share the
 * round trip and the wait for the disk. What fails together is tried one by one, so that nobody suffers from another's fault.
 */
export class DossierWriter {
  private readonly creating = new Gathered<Values, number>((all) => this.createAll(all), LANES, MOST_TOGETHER);
  private readonly changing = new Gathered<Values, boolean>((all) => this.changeAll(all), LANES, MOST_TOGETHER);

  constructor(private readonly dataSource: DataSource) {}

  /** Gives the id. */
  create(values: Values): Promise<number> {
    return this.creating.ask(values);
  }

  /** False: the dossier does not have the expected version, and nothing was written. */
  change(values: Values): Promise<boolean> {
    return this.changing.ask(values);
  }

  private async createAll(all: readonly Values[]): Promise<readonly (number | Promise<number>)[]> {
    const one = (values: Values) => this.createOne(values);
    const written = await this.together<{ place: number; dossier_id: string }>(CREATE_ALL, all);
    if (written === undefined) return all.map(one);
    const ids = new Map(written.map((row) => [row.place, Number(row.dossier_id)]));
    return all.map((_, index) => ids.get(index + 1)!);
  }

  private async changeAll(all: readonly Values[]): Promise<readonly (boolean | Promise<boolean>)[]> {
    const one = (values: Values) => this.changeOne(values);
    const written = await this.together<{ place: number }>(CHANGE_ALL, all);
    if (written === undefined) return all.map(one);
    const places = new Set(written.map(({ place }) => place));
    // left out: out of date, or held by somebody else; alone it is waited for
    return all.map((values, index) => places.has(index + 1) || one(values));
  }

  /** Undefined: each has to go alone. */
  private async together<Row>(statement: string, all: readonly Values[]): Promise<Row[] | undefined> {
    if (all.length === 1) return undefined;
    const lists = all[0]!.map((_, column) => all.map((values) => values[column]));
    try {
      return await this.dataSource.query<Row[]>(statement, lists);
    } catch (error) {
      if (undone.test(sqlState(error) ?? '')) return undefined;
      throw error;
    }
  }

  private async createOne(values: Values): Promise<number> {
    const [created] = await this.dataSource.query<{ id: string }[]>(CREATE, [...values]);
    return Number(created!.id);
  }

  private async changeOne(values: Values): Promise<boolean> {
    return (await this.dataSource.query<unknown[]>(CHANGE, [...values])).length === 1;
  }
}
