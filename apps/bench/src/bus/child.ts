import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Run } from '../benchmark.js';

/** A process of the benchmark that does what it is asked and ends with us. */
export interface Child {
  ask<Answer>(task: string, ...parameters: unknown[]): Promise<Answer>;
  /** Ends it in its orderly way. */
  stop(): Promise<void>;
}

export type Environment = Readonly<Record<string, string>>;

/** Starts `main` (a module of this folder) with these variables and nothing of ours but the path. */
export function startChild(main: string, env: Environment, { atEnd }: Pick<Run, 'atEnd'>): Child {
  const file = fileURLToPath(new URL(main, import.meta.url));
  const child = fork(file, {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const waiting = new Map<number, (answer: TaskAnswer) => void>();
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  void ended.then(() => waiting.forEach((answer, id) => answer({ id, error: `${main} ended` })));
  child.on('message', (answer: TaskAnswer) => waiting.get(answer.id)?.(answer));
  const stop = () => {
    if (child.connected) child.disconnect();
    return ended;
  };
  atEnd(main, stop);
  let asked = 0;
  return {
    ask: <Answer>(task: string, ...parameters: unknown[]) =>
      new Promise<Answer>((resolve, reject) => {
        const id = (asked += 1);
        waiting.set(id, ({ error, value }) => {
          waiting.delete(id);
          if (error === undefined) resolve(value as Answer);
          else reject(new Error(error));
        });
        child.send({ id, task, parameters });
      }),
    stop,
  };
}

interface TaskAnswer {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: string;
}

interface Task {
  readonly id: number;
  readonly task: string;
  readonly parameters: never[];
}

/** The other side: answers tasks, and ends when whoever asks is gone. */
export function answerTasks(
  tasks: Record<string, (...parameters: never[]) => unknown>,
  close: () => Promise<void>,
): void {
  process.on('message', ({ id, task, parameters }: Task) => {
    const answered = Promise.resolve().then(() => tasks[task]!(...parameters));
    answered.then(
      (value) => process.send?.({ id, value }),
      (error: unknown) => process.send?.({ id, error: error instanceof Error ? error.stack : String(error) }),
    );
  });
  const end = () =>
    void close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  process.once('disconnect', end);
  // Ctrl-C reaches the whole group: whoever started us ends us in order.
  process.on('SIGINT', () => undefined);
}
