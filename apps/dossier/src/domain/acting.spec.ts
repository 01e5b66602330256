import {
  acts,
  approver,
  by,
  citizen,
  commune,
  desk,
  pins,
  played,
  register,
  refusalOf,
  type Act,
} from './dossier.fixture.js';
import type { Dossier } from './dossier.js';

const toProcessing: [Act, string][] = [
  ['receive', '03-15 10:00'],
  ['forward', '03-15 11:00'],
];
const started = () => register(by(citizen), { channel: 'online' });
const processing = () => played(started(), ...toProcessing);

const states: Readonly<Record<string, () => Dossier>> = {
  registered: started,
  'asked before receipt': () => played(started(), ['requestSupplement', '03-15 10:00']),
  received: () => played(started(), ['receive', '03-15 10:00']),
  processing,
  'asked after receipt': () => played(processing(), ['requestSupplement', '03-18 10:00']),
  'to be paid': () => played(processing(), ['requestPayment', '03-18 10:00']),
  stopped: () => played(processing(), ['stop', '03-18 10:00']),
  finished: () => played(processing(), ['finish', '03-18 10:00']),
};

function outcome(state: string, act: Act, actor = citizen): string {
  return refusalOf(() => acts[act](states[state]!(), by(actor, '03-19 10:00'), pins()));
}

describe('who may act', () => {
  it.each<[state: string, act: Act]>([
    ['registered', 'withdraw'],
    ['asked before receipt', 'submitSupplement'],
    ['asked after receipt', 'submitSupplement'],
    ['asked after receipt', 'withdraw'],
    ['received', 'withdraw'],
    ['processing', 'withdraw'],
    ['to be paid', 'withdraw'],
    ['finished', 'returnResult'],
  ])('%s: the citizen may %s', (state, act) => {
    expect(outcome(state, act)).toBe('done');
  });

  it.each<[state: string, act: Act]>([
    ['registered', 'receive'],
    ['registered', 'requestSupplement'],
    ['registered', 'refuse'],
    ['asked after receipt', 'resume'],
    ['received', 'forward'],
    ['processing', 'requestPayment'],
    ['processing', 'finish'],
    ['to be paid', 'confirmPayment'],
    ['stopped', 'resume'],
  ])('%s: the citizen may not %s', (state, act) => {
    expect(outcome(state, act)).toBe('ACTOR_NOT_ALLOWED');
  });

  it.each<[state: string, act: Act]>([
    ['asked after receipt', 'refuse'],
    ['asked after receipt', 'stop'],
    ['processing', 'refuse'],
    ['processing', 'stop'],
    ['processing', 'finish'],
    ['to be paid', 'stop'],
    ['stopped', 'resume'],
  ])('%s: only an approver may %s', (state, act) => {
    expect(outcome(state, act, desk)).toBe('APPROVER_REQUIRED');
    expect(outcome(state, act, approver)).not.toBe('APPROVER_REQUIRED');
  });

  it('leaves the refusal of a dossier that was never received to the desk', () => {
    expect(outcome('asked before receipt', 'refuse', desk)).toBe('done');
  });

  it('shows a citizen no dossier of somebody else', () => {
    expect(outcome('registered', 'withdraw', { ...citizen, id: 'C-2' })).toBe('DOSSIER_NOT_FOUND');
  });

  it('lets a citizen register online and nowhere else', () => {
    expect(refusalOf(() => register(by(citizen)))).toBe('ACTOR_NOT_ALLOWED at channel');
    expect(refusalOf(() => register(by(citizen), { channel: 'postal' }))).toBe('ACTOR_NOT_ALLOWED at channel');
  });
});

describe('what a step remembers of who acted', () => {
  it('keeps officer, position and unit', () => {
    const officer = { ...desk, name: 'Cán bộ mẫu', positionId: 'P-1' };
    const dossier = register({ ...by(officer), unit: { ...commune, version: 4 } });
    expect(dossier.lastStep).toMatchObject({
      actorId: 'O-1',
      officerName: 'Cán bộ mẫu',
      positionId: 'P-1',
      positionTitle: 'Công chức một cửa',
      unitCode: 'H52.101',
      unitVersion: 4,
    });
  });

  it('keeps no name of a citizen', () => {
    const dossier = register(by({ ...citizen, name: 'Nguyễn Văn Mẫu' }), { channel: 'online' });
    expect(dossier.lastStep.officerName).toBeNull();
  });

  it('takes the handling unit for an actor without one we know', () => {
    expect(played(processing(), ['finish', '03-18 10:00']).lastStep).toMatchObject({
      unitCode: 'H52.16',
      unitVersion: 3,
    });
  });
});
