import { STATUS_CODES } from 'node:http';
import type { Page } from './behaviour.js';
import { calls, everything, type FaultKind } from './fault.js';

const html = 'text/html; charset=utf-8';

/** A page of a gateway. */
export function htmlPage(http: number, headers: Record<string, string> = {}): Page {
  const title = `${http} ${STATUS_CODES[http] ?? 'Error'}`;
  const body = `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n`;
  return { http, type: html, headers, body };
}

/** The way there and back: nothing here is said by the portal itself. */
export const faultsOfTransport = {
  slow: {
    plays: 'M7',
    means:
      'the answer takes delayMs; the call takes effect before the wait, or after it (a client that has given up is surprised later)',
    strikes: everything,
    atTheDoor: true,
    styles: ['effectBefore', 'effectAfter'],
    options: ['delayMs'],
    needs: ['delayMs'],
    touch: (behaviour, { style, delayMs = 0 }) => {
      if (style === 'effectAfter') behaviour.beforeMs += delayMs;
      else behaviour.afterMs += delayMs;
    },
  },
  loseAnswer: {
    plays: 'M7',
    means: 'the call takes effect; the connection is reset, never answered, or answered after delayMs (default 61,000)',
    strikes: ['login', ...calls],
    styles: ['reset', 'never', 'late'],
    options: ['delayMs'],
    touch: (behaviour, { style, delayMs = 61_000 }) => {
      if (style === 'late') behaviour.afterMs += delayMs;
      else behaviour.ending = style === 'never' ? 'silence' : 'reset';
    },
  },
  dropBeforeApply: {
    plays: 'M20',
    means: 'the call does not take effect; the connection is reset, or never answered',
    strikes: everything,
    atTheDoor: true,
    styles: ['reset', 'never'],
    touch: (behaviour, { style }) => void (behaviour.turnedAway ??= style === 'never' ? 'silence' : 'reset'),
  },
  resetMidAnswer: {
    plays: 'M20',
    means: 'the call takes effect; the connection breaks in the middle of the answer',
    strikes: everything,
    touch: (behaviour) => void (behaviour.ending = 'resetMidAnswer'),
  },
  htmlError: {
    plays: 'M20',
    means: 'an HTML page with status (default 502); the call takes effect only with apply',
    strikes: everything,
    atTheDoor: true,
    options: ['status', 'apply'],
    touch: (behaviour, { status = 502, apply = false }) => {
      if (apply) behaviour.replacedBy ??= htmlPage(status);
      else behaviour.turnedAway ??= htmlPage(status);
    },
  },
  redirect: {
    plays: 'M20',
    means: 'HTTP status (default 302) to another address (value); the call does not take effect',
    strikes: everything,
    atTheDoor: true,
    options: ['status', 'value'],
    touch: (behaviour, { status = 302, value = 'https://dangnhap.example/' }) =>
      void (behaviour.turnedAway ??= htmlPage(status, { location: value })),
  },
  overload: {
    plays: 'M25',
    means: 'too busy: HTTP 503 or 429 with Retry-After (seconds, default 5), or HTTP 200 with code -1 and "quá tải"',
    strikes: everything,
    atTheDoor: true,
    styles: ['503', '429', 'text'],
    options: ['seconds', 'message'],
    seconds: [0, 86_400],
    touch: (behaviour, { style, seconds = 5, message = 'Hệ thống đang quá tải, vui lòng thử lại sau' }) => {
      if (style === 'text') {
        const body = JSON.stringify({ error_code: '-1', message, result: null });
        behaviour.turnedAway ??= { http: 200, type: 'application/json; charset=utf-8', headers: {}, body };
      } else {
        const page = htmlPage(Number(style), { 'retry-after': String(seconds) });
        behaviour.turnedAway ??= { ...page, body: page.body.replace('<hr>', `<p>${message}</p><hr>`) };
      }
    },
  },
  outage: {
    plays: 'M25',
    means: 'everything fails: the connection is reset, or HTTP 503',
    strikes: everything,
    atTheDoor: true,
    styles: ['reset', '503'],
    touch: (behaviour, { style }) => void (behaviour.turnedAway ??= style === '503' ? htmlPage(503) : 'reset'),
  },
} as const satisfies Record<string, FaultKind>;
