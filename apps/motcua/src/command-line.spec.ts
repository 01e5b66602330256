import { readFile } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { motcua } from './command-line.fixture.js';

const casesFile = new URL('../../../libs/calendar/cases/deadlines.dev.ndjson', import.meta.url);

interface Case extends Record<string, unknown> {
  readonly id: string;
  readonly expect: Record<string, unknown>;
}

it('runs on Node 24', () => expect(process.versions.node).toMatch(/^24\./));

describe('motcua deadline --stdin', () => {
  it('answers every case as the specification expects, in order', async () => {
    const cases = (await readFile(casesFile, 'utf8')).trimEnd().split('\n');
    const { code, stdout, stderr } = await motcua(['deadline', '--stdin'], {}, cases.join('\n'));
    expect([code, stderr]).toEqual([0, '']);
    const answers = stdout.trimEnd().split('\n');
    expect(answers).toHaveLength(cases.length);
    const wrong = answers.filter((answer, index) => {
      const { id, expect: expected } = JSON.parse(cases[index]!) as Case;
      return !isDeepStrictEqual(JSON.parse(answer), { id, ...expected });
    });
    expect(wrong).toEqual([]);
  });
});

describe('motcua deadline --stdin --explain', () => {
  it('adds the reasons', async () => {
    const [first] = (await readFile(casesFile, 'utf8')).split('\n');
    const { stdout } = await motcua(['deadline', '--stdin', '--explain'], {}, first);
    const { expect: expected, id } = JSON.parse(first!) as Case;
    const answer = JSON.parse(stdout) as Record<string, unknown>;
    expect(answer).toMatchObject({ id, ...expected });
    expect(answer['explanation']).toEqual(expect.arrayContaining([expect.stringMatching(/^Tiếp nhận lúc /)]));
  });
});

describe('the command line', () => {
  it('lists the seeded positions', async () => {
    const { code, stdout } = await motcua(['positions']);
    expect(code).toBe(0);
    for (const id of ['province', 'centre', 'department', 'district', 'commune'])
      expect(stdout).toMatch(new RegExp(`^${id} `, 'm'));
  });

  it.each([
    ['start', 'NODE_ENV=production'],
    ['start-distributed', 'NODE_ENV=production'],
    ['token', 'NODE_ENV=production'],
  ])('refuses %s in production, with exit code 1 and one message', async (command, why) => {
    const { code, stdout, stderr } = await motcua([command], { NODE_ENV: 'production' });
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(why);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it('says what to do when the demo finds no system', async () => {
    const { code, stderr } = await motcua(['demo', '--url', 'http://127.0.0.1:1']);
    expect(code).toBe(1);
    expect(stderr).toBe(
      'No system runs at http://127.0.0.1:1. Start it with "npm start" in another terminal, or name it by --url.\n',
    );
  });

  it.each([
    [['start'], { PORT: 'http' }, 'PORT "http" is not valid'],
    [['gateway'], {}, 'DIRECTORY_URL is missing'],
    [['fly'], {}, "unknown command 'fly'"],
  ])('%j with %j is refused', async (args, env, why) => {
    const { code, stderr } = await motcua(args, env);
    expect(code).toBe(1);
    expect(stderr).toContain(why);
  });
});
