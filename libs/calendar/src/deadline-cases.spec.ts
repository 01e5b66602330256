import { deadlineLine } from './deadline-line.js';
import { calendarsFile, devCases } from './sonla.fixture.js';

describe('the cases of deadlines.dev.ndjson', () => {
  it('are there', () => {
    expect(devCases.length).toBeGreaterThanOrEqual(1200);
  });

  it('are answered as the specification expects, every one', () => {
    const differences = devCases.flatMap((line) => {
      const { expect: expected, ...question } = JSON.parse(line) as { id: string; expect: Record<string, unknown> };
      const answer = JSON.parse(deadlineLine(JSON.stringify(question), calendarsFile)) as Record<string, unknown>;
      return isSame(answer, { id: question.id, ...expected }) ? [] : [{ line, answer }];
    });
    expect(differences).toEqual([]);
  });
});

function isSame(answer: unknown, expected: unknown): boolean {
  return JSON.stringify(sorted(answer)) === JSON.stringify(sorted(expected));
}

function sorted(value: unknown): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, inner]) => [key, sorted(inner)])
    : value;
}
