import { hashPassword, passwordMatches } from './password.js';

describe('a kept password', () => {
  it('is matched by itself, in any form of Unicode, and by nothing else', async () => {
    const kept = await hashPassword('mật khẩu rất dài');
    expect(kept).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
    expect(await passwordMatches('mật khẩu rất dài'.normalize('NFD'), kept)).toBe(true);
    expect(await passwordMatches('mật khẩu rất dài ', kept)).toBe(false);
    expect(await hashPassword('mật khẩu rất dài')).not.toBe(kept);
  });

  it('is one of the reference implementation’s', async () => {
    // Of the test vectors in https://github.com/P-H-C/phc-winner-argon2 (test.c, version 0x13, Argon2id).
    const kept = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';
    expect(await passwordMatches('password', kept)).toBe(true);
    expect(await passwordMatches('differentpassword', kept)).toBe(false);
  });

  it('that nobody has is matched by nothing, and costs the same', async () => {
    const kept = await hashPassword('mật khẩu rất dài');
    const fastest = async (against: string | null) => {
      let least = Infinity;
      for (let round = 0; round < 5; round += 1) {
        const from = performance.now();
        expect(await passwordMatches('sai mật khẩu', against)).toBe(false);
        least = Math.min(least, performance.now() - from);
      }
      return least;
    };
    const [somebody, nobody] = [await fastest(kept), await fastest(null)];
    expect(Math.max(somebody, nobody) / Math.min(somebody, nobody)).toBeLessThan(2);
  });
});
