import { verifyLog } from '@motcua/messaging';
import { auditReport } from '@motcua/service-kit';
import { DossierServiceFixture } from './dossier-service.fixture.js';
import { dossierService } from './index.js';

let dossiers: DossierServiceFixture;
let code: string;
beforeEach(async () => {
  dossiers = await DossierServiceFixture.start();
  code = await dossiers.register();
  await dossiers.act(code, 'receive');
  await dossiers.act(code, 'forward');
  await dossiers.register();
});
afterEach(() => dossiers.stop());

const report = async () => auditReport(await verifyLog(dossiers.dataSource, { heads: dossierService.heads }));

/** As the owner of the database could. */
async function tamper(statement: string): Promise<void> {
  await dossiers.dataSource.query('alter table event disable trigger all');
  await dossiers.dataSource.query(statement);
}

describe('the audit of dossiers', () => {
  it('finds nothing where nothing was touched', async () => {
    expect(await report()).toEqual(['4 events of 2 subjects verified, 0 faults']);
  });

  it.each([
    [
      'an edited act',
      `update event set data = replace(data::text, 'forward', 'finish')::json where sequence = 3`,
      'event 3 of CODE is not what was written',
    ],
    [
      'a last act that was taken out',
      `delete from event where sequence = 3`,
      'event 3 of CODE is missing, and all after it',
    ],
    ['an act taken out of the middle', `delete from event where sequence = 2`, 'event 2 of CODE is missing'],
    [
      'a dossier whose whole log is gone',
      `delete from event where subject in (select subject from event where sequence = 3)`,
      'event 1 of CODE is missing, and all after it',
    ],
  ])('finds %s', async (_, statement, sentence) => {
    await tamper(statement);
    const [fault, sum] = await report();
    expect(fault).toBe(sentence.replace('CODE', code));
    expect(sum).toMatch(/ 1 faults$/);
  });

  it('finds a dossier that was taken out of the tables', async () => {
    await dossiers.dataSource.query('alter table dossier_step disable trigger all');
    await dossiers.dataSource.query(
      'delete from dossier_step where dossier_id = (select id from dossier where code = $1)',
      [code],
    );
    await dossiers.dataSource.query('delete from dossier where code = $1', [code]);
    expect((await report())[0]).toBe(`event 3 of ${code} is of a subject that the service knows nothing of`);
  });
});
