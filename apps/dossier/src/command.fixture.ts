import { Readable } from 'node:stream';
import { run, type Environment } from '@motcua/service-kit';
import { dossierService } from './index.js';

export interface CommandOutcome {
  readonly code: number;
  readonly printed: string;
  readonly said: string;
}

/** `node main.js NAME < input`, in this process. */
export async function command(name: string, env: Environment, input = ''): Promise<CommandOutcome> {
  const outcome = { code: 0, printed: '', said: '' };
  await run(dossierService, {
    argv: ['node', 'main.js', name],
    env,
    versions: process.versions,
    stdin: Readable.from([input]),
    stdout: { write: (text: string) => ((outcome.printed += text), true) },
    stderr: { write: (text: string) => ((outcome.said += text), true) },
    exit: (code: number) => void (outcome.code = code),
    once: () => process,
  } as unknown as NodeJS.Process);
  return outcome;
}
