import { readFileSync } from 'node:fs';
import { PortalFixture } from '../portal.fixture.js';
import type { Row } from './call.js';

const delivered = JSON.parse(readFileSync(new URL('../../seed/procedures.json', import.meta.url), 'utf8')) as Row[];
const [first] = delivered as [Row];

let fixture: PortalFixture;
beforeEach(() => (fixture = new PortalFixture()));

const list = () => fixture.call({ service: 'LayDanhSachTTHC' })['result'] as Row[];
const show = (maTTHC: unknown) => fixture.call({ service: 'LayThuTuc', maTTHC });

describe('procedures at the portal', () => {
  it('are listed in short, and each is shown as it was delivered', () => {
    expect(list().map(({ MATTHC }) => MATTHC)).toEqual(delivered.map(({ MATTHC }) => MATTHC));
    expect(list()[0]).toEqual({
      ID: first['ID'],
      MATTHC: first['MATTHC'],
      TENTTHC: first['TENTTHC'],
      TRANGTHAI: first['TRANGTHAI'],
    });
    expect(show(first['MATTHC'])).toEqual({ error_code: '0', message: 'Thành công', result: [first] });
  });

  it('have an empty result when they are unknown; a question without a code is refused', () => {
    expect(show('9.123456')).toMatchObject({ error_code: '0', result: [] });
    expect(show('')).toMatchObject({ error_code: '-1', message: 'Tham số maTTHC không được để trống' });
  });

  it('need a session', () => {
    fixture.session = 'none';
    expect(fixture.call({ service: 'LayDanhSachTTHC' })['error_code']).toBe('-100');
  });

  it('change by the control endpoint until a reset', () => {
    fixture.portal.catalogue.put('9.123456', { TENTTHC: 'Thủ tục mới', SOTIEN: 'Không' });
    expect(show('9.123456')['result']).toEqual([{ TENTTHC: 'Thủ tục mới', SOTIEN: 'Không', MATTHC: '9.123456' }]);
    expect(fixture.portal.catalogue.remove(String(first['MATTHC']))).toBe(true);
    expect(list()).toHaveLength(delivered.length);
    fixture.portal.reset();
    fixture.logIn();
    expect(list().map(({ MATTHC }) => MATTHC)).toEqual(delivered.map(({ MATTHC }) => MATTHC));
  });
});

describe('misbehaviour with procedures', () => {
  it('shortens the list, with success (M17)', () => {
    fixture.declare({ kind: 'shortList', share: 0.5 });
    expect(list()).toHaveLength(Math.floor(delivered.length / 2));
    fixture.declare({ kind: 'shortList' });
    expect(fixture.call({ service: 'LayDanhSachTTHC' })).toMatchObject({ error_code: '0', result: [] });
  });

  it('leaves out keys, or gives null and numbers (M18, M19)', () => {
    const shown = () => (show(first['MATTHC'])['result'] as Row[])[0]!;
    fixture.declare({ kind: 'sparseReadBack', style: 'missing' });
    expect(shown()).not.toHaveProperty('TUKHOA');
    fixture.declare({ kind: 'sparseReadBack', style: 'null' });
    expect(shown()).toMatchObject({ TUKHOA: null, CANCUPHAPLY: null });
    fixture.declare({ kind: 'sparseReadBack', style: 'number' });
    expect(shown()['CACHTHUCTHUCHIEN']).toMatchObject([{ KENH: 1 }, { KENH: 2 }, { KENH: 3 }]);
  });
});
