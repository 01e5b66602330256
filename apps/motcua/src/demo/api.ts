import { CommandError } from '../command-error.js';

export interface Answer<Body> {
  readonly body: Body;
  readonly etag: string | null;
}

/** The HTTP API of a running system, as one officer calls it. */
export class Api {
  constructor(
    readonly url: string,
    private readonly token: string,
  ) {}

  async get<Body>(path: string): Promise<Body> {
    return (await this.call<Body>('GET', path)).body;
  }

  post<Body>(path: string, body: object, headers: Readonly<Record<string, string>> = {}): Promise<Answer<Body>> {
    return this.call<Body>('POST', path, body, headers);
  }

  private async call<Body>(
    method: string,
    path: string,
    body?: object,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer<Body>> {
    const answer = await fetch(`${this.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${this.token}`, 'content-type': 'application/json', ...headers },
      ...(body && { body: JSON.stringify(body) }),
    }).catch((cause: unknown) => {
      throw notRunning(this.url, cause);
    });
    const text = await answer.text();
    if (!answer.ok) throw new RefusedError(method, path, answer.status, text);
    return { body: JSON.parse(text) as Body, etag: answer.headers.get('etag') };
  }
}

/** The system said no. */
export class RefusedError extends CommandError {
  readonly code: string | undefined;

  constructor(
    method: string,
    path: string,
    readonly status: number,
    text: string,
  ) {
    const { code, detail } = problemIn(text);
    super(`${method} ${path} bị từ chối (${status}${code ? ` ${code}` : ''}): ${detail ?? text.slice(0, 500)}`);
    this.code = code;
  }
}

/** @throws CommandError when no system answers there, or it is not ready. */
export async function assertRunning(url: string): Promise<void> {
  const answer = await fetch(`${url}/readyz`).catch((cause: unknown) => {
    throw notRunning(url, cause);
  });
  const { status } = (await answer.json().catch(() => ({}))) as { status?: string };
  if (status === undefined) throw new CommandError(`${url} is no Một Cửa: it answers /readyz with ${answer.status}.`);
  if (!answer.ok) throw new CommandError(`The system at ${url} is not ready yet (${url}/readyz tells why).`);
}

function notRunning(url: string, cause: unknown): CommandError {
  return new CommandError(
    `No system runs at ${url}. Start it with "npm start" in another terminal, or name it by --url.`,
    {
      cause,
    },
  );
}

function problemIn(text: string): { code?: string; detail?: string } {
  try {
    return JSON.parse(text) as { code?: string; detail?: string };
  } catch {
    return {};
  }
}
