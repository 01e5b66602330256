import { BrokenSeal, seal, unseal, type Place } from './sealing.js';
import { derivedKey, KeyRing } from './key-ring.js';

const place: Place = { table: 'dossier', column: 'owner', row: 'H52-1' };
const key = KeyRing.newKey();
const plain = Buffer.from('{"idNumber":"001099000001"}');

describe('a sealed value', () => {
  it('opens where it was sealed', () => {
    expect(unseal(key, seal(key, plain, place), place).equals(plain)).toBe(true);
    expect(unseal(key, seal(key, Buffer.alloc(0), place), place)).toHaveLength(0);
  });

  it('never looks the same twice, and shows nothing', () => {
    const [one, other] = [seal(key, plain, place), seal(key, plain, place)];
    expect(one.equals(other)).toBe(false);
    expect(one.toString('latin1')).not.toContain('001099000001');
  });

  it.each<[string, Partial<Place>]>([
    ['another row', { row: 'H52-2' }],
    ['another column', { column: 'submitter' }],
    ['another table', { table: 'dossier_step' }],
    ['a place that only reads the same', { table: 'dossier","owner', column: '' }],
  ])('does not open in %s', (_, moved) => {
    expect(() => unseal(key, seal(key, plain, place), { ...place, ...moved })).toThrow(BrokenSeal);
  });

  it('does not open when any byte of it was changed, nor under another key, nor cut short', () => {
    const sealed = seal(key, plain, place);
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed[at]! ^= 1;
      expect(() => unseal(key, changed, place)).toThrow(BrokenSeal);
    }
    expect(() => unseal(KeyRing.newKey(), sealed, place)).toThrow(BrokenSeal);
    for (const length of [0, 1, 28, sealed.length - 1]) {
      expect(() => unseal(key, sealed.subarray(0, length), place)).toThrow(BrokenSeal);
    }
  });

  it('says where it stands when it does not open, and nothing of what it holds', () => {
    const opened = () => unseal(key, seal(key, plain, place), { ...place, row: 'H52-2' });
    expect(opened).toThrow('what stands at dossier.owner of H52-2 was not sealed there with this key');
  });
});

describe('a derived key', () => {
  it('is always the same for its purpose, and another one for another', () => {
    expect(derivedKey(key, 'a').equals(derivedKey(key, 'a'))).toBe(true);
    expect(derivedKey(key, 'a').equals(derivedKey(key, 'b'))).toBe(false);
    expect(derivedKey(key, 'a').equals(key)).toBe(false);
  });
});
