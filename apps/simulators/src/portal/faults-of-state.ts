import { MAX_READ_LAG_MS } from './dossier.js';
import { calls, writes, type FaultKind } from './fault.js';

const sessionTexts = [
  'Phiên làm việc đã hết hạn, vui lòng đăng nhập lại',
  'Session không hợp lệ',
  'Phiên đăng nhập không tồn tại',
  'Token expired',
] as const;

/** What the portal knows, forgets and believes. */
export const faultsOfState = {
  sessionExpiry: {
    plays: 'M9',
    means:
      'the session of the call ends now; the answer is an error body (message, else one of several texts), not HTTP 401',
    strikes: calls,
    options: ['message'],
    touch: (behaviour, { message }, { random }) => void (behaviour.sessionEnds = message ?? random.pick(sessionTexts)),
  },
  singleSession: {
    plays: 'M10',
    means: 'a login ends every other session',
    strikes: ['login'],
    touch: (behaviour) => void (behaviour.singleSession = true),
  },
  readLag: {
    plays: 'M12',
    means: 'look-ups show the state of so many seconds ago (default 5, at most 600)',
    strikes: ['lookUp'],
    options: ['seconds'],
    seconds: [0, MAX_READ_LAG_MS / 1000],
    touch: (behaviour, { seconds }) => void (behaviour.lagMs = (seconds ?? 5) * 1000),
  },
  partialFailure: {
    plays: 'M14',
    means: 'of several records in one call only the bad ones fail; the answer does not say which',
    strikes: writes,
    touch: (behaviour) => void (behaviour.partial = true),
  },
  overLong: {
    plays: 'M15',
    means: 'too long values are refused (as without this fault) or cut in silence',
    strikes: writes,
    styles: ['cut', 'refuse'],
    touch: (behaviour, { style }) => void (behaviour.overLong = style as 'cut'),
  },
  unknownProcedures: {
    plays: 'M16',
    means: 'these procedure codes are unknown or repealed on the portal’s side',
    strikes: ['insert', 'update'],
    options: ['procedures'],
    needs: ['procedures'],
    touch: (behaviour, { procedures = [] }) => {
      for (const procedure of procedures) behaviour.unknownProcedures.add(procedure);
    },
  },
  clockSkew: {
    plays: 'M21',
    means: 'the portal’s clock is wrong by so many seconds (header Date); refuseFuture: instants after it are refused',
    strikes: ['login', ...calls],
    options: ['seconds', 'refuseFuture'],
    needs: ['seconds'],
    seconds: [-86_400, 86_400],
    touch: (behaviour, { seconds = 0, refuseFuture = false }) => {
      behaviour.skewMs = seconds * 1000;
      behaviour.refusesFuture = refuseFuture;
    },
  },
  successWithoutApplying: {
    plays: '–',
    means: 'the portal says success and keeps nothing',
    strikes: writes,
    touch: (behaviour) => void (behaviour.pretends = true),
  },
  silentAlteration: {
    plays: '–',
    means:
      'delayMs after the write a field of the record becomes value (field), the last progress entry is lost (loseProgress), or the dossier is (loseDossier)',
    strikes: writes,
    styles: ['field', 'loseProgress', 'loseDossier'],
    options: ['delayMs', 'field', 'value'],
    touch: (behaviour, { style, delayMs = 0, field = 'DonViXuLy', value = '' }) => {
      const what = style as 'field';
      behaviour.alterations.push({ dueAt: delayMs, what, ...(what === 'field' && { field, value }) });
    },
  },
} as const satisfies Record<string, FaultKind>;
