import { randomBytes } from 'node:crypto';
import { KeyRing } from './key-ring.js';

const hashKey = randomBytes(32);
const old = { name: 'old', key: randomBytes(32) };
const current = { name: 'current', key: randomBytes(32) };
const ring = new KeyRing([current, old], hashKey);

describe('the key ring', () => {
  it('opens what it sealed, in any script, and never seals alike twice', () => {
    const sealed = ring.seal('Lò Thị Mẫu', 'name:1');
    expect(ring.open(sealed, 'name:1')).toBe('Lò Thị Mẫu');
    expect(ring.seal('Lò Thị Mẫu', 'name:1')).not.toBe(sealed);
    expect(sealed).not.toContain('Mẫu');
  });

  it('opens nothing in another place, and nothing that was changed', () => {
    const sealed = ring.seal('secret', 'totp:1');
    expect(() => ring.open(sealed, 'totp:2')).toThrow();
    const [name, text] = sealed.split('.') as [string, string];
    const bytes = Buffer.from(text, 'base64url');
    for (const at of [0, 14, bytes.length - 1]) {
      const changed = Buffer.from(bytes);
      changed[at]! ^= 1;
      expect(() => ring.open(`${name}.${changed.toString('base64url')}`, 'totp:1')).toThrow();
    }
  });

  it('reads what an older key sealed, until that key is gone', () => {
    const before = new KeyRing([old], hashKey).seal('kept', 'x');
    expect(ring.open(before, 'x')).toBe('kept');
    expect(ring.seal('new', 'x')).toMatch(/^current\./);
    expect(() => new KeyRing([current], hashKey).open(before, 'x')).toThrow('no key "old"');
  });

  it('hashes the same value alike whatever encrypts, and differently for another purpose', () => {
    const hash = ring.hash('identity-number', '000000000001');
    expect(new KeyRing([old], hashKey).hash('identity-number', '000000000001')).toEqual(hash);
    expect(ring.hash('tax-code', '000000000001')).not.toEqual(hash);
  });
});
