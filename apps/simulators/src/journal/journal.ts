import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Entry, Snapshot } from '../portal/change.js';
import type { DossierStore } from '../portal/dossier-store.js';
import { completeLines } from './lines.js';

type Line = Entry | Snapshot;

const BATCH_CHARACTERS = 1 << 20;

/** A line that is complete and yet no entry: the file was changed by somebody else. */
export class DamagedJournal extends Error {}

/**
 * The portal's memory on disk: one line of JSON a call, appended before the call is answered. A line is handed to the
 * operating system, not forced to the disk: it outlives the process, not a power cut. One process at a time.
 */
export class Journal {
  private length: number;

  private constructor(private readonly descriptor: number) {
    this.length = fstatSync(descriptor).size;
  }

  /**
   * Restores the store from the file and writes the file anew, one line a dossier.
   *
   * @throws DamagedJournal naming the line.
   */
  static open(directory: string, store: DossierStore): Journal {
    mkdirSync(directory, { recursive: true });
    const file = join(directory, 'dvcqg.ndjson');
    if (existsSync(file)) {
      replay(file, store);
      compact(file, store);
    }
    return new Journal(openSync(file, 'a'));
  }

  append(entry: Entry): void {
    try {
      this.length += writeAll(this.descriptor, `${JSON.stringify(entry)}\n`);
    } catch (error) {
      // Half a line must not become the beginning of the next one.
      ftruncateSync(this.descriptor, this.length);
      throw error;
    }
  }

  /** Forgets everything. */
  clear(): void {
    ftruncateSync(this.descriptor);
    this.length = 0;
  }

  /** Nest calls it when no request is under way any more. */
  onApplicationShutdown(): void {
    closeSync(this.descriptor);
  }
}

function replay(file: string, store: DossierStore): void {
  let number = 0;
  for (const text of completeLines(file)) {
    number += 1;
    const line = parse(text, `${file}, line ${number}`);
    if ('changes' in line) store.apply(line);
    else store.restore(line);
  }
}

/** A crash in between leaves the old file or the new one, both whole. */
function compact(file: string, store: DossierStore): void {
  const fresh = `${file}.new`;
  const descriptor = openSync(fresh, 'w');
  try {
    let batch = '';
    for (const snapshot of store.snapshots()) {
      batch += `${JSON.stringify(snapshot)}\n`;
      if (batch.length < BATCH_CHARACTERS) continue;
      writeAll(descriptor, batch);
      batch = '';
    }
    writeAll(descriptor, batch);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(fresh, file);
}

function parse(text: string, where: string): Line {
  try {
    const line = JSON.parse(text) as Line;
    if ('changes' in line || 'code' in line) return line;
  } catch (cause) {
    throw new DamagedJournal(`${where} is damaged`, { cause });
  }
  throw new DamagedJournal(`${where} is no entry of the journal`);
}

function writeAll(descriptor: number, text: string): number {
  const bytes = Buffer.from(text, 'utf8');
  let written = 0;
  while (written < bytes.length) written += writeSync(descriptor, bytes, written);
  return written;
}
