import { closeSync, openSync, readSync } from 'node:fs';

const CHUNK_BYTES = 1 << 20;
const NEWLINE = 10;

/** Complete lines of a file. What follows the last line end was torn off by a killed process: it never counted. */
export function* completeLines(file: string): Generator<string> {
  const descriptor = openSync(file, 'r');
  try {
    const chunk = Buffer.alloc(CHUNK_BYTES);
    let begun: Buffer[] = [];
    for (;;) {
      const length = readSync(descriptor, chunk, 0, CHUNK_BYTES, null);
      if (length === 0) return;
      let from = 0;
      for (let end = chunk.indexOf(NEWLINE); end >= 0 && end < length; end = chunk.indexOf(NEWLINE, from)) {
        yield Buffer.concat([...begun, chunk.subarray(from, end)]).toString('utf8');
        begun = [];
        from = end + 1;
      }
      begun.push(Buffer.from(chunk.subarray(from, length)));
    }
  } finally {
    closeSync(descriptor);
  }
}
