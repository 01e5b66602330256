import fc from 'fast-check';
import { diagramOf } from './process-diagram.js';
import { sound, withSteps } from './process.fixture.js';

const lines = (text: string) => text.trimEnd().split('\n');

describe('the diagram of a process', () => {
  it('shows steps with owner, limit and status, decisions and ends', () => {
    const drawn = lines(
      diagramOf({
        ...sound,
        transitions: sound.transitions.map((one, index) => ({ ...one, label: index === 3 ? 'Thiếu giấy tờ' : '' })),
      }),
    );
    expect(drawn[0]).toBe('flowchart TD');
    expect(drawn).toContain('  s3["tham-dinh<br/>Cán bộ thụ lý @ receiving<br/>2 ngày làm việc<br/>4 – Đang xử lý"]');
    expect(drawn).toContain('  e1(["Đã trả kết quả<br/>10 – Đã trả kết quả"])');
    expect(drawn).toEqual(
      expect.arrayContaining([
        '  begin --> s1',
        '  s3 --> s3d',
        '  s3d -->|"Thiếu giấy tờ"| s4',
        '  s3d --> s5',
        '  s4 --> s3',
      ]),
    );
  });

  it('draws opinions between their step and the join', () => {
    const branch = (code: string) => ({
      code,
      name: `Sở ${code}`,
      owner: { role: 'handler', unit: 'unit:H52.11' },
      limit: { amount: 3, unit: 'workingDay' as const },
    });
    const drawn = lines(
      diagramOf(
        withSteps({ ky: { kind: 'parallelOpinion', opinions: { join: 'all', branches: [branch('A'), branch('B')] } } }),
      ),
    );
    expect(drawn).toEqual(
      expect.arrayContaining([
        '  s5b1["Sở A<br/>Cán bộ thụ lý @ unit:H52.11<br/>3 ngày làm việc"]',
        '  s5 -.-> s5b2',
        '  s5b2 -.-> s5j',
        '  s5j("chờ đủ mọi ý kiến")',
        '  s5j --> s6',
      ]),
    );
  });

  it.each([
    ['"]; click s1 "javascript:alert(1)"', '#34;#93;#59; click s1 #34;javascript:alert(1)#34;'],
    ['hai\ndòng\u2028ba', 'hai dòng ba'],
    ['<script>`%%{init}%%`|end', '#60;script#62;#96;#37;#37;#123;init#125;#37;#37;#96;#124;end'],
    ['1. Tiếp nhận', '1#46; Tiếp nhận'],
    ['#quot; & 🙂', '#35;quot#59; #38; #128578;'],
  ])('keeps %j a name', (name, shown) => {
    expect(diagramOf(withSteps({ ky: { name } }))).toContain(`s5{{"${shown}<br/>`);
  });

  it('has the same lines whatever the names are', () => {
    const shape = (text: string) => lines(text).map((line) => line.replace(/"[^"]*"/g, '""'));
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (name) => {
        const drawn = diagramOf({
          ...withSteps({ ky: { name, owner: { role: name, unit: name } } }),
          ends: sound.ends.map((end) => ({ ...end, name })),
          transitions: sound.transitions.map((one) => ({ ...one, label: `x${name}` })),
        });
        const plain = diagramOf({ ...sound, transitions: sound.transitions.map((one) => ({ ...one, label: 'x' })) });
        expect(shape(drawn)).toEqual(shape(plain));
      }),
    );
  });

  it('can be drawn of a draft that is not finished', () => {
    const draft = { ...sound, start: '?', transitions: [{ ...sound.transitions[0]!, to: '?' }] };
    expect(diagramOf(draft)).not.toContain('undefined');
  });
});
