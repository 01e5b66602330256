import { sound, step, surroundings, transition, withSteps } from './process.fixture.js';
import type { ProcessDefinition } from './process-definition.js';
import { UnitTree } from './unit-tree.js';
import { verifyProcess, type Surroundings } from './verify-process.js';

const found = (definition: ProcessDefinition, change?: Partial<Surroundings>) =>
  verifyProcess(definition, surroundings(change)).map(({ code, field }) => `${code} ${field}`);

describe('a sound process', () => {
  it('has no problem, with the directory known or not', () => {
    expect(found(sound)).toEqual([]);
    expect(found(sound, { tree: new UnitTree([], '2024-03-15'), holders: new Map(), rules: [] })).toEqual([]);
  });
});

describe('verification names', () => {
  it.each<[string, ProcessDefinition, string[]]>([
    [
      'a step nothing leads to',
      {
        ...sound,
        steps: [...sound.steps, step('treo')],
        transitions: [...sound.transitions, transition('treo', 'ky', null, 'processing')],
      },
      ['UNREACHABLE_STEP steps[6]'],
    ],
    [
      'an end nothing leads to',
      { ...sound, ends: [...sound.ends, { code: 'rut', name: 'Rút', portalStatus: 'withdrawn' }] },
      ['UNREACHABLE_STEP ends[2]'],
    ],
    [
      'a step without a way to an end',
      {
        ...sound,
        steps: [...sound.steps, step('treo', { limit: { amount: 0.5, unit: 'workingHour' } })],
        limit: { amount: 4, unit: 'workingDay' },
        transitions: [...sound.transitions, transition('ky', 'treo', null, 'processing')],
      },
      ['DEAD_END steps[6]'],
    ],
    ['a start that is no step', { ...sound, start: 'dau' }, ['START_MISSING start']],
    ['no start at all', { ...sound, steps: [], transitions: [] }, ['START_MISSING start']],
    ['a step without owner', withSteps({ ky: { owner: null } }), ['OWNER_MISSING steps[4].owner']],
    ['a step without limit', withSteps({ ky: { limit: null } }), ['LIMIT_MISSING steps[4].limit']],
    ['a process without limit', { ...sound, limit: null }, ['LIMIT_MISSING limit']],
    [
      'an unknown role',
      withSteps({ ky: { owner: { role: 'constructor', unit: 'receiving' } } }),
      ['UNKNOWN_ROLE steps[4].owner.role'],
    ],
    [
      'an expression that is none',
      withSteps({ ky: { owner: { role: 'approver', unit: 'parent(' } } }),
      ['BAD_UNIT_EXPRESSION steps[4].owner.unit'],
    ],
    [
      'a unit that is not there',
      withSteps({ ky: { owner: { role: 'approver', unit: 'unit:H52.99' } } }),
      ['NO_SUCH_UNIT steps[4].owner.unit'],
    ],
    [
      'an unknown status',
      withSteps({ tra: { portalStatus: 'toString' } }),
      ['UNKNOWN_STATUS steps[5].portalStatus', 'STATUS_DIFFERS transitions[6].portalStatus'],
    ],
    ['a step without a status', withSteps({ tra: { portalStatus: null } }), ['STATUS_MISSING steps[5].portalStatus']],
    [
      'a step with the status of an end',
      withSteps({ tra: { portalStatus: 'returned' } }),
      [
        'STATUS_DOES_NOT_FIT steps[5].portalStatus',
        'ACTION_IMPOSSIBLE steps[5].mayDo[0]',
        'STATUS_DIFFERS transitions[6].portalStatus',
      ],
    ],
    [
      'a transition without a status',
      { ...sound, transitions: sound.transitions.with(6, { ...sound.transitions[6]!, portalStatus: null }) },
      ['STATUS_MISSING transitions[6].portalStatus'],
    ],
    [
      'a transition with another status',
      { ...sound, transitions: sound.transitions.with(6, { ...sound.transitions[6]!, portalStatus: 'processing' }) },
      ['STATUS_DIFFERS transitions[6].portalStatus'],
    ],
    [
      'a transition from and to nowhere',
      { ...sound, transitions: [...sound.transitions, transition('x', 'y', null, 'processing')] },
      ['UNKNOWN_STEP transitions[8].from', 'UNKNOWN_STEP transitions[8].to'],
    ],
    [
      'the same transition twice',
      { ...sound, transitions: [...sound.transitions, sound.transitions[0]!] },
      ['DUPLICATE_TRANSITION transitions[8]'],
    ],
    [
      'an action nobody knows',
      withSteps({ 'tham-dinh': { mayDo: ['requestSupplement', 'valueOf'] } }),
      ['UNKNOWN_ACTION steps[2].mayDo[1]'],
    ],
    ['an action the step may not do', withSteps({ ky: { mayDo: [] } }), ['ACTION_NOT_ALLOWED transitions[6].action']],
    [
      'an action that leads nowhere',
      withSteps({ ky: { mayDo: ['finish', 'stop'] } }),
      ['ACTION_LEADS_NOWHERE steps[4].mayDo[1]'],
    ],
    [
      'an action that is impossible in the status',
      {
        ...withSteps({ chuyen: { mayDo: ['forward', 'refuse'] } }),
        transitions: [...sound.transitions, transition('chuyen', 'tu-choi', 'refuse', 'refused')],
      },
      ['ACTION_IMPOSSIBLE steps[1].mayDo[1]'],
    ],
    [
      'opinions of nobody',
      withSteps({ 'tham-dinh': { kind: 'parallelOpinion', opinions: { join: 'all', branches: [] } } }),
      ['JOIN_WITHOUT_BRANCH steps[2].opinions'],
    ],
    [
      'opinions in another step',
      withSteps({ ky: { opinions: { join: 'any', branches: [] } } }),
      ['OPINIONS_ON_OTHER_STEP steps[4].opinions'],
    ],
    [
      'two steps of one code',
      { ...sound, steps: [...sound.steps, step('ky', { limit: { amount: 0, unit: 'workingHour' } })] },
      ['DUPLICATE_CODE steps[6].code'],
    ],
    [
      'an end with the code of a step',
      { ...sound, ends: [...sound.ends, { code: 'ky', name: 'Ký', portalStatus: 'returned' }] },
      ['DUPLICATE_CODE ends[2].code'],
    ],
    ['neither a default nor a procedure', { ...sound, isDefault: false }, ['SCOPE_UNCLEAR procedures']],
    [
      'a procedure that is not in force',
      { ...sound, isDefault: false, procedures: ['1.001193'] },
      ['UNKNOWN_PROCEDURE procedures[0]'],
    ],
  ])('%s', (_, definition, expected) => expect(found(definition)).toEqual(expected));

  it('a missing end, once', () => {
    const open = {
      ...sound,
      ends: [],
      transitions: sound.transitions.filter(({ to }) => to !== 'da-tra' && to !== 'tu-choi'),
    };
    expect(found(open).filter((line) => /END/.test(line))).toEqual(['END_MISSING ends']);
  });

  it('everything at once, in both languages', () => {
    const wrong = withSteps({ ky: { owner: null, limit: null }, tra: { portalStatus: 'x' } });
    const all = verifyProcess(wrong, surroundings());
    expect(all.length).toBeGreaterThanOrEqual(3);
    for (const { vi, en } of all) expect([vi, en]).not.toContain(expect.stringMatching(/undefined|\[object/));
    expect(all.find(({ code }) => code === 'OWNER_MISSING')).toMatchObject({
      severity: 'error',
      vi: expect.stringContaining('chưa có người chịu trách nhiệm') as string,
      en: expect.stringContaining('has no owner') as string,
    });
  });
});

describe('units and roles', () => {
  const district = withSteps({ ky: { owner: { role: 'approver', unit: 'district(receiving)' } } });

  it('are judged by the tree of the date: a process over the district fails when districts are gone', () => {
    expect(found(district)).toEqual([]);
    expect(found(district, { date: '2025-07-01' })).toEqual(['NO_SUCH_UNIT steps[4].owner.unit']);
  });

  it('nobody holds are an error, held in some units a warning that counts', () => {
    const held = (codes: string[]) => new Map([...surroundings().holders, ['dossier:approve', new Set(codes)]]);
    expect(found(sound, { holders: held([]) })).toEqual(['ROLE_HELD_BY_NOBODY steps[4].owner.role']);
    const [warning] = verifyProcess(sound, surroundings({ holders: held(['H52.31.001']) }));
    expect(warning).toMatchObject({ code: 'ROLE_MISSING_IN_UNITS', severity: 'warning' });
    expect(warning!.en).toContain('1 of 2 units that "receiving" names, for example H52.31.002');
  });

  it('missing in some units are said once for each role and expression, held by nobody at every step', () => {
    const desks = (codes: string[]) => new Map([...surroundings().holders, ['dossier:receive', new Set(codes)]]);
    expect(found(sound, { holders: desks(['H52.31.001']) })).toEqual(['ROLE_MISSING_IN_UNITS steps[0].owner.role']);
    expect(found(sound, { holders: desks([]) })).toEqual(
      [0, 1, 3, 5].map((index) => `ROLE_HELD_BY_NOBODY steps[${index}].owner.role`),
    );
  });

  it('are asked for in the handling units of the procedures', () => {
    const handled = withSteps({ ky: { owner: { role: 'approver', unit: 'handling' } } });
    const procedures = [{ code: '1.000001', handlingUnit: 'H52.99', limits: [] }];
    expect(found(handled, { procedures })).toEqual(['NO_SUCH_UNIT steps[4].owner.unit']);
  });

  it('of the branches of a parallel step are judged too', () => {
    const branch = { code: 'a', name: 'A', owner: null, limit: null };
    const asking = withSteps({
      'tham-dinh': { kind: 'parallelOpinion', opinions: { join: 'any', branches: [branch] } },
    });
    expect(found(asking)).toEqual([
      'LIMIT_MISSING steps[2].opinions.branches[0].limit',
      'OWNER_MISSING steps[2].opinions.branches[0].owner',
    ]);
  });

  it('of a level nobody receives for are missed', () => {
    const tree = new UnitTree([], '2024-03-15');
    expect(found({ ...sound, levels: ['district'] }, { tree })).toEqual([]);
    expect(found({ ...sound, levels: ['commune', 'district'] }, { date: '2025-07-01' })).toEqual([
      'NO_RECEIVING_UNIT levels[1]',
    ]);
  });
});
