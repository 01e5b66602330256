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
    // CPU time of the process, for the machine has other work as well
    const least = { somebody: Infinity, nobody: Infinity };
    for (let round = 0; round < 10; round += 1) {
      for (const who of ['somebody', 'nobody'] as const) {
        const from = process.cpuUsage();
        expect(await passwordMatches('sai mật khẩu', who === 'somebody' ? kept : null)).toBe(false);
        const { user, system } = process.cpuUsage(from);
        least[who] = Math.min(least[who], user + system);
      }
    }
    expect(Math.max(least.somebody, least.nobody) / Math.min(least.somebody, least.nobody)).toBeLessThan(2);
  });
});
