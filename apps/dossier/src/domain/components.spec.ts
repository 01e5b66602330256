import { answering, supplemented } from './components.js';
import { paper, procedure } from './dossier.fixture.js';

const answered = (...given: Parameters<typeof paper>[]) =>
  answering(
    procedure.components,
    given.map((one) => paper(...one)),
  );

describe('a paper that is handed in', () => {
  it('answers to a component by code, before its name', () => {
    expect(answered(['Tờ khai', { code: 'TP02' }])[0]!.code).toBe('TP02');
  });

  it('answers by name in any case, with any blanks and in any composition', () => {
    expect(answered([' giấy  CHỨNG sinh '.normalize('NFD')])[0]!.code).toBe('TP02');
  });

  it('answers to none when nobody asked for it', () => {
    expect(answered(['Đơn khác', { code: 'TP99' }])[0]).toMatchObject({ code: null, name: 'Đơn khác' });
  });
});

describe('a supplement', () => {
  const before = answered(['Tờ khai', { digitised: false }], ['Đơn khác']);

  it('replaces a paper handed in again and adds the others', () => {
    const after = supplemented(before, answered(['Tờ khai'], ['Đơn mới']));
    expect(after.map(({ name, digitised }) => [name, digitised])).toEqual([
      ['Đơn khác', true],
      ['Tờ khai', true],
      ['Đơn mới', true],
    ]);
  });

  it('knows a paper nobody asked for by its name', () => {
    expect(supplemented(before, answered(['đơn  khác']))).toHaveLength(2);
  });

  it('may be without papers', () => {
    expect(supplemented(before, [])).toBe(before);
  });
});
