import type { Behaviour, CodeStyle, Page } from './behaviour.js';
import type { CallKind } from './call.js';
import { writes } from './fault.js';
import type { Verdict } from './verdict.js';

const json = 'application/json; charset=utf-8';

/** The answer as it goes over the wire. */
export function worded(verdict: Verdict, kind: CallKind, behaviour: Behaviour): Page {
  const succeeded = verdict.outcome === 'accepted' && writes.includes(kind);
  const message = (succeeded ? behaviour.successMessage : undefined) ?? verdict.message;
  if (behaviour.plainText) return page('text/plain; charset=utf-8', message);
  const code = errorCode(verdict.code, behaviour.codeStyle ?? (kind === 'login' ? 'number' : 'text'));
  const fields = [
    ...(code === undefined ? [] : [`"error_code":${code}`]),
    ...(kind === 'login' && verdict.session !== undefined ? [] : [`"message":${JSON.stringify(message)}`]),
    ...(verdict.session === undefined ? [] : [`"session":${JSON.stringify(verdict.session)}`]),
    ...(kind === 'login' || verdict.result === undefined ? [] : [`"result":${verdict.result}`]),
  ];
  const body = `{${fields.join(',')}}`;
  return page(json, behaviour.wrapped ? JSON.stringify({ message: body }) : body);
}

/** JSON text of the code; undefined: left out. */
function errorCode(code: string, style: CodeStyle): string | undefined {
  switch (style) {
    case 'number':
      return String(Number(code));
    case 'text':
      return JSON.stringify(code);
    case 'doubleZero':
      return JSON.stringify(code === '0' ? '00' : code);
    case 'null':
      return 'null';
    case 'empty':
      return '""';
    case 'missing':
      return undefined;
  }
}

function page(type: string, body: string): Page {
  return { http: 200, type, headers: {}, body };
}
