import { readdir, readFile } from 'node:fs/promises';

export interface ProcessMemory {
  readonly pid: number;
  readonly command: string;
  /** Resident set, MB. */
  readonly rssMb: number;
  /** Proportional set, MB: pages that are shared count once over all who share them. */
  readonly pssMb: number;
}

/** A process and everything it started, from /proc. */
export async function memoryOfTree(root: number): Promise<ProcessMemory[]> {
  const parents = new Map<number, number>();
  for (const name of await readdir('/proc')) {
    const pid = Number(name);
    if (Number.isInteger(pid)) parents.set(pid, await parentOf(pid));
  }
  const tree = new Set([root]);
  for (let size = 0; size < tree.size;) {
    size = tree.size;
    for (const [pid, parent] of parents) if (tree.has(parent)) tree.add(pid);
  }
  const processes = await Promise.all([...tree].map(memoryOf));
  return processes.filter((process) => process !== undefined);
}

async function memoryOf(pid: number): Promise<ProcessMemory | undefined> {
  const [rollup, command] = await Promise.all([text(pid, 'smaps_rollup'), text(pid, 'cmdline')]);
  const megabytes = (name: string) => Number(new RegExp(`^${name}: +(\\d+) kB`, 'm').exec(rollup)?.[1] ?? 0) / 1024;
  if (rollup === '') return undefined;
  return { pid, command: command.replaceAll('\0', ' ').trim(), rssMb: megabytes('Rss'), pssMb: megabytes('Pss') };
}

async function parentOf(pid: number): Promise<number> {
  return Number(/^PPid:\s+(\d+)/m.exec(await text(pid, 'status'))?.[1] ?? 0);
}

/** Empty when the process has ended meanwhile. */
async function text(pid: number, file: string): Promise<string> {
  return readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '');
}
