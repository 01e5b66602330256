import { createHmac, createSecretKey, randomUUID, type KeyObject } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { derivedKey, KeyRing, normalisedIdNumber, UnknownKey, type WrappedKey } from '@motcua/service-kit';
import { DataSource } from 'typeorm';
import { Gathered } from './gathered.js';
import { indexKeyPlace, keyPlace } from './key-places.js';
import { RecentKeys } from './recent-keys.js';

/** A person or organisation, by the id it has here, and the key its data are sealed with. */
export interface Subject {
  readonly id: string;
  readonly key: Buffer;
}

const LANES = 2;
const MOST_TOGETHER = 200;

interface Row {
  readonly id: string;
  readonly digest: Buffer;
  readonly wrapped: Buffer;
  readonly wrapped_by: string;
}

/*
 * Finds those that are there and makes the others. As with the numbers of dossiers it need not reach the disk before it returns:
 * the commit of what is sealed with the key does, and writes everything that came before it. In order of the digests, so that
 * two statements cannot lock each other out. One that somebody else makes at the same moment is found the next time.
 */
const TAKE = `
  with given as materialized (
    select line.* from (select set_config('synchronous_commit', 'off', true) as setting) as quick
    cross join (select $1::uuid[] as ids, $2::bytea[] as digests, $3::bytea[] as keys, $4::text as wrapped_by offset 0) as lists
    cross join unnest(ids, digests, keys) as line (id, digest, wrapped) where quick.setting = 'off'
  ), known as materialized (
    select k.id, k.digest, k.wrapped, k.wrapped_by from given join subject_key k using (digest)
  ), made as (
    insert into subject_key (id, digest, wrapped, wrapped_by)
    select id, digest, wrapped, $4 from given where digest not in (select digest from known) order by digest
    on conflict (digest) do nothing returning id, digest, wrapped, wrapped_by
  )
  select * from known union all select * from made`;

/* A rotation that was not brought to its end. */
const STRANGE = 'select wrapped_by as id from subject_key where wrapped_by <> all ($1::text[]) limit 1';
const INDEX_KEY = 'select wrapped, wrapped_by as "wrappedBy" from identity_index_key';

/** Keys of persons, found by identity number or by id. */
@Injectable()
export class SubjectKeyRepository implements OnModuleInit {
  private readonly asked = new Gathered<Buffer, Subject>((digests) => this.takeAll(digests), LANES, MOST_TOGETHER);
  private readonly recent = new RecentKeys();
  private indexKey!: KeyObject;

  constructor(
    private readonly dataSource: DataSource,
    private readonly ring: KeyRing,
  ) {}

  /** @throws UnknownKey when the keys of the installation are not those of the database: the service does not start. */
  async onModuleInit(): Promise<void> {
    const { wrapped, wrappedBy } = this.ring.wrap(KeyRing.newKey(), indexKeyPlace);
    await this.dataSource.query(
      'insert into identity_index_key (wrapped, wrapped_by) values ($1, $2) on conflict do nothing',
      [wrapped, wrappedBy],
    );
    const [stored] = await this.dataSource.query<WrappedKey[]>(INDEX_KEY);
    const key = derivedKey(this.ring.unwrap(stored!, indexKeyPlace), 'motcua: digest of an identity number');
    this.indexKey = createSecretKey(key);
    const [strange] = await this.dataSource.query<{ id: string }[]>(STRANGE, [this.ring.known]);
    if (strange) throw new UnknownKey(strange.id);
  }

  /** Whom the number belongs to; a key is made when nobody has it yet. */
  take(idNumber: string): Promise<Subject> {
    return this.asked.ask(this.digestOf(idNumber));
  }

  /** Undefined: nobody has the number. */
  async find(idNumber: string): Promise<string | undefined> {
    const [row] = await this.dataSource.query<{ id: string }[]>('select id from subject_key where digest = $1', [
      this.digestOf(idNumber),
    ]);
    return row?.id;
  }

  /** The keys of those whose key was not destroyed. */
  async keys(ids: readonly string[]): Promise<ReadonlyMap<string, Buffer>> {
    const known = new Map<string, Buffer>();
    const unknown = new Set<string>();
    for (const id of ids) {
      const key = this.recent.get(id);
      if (key === undefined) unknown.add(id);
      else known.set(id, key);
    }
    if (unknown.size === 0) return known;
    const rows = await this.dataSource.query<Row[]>(
      'select id, wrapped, wrapped_by from subject_key where id = any($1::uuid[])',
      [[...unknown]],
    );
    for (const row of rows) known.set(row.id, this.keyOf(row));
    return known;
  }

  forget(id: string): void {
    this.recent.forget(id);
  }

  private digestOf(idNumber: string): Buffer {
    return createHmac('sha256', this.indexKey).update(normalisedIdNumber(idNumber)).digest();
  }

  private async takeAll(digests: readonly Buffer[]): Promise<Subject[]> {
    const byDigest = new Map(digests.map((digest) => [digest.toString('hex'), digest]));
    const found = new Map<string, Subject>();
    while (found.size < byDigest.size) {
      const missing = [...byDigest].flatMap(([hex, digest]) => (found.has(hex) ? [] : [digest]));
      for (const row of await this.findOrMake(missing)) {
        found.set(row.digest.toString('hex'), { id: row.id, key: this.keyOf(row) });
      }
    }
    return digests.map((digest) => found.get(digest.toString('hex'))!);
  }

  private findOrMake(digests: readonly Buffer[]): Promise<Row[]> {
    const ids = digests.map(() => randomUUID());
    const keys = ids.map((id) => this.ring.wrap(KeyRing.newKey(), keyPlace(id)).wrapped);
    return this.dataSource.query<Row[]>(TAKE, [ids, digests, keys, this.ring.current]);
  }

  private keyOf({ id, wrapped, wrapped_by: wrappedBy }: Row): Buffer {
    const recent = this.recent.get(id);
    if (recent !== undefined) return recent;
    const key = this.ring.unwrap({ wrapped, wrappedBy }, keyPlace(id));
    this.recent.put(id, key);
    return key;
  }
}
