import type { DataSource } from 'typeorm';
import { CHANGE_ALL, CREATE_ALL } from './dossier-statements.js';
import { DossierWriter } from './dossier-writer.js';

/** As the driver reports what the server says, and what happens to the connection. */
const refused = (code: string) => Object.assign(new Error('refused'), { code, severity: 'ERROR' });
const lost = () => Object.assign(new Error('Connection terminated unexpectedly'), { code: 'ECONNRESET' });

/** A database that fails whatever is written together. */
function failing(error: Error) {
  const sent: string[] = [];
  const query = (text: string) => {
    const together = text === CHANGE_ALL || text === CREATE_ALL;
    sent.push(together ? 'together' : 'alone');
    return together ? Promise.reject(error) : Promise.resolve([{ id: '7' }]);
  };
  return { sent, writer: new DossierWriter({ query } as unknown as DataSource) };
}

describe('what fails when it is written together', () => {
  it.each(['23505', '22P02', '40P01'])('is tried one by one when the server has undone it (%s)', async (code) => {
    const { sent, writer } = failing(refused(code));
    expect(await Promise.all([writer.change([1]), writer.change([2])])).toEqual([true, true]);
    expect(await Promise.all([writer.create([1]), writer.create([2])])).toEqual([7, 7]);
    expect(sent).toEqual(['together', 'alone', 'alone', 'together', 'alone', 'alone']);
  });

  it.each([lost(), refused('57014'), refused('57P01')])(
    'is never repeated when it may have been done (%s)',
    async (error) => {
      const { sent, writer } = failing(error);
      const settled = await Promise.allSettled([writer.change([1]), writer.change([2])]);
      expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
      expect(sent).toEqual(['together']);
    },
  );
});
