import { waitUntil } from '../system/wait-until.js';
import { bodyOf, callNames, pathOf, type Counter } from './calls.js';

/**
 * Until a whole lifecycle goes through: units, calendars and procedures have arrived. Returns its code.
 *
 * @throws Error with the refusal that stands in the end.
 */
export async function whenReady(url: string, counter: Counter): Promise<string> {
  const register = await accepted(url, counter, 'register', '');
  const { code } = JSON.parse(register) as { code: string };
  for (const name of callNames.slice(1)) await accepted(url, counter, name, code);
  return code;
}

/** Each kind of reference data comes on a topic of its own, so that each call may have to wait. */
function accepted(url: string, counter: Counter, name: (typeof callNames)[number], code: string): Promise<string> {
  const limit = Date.now() + 60_000;
  return waitUntil(`the dossier service has its reference data`, 61_000, async () => {
    const answer = await call(url, counter, name, code);
    const text = await answer.text();
    if (answer.ok) return text;
    if (Date.now() > limit) throw new Error(`The dossier service refuses: ${name}: ${answer.status} ${text}`);
    return undefined;
  });
}

function call(url: string, counter: Counter, name: (typeof callNames)[number], code: string): Promise<Response> {
  return fetch(`${url}${pathOf(name, code)}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${counter.token}`, 'content-type': 'application/json' },
    body: JSON.stringify(bodyOf(name, counter)),
  });
}
