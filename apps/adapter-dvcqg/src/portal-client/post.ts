import type { RawAnswer } from './answer.js';

/** A call without an answer. `sent`: it may have reached the other side. */
export interface PostFailure {
  readonly sent: boolean;
  readonly reason: string;
  readonly http: number | null;
}

/** Failures of finding or opening the connection: nothing of the request has left. */
const beforeSending = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** One POST over a kept-alive connection. Redirects are not followed: a dossier never goes where nobody configured. */
export async function post(
  url: string,
  body: string,
  headers: Readonly<Record<string, string>>,
  timeoutMs: number,
): Promise<RawAnswer | PostFailure> {
  let http: number | null = null;
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { Accept: 'application/json', 'Content-Type': 'application/json', Charset: 'utf-8', ...headers },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    http = response.status;
    return { http, body: await response.text() };
  } catch (error) {
    const { name, message, cause } = error as Failure;
    const code = codeOf(cause as Failure | undefined) ?? codeOf(error as Failure);
    if (name === 'TimeoutError') return { sent: true, reason: `no answer within ${timeoutMs} ms`, http };
    return { sent: !(code !== undefined && notLeft(code)), reason: code ?? message, http };
  }
}

function notLeft(code: string): boolean {
  return (
    beforeSending.has(code) || code.startsWith('ERR_TLS') || code.startsWith('CERT_') || code.includes('SELF_SIGNED')
  );
}

/** What `fetch` throws, read by shape: it comes from another realm than ours under a test runner. */
interface Failure {
  readonly name?: string;
  readonly message: string;
  readonly cause?: unknown;
  readonly code?: unknown;
  readonly errors?: readonly Failure[];
}

function codeOf(failure: Failure | undefined): string | undefined {
  if (failure?.errors?.[0]) return codeOf(failure.errors[0]);
  return typeof failure?.code === 'string' ? failure.code : undefined;
}
