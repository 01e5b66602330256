import type { PortalCall } from '../portal-client/answer.js';
import { PortalDouble, type Fault } from '../sample/portal-double.js';
import { misbehaviours, type CheckReport, type Misbehaviour, type PortalUnderTest } from './check.js';
import { conformance } from './conformance.js';

const success = 'Đồng bộ thành công';
const answer = (fields: object): Fault => ({ body: JSON.stringify(fields), apply: true });
const faults: Readonly<Record<Misbehaviour, Fault>> = {
  codeAsNumber: answer({ error_code: 0, message: success }),
  codeDoubleZero: answer({ error_code: '00', message: success }),
  codeMissing: answer({ message: success }),
  codeNull: answer({ error_code: null, message: success }),
  codeEmpty: answer({ error_code: '', message: success }),
  existsWithZero: answer({ error_code: 0, message: 'Hồ sơ đã tồn tại' }),
  existsWithThree: answer({ error_code: 3, message: 'Hồ sơ đã tồn tại' }),
  existsWithMinusThree: answer({ error_code: '-3', message: 'Hồ sơ đã tồn tại' }),
  noSuccessText: answer({ error_code: '0', message: 'Đã nhận' }),
  successTextInCapitals: answer({ error_code: '0', message: `OK – ${success.toUpperCase()}!` }),
  plainText: { body: 'Cập nhật thành công', apply: true },
  answerLost: 'loseAfterApplying',
  sessionExpired: 'sessionExpired',
  htmlPage: { body: '<html>thành công</html>' },
  badGateway: { http: 502, body: 'Bad Gateway' },
  connectionReset: 'loseBeforeApplying',
  redirect: { http: 302, body: '' },
};

let double: PortalDouble;
let portal: PortalUnderTest;
let number = 0;

beforeEach(async () => {
  double = new PortalDouble();
  double.readBack = 'recordWithProgress';
  double.procedures.set('1.999999', { MATTHC: '1.999999', TENTTHC: 'Thủ tục mẫu' });
  portal = {
    options: await double.start(),
    readBack: 'recordWithProgress',
    freshCode: () => `H52.99-240315-${String(++number).padStart(4, '0')}`,
    misbehave: async (misbehaviour: Misbehaviour, call: PortalCall) => {
      let armed = true;
      double.misbehave = (kind) => {
        if (kind !== call || !armed) return undefined;
        armed = false;
        return faults[misbehaviour];
      };
      return true;
    },
  };
});
afterEach(() => double.stop());

async function run(): Promise<{ clean: boolean; reports: CheckReport[] }> {
  const reports: CheckReport[] = [];
  return { clean: await conformance(portal, (report) => reports.push(report)), reports };
}

describe('the conformance suite', () => {
  it('finds nothing broken in a portal of our wire', async () => {
    const { clean, reports } = await run();
    expect(reports.filter(({ result }) => result !== 'met')).toEqual([]);
    expect(clean).toBe(true);
    expect(reports.length).toBeGreaterThan(misbehaviours.length);
  });

  it('names what a portal does otherwise', async () => {
    const { misbehave: _, ...real } = portal;
    portal = real;
    double.misbehave = (call) => (call === 'update' ? { body: '{"error_code":"0","message":"Xong"}' } : undefined);
    const { clean, reports } = await run();
    expect(clean).toBe(false);
    expect(reports.filter(({ result }) => result === 'broken').map(({ name }) => name)).toEqual([
      'an update replaces the record',
      'an update of an unknown dossier is refused as such (M13)',
    ]);
    expect(reports.filter(({ result }) => result === 'notChecked').length).toBe(misbehaviours.length);
  });
});
