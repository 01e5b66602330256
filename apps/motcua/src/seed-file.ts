/** A file the directory is seeded with; found through its package, without loading the service. */
export function seedFile(name: 'calendars.json' | 'positions.json'): URL {
  return new URL(`../seed/${name}`, import.meta.resolve('@motcua/directory'));
}
