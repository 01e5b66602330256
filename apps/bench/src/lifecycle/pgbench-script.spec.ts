import { pgbenchScript } from './pgbench-script.js';

const dossier = {
  code: 'H52.31-240315-0001',
  id: '7',
  unitCode: 'H52.31',
  subject: '6ba7b810-9dad-11d1-80b4-00c04fd430c8',
};
const create =
  'with changed as (insert into dossier (code, unit_code) values ($1, $2) returning id) select id from changed';

describe('the script for pgbench', () => {
  it('gives each run a dossier of its own', () => {
    const change = 'update dossier set version = $2 where id = $1 and version = $3';
    const { text, variables } = pgbenchScript(
      [
        { connection: 1, text: create, values: [dossier.code, dossier.unitCode] },
        { connection: 2, text: change, values: ['7', '2', '1'] },
      ],
      dossier,
    );
    expect(text.split('\n')).toEqual([
      '\\set unit random(31, 42)',
      '\\set number random(1, 1000000000000000)',
      "with changed as (insert into dossier (code, unit_code) values (('H52.' || :unit::text || '-991231-' || :number::text)," +
        " ('H52.' || :unit::text)) returning id) select id from changed \\gset",
      'update dossier set version = :value1 where id = :id and version = :value2;',
      '',
    ]);
    expect(variables).toEqual({ value1: '2', value2: '1' });
  });

  it('gives each run a unit of its own also where it stands in a list', () => {
    const text = 'select unnest($1::text[])';
    const { text: script } = pgbenchScript([{ connection: 1, text, values: ['{"H52.31"}'] }], dossier);
    expect(script).toContain("select unnest(array['H52.' || :unit::text]::text[]);");
  });

  it('leaves each run the same owner', () => {
    const { variables } = pgbenchScript([{ connection: 1, text: 'select $1', values: [dossier.subject] }], dossier);
    expect(variables).toEqual({ value1: dossier.subject });
  });

  it('keeps every other value to the letter', () => {
    const text = 'insert into t values ($1, $2, $3, $4)';
    const values = ['{"name":"O\'Tòng"}', null, '2f1c0b7e-0d4c-4d6e-9a53-0a7f3c1d2e3f', '{"name":"O\'Tòng"}'];
    const script = pgbenchScript([{ connection: 1, text, values }], dossier);
    expect(script.text).toContain('insert into t values (:value1, null, gen_random_uuid(), :value1);');
    expect(script.variables).toEqual({ value1: values[0] });
  });

  it('is not made of statements that were recorded in part', () => {
    expect(() => pgbenchScript([{ connection: 1, text: 'select $2', values: ['1'] }], dossier)).toThrow('parameter 2');
  });
});
