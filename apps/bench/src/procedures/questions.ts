/** What readers of the catalogue ask, and how often among twenty. */
export interface Question {
  readonly kind: string;
  readonly share: number;
  readonly path: (n: number) => string;
}

const cursorAfter = (n: number) => Buffer.from(JSON.stringify([codeOf(n)])).toString('base64url');

function codeOf(n: number): string {
  return `8.${String(1 + (n % 9_000)).padStart(6, '0')}`;
}

const words = ['khai sinh', 'đất đai', 'XÂY DỰNG', 'so 77', 'hộ kinh doanh'];
const year = (n: number) => 2019 + (n % 5);

export const questions: readonly Question[] = [
  { kind: 'firstPage', share: 5, path: () => '/v1/procedures' },
  { kind: 'nextPage', share: 4, path: (n) => `/v1/procedures?cursor=${cursorAfter(n * 37)}` },
  { kind: 'longPage', share: 1, path: (n) => `/v1/procedures?limit=200&cursor=${cursorAfter(n * 41)}` },
  { kind: 'level', share: 2, path: (n) => `/v1/procedures?level=commune&cursor=${cursorAfter(n * 43)}` },
  { kind: 'field', share: 2, path: (n) => `/v1/procedures?fieldCode=G99-XX${String(n % 90).padStart(2, '0')}` },
  { kind: 'search', share: 3, path: (n) => `/v1/procedures?q=${encodeURIComponent(words[n % 5]!)}` },
  { kind: 'past', share: 2, path: (n) => `/v1/procedures?at=${year(n)}-06-01&cursor=${cursorAfter(n * 47)}` },
  {
    kind: 'filtersAndSearch',
    share: 1,
    path: (n) => `/v1/procedures?at=${year(n)}-06-01&level=district&serviceLevel=partial&q=dat+dai`,
  },
];

/** In an order that mixes them evenly. */
export function questionAt(n: number): Question {
  const slots = questions.flatMap((question) => Array.from({ length: question.share }, () => question));
  return slots[(n * 7) % slots.length]!;
}

export const showPath = (n: number) => `/v1/procedures/${codeOf(n * 53)}`;
