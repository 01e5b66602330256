import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockHome } from './home-lock.js';
import { beginAnew, openHome } from './home.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'motcua-home-'));
});
afterEach(() => rm(folder, { recursive: true }));

const open = (name = 'home') => openHome({ MOTCUA_HOME: join(folder, name) });

describe('a home', () => {
  it('is made when it is missing, and known again', async () => {
    const home = await open();
    expect(await open()).toBe(home);
    expect(await readdir(home)).toEqual(['motcua-home.txt']);
  });

  it('is never a folder of something else', async () => {
    await writeFile(join(folder, 'thesis.txt'), 'years of work');
    await expect(open('.')).rejects.toThrow('holds something else');
    await expect(beginAnew(folder)).rejects.toThrow('nothing is removed');
    expect(await readdir(folder)).toEqual(['thesis.txt']);
  });

  it('begins anew without its data, and with its key', async () => {
    const home = await open();
    await mkdir(join(home, 'postgres'));
    await writeFile(join(home, 'development-key.json'), '{}');
    await beginAnew(home);
    expect((await readdir(home)).sort()).toEqual(['development-key.json', 'motcua-home.txt']);
  });
});

describe('the lock of a home', () => {
  it('keeps a second system away', async () => {
    const home = await open();
    await writeFile(join(home, 'lock'), String(process.ppid));
    await expect(lockHome(home)).rejects.toThrow(`runs on ${home} already (process ${process.ppid})`);
  });

  it.each(['2147483646', 'nonsense', '', String(process.pid)])(
    'counts for nothing when process "%s" is gone',
    async (pid) => {
      const home = await open();
      await writeFile(join(home, 'lock'), pid);
      const lock = await lockHome(home);
      await lock.release();
      expect(await readdir(home)).toEqual(['motcua-home.txt']);
    },
  );
});
