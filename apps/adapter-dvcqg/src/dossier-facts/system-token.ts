import { readFile, stat } from 'node:fs/promises';

/** Where the adapter's own access token comes from. */
export interface SystemToken {
  current(): Promise<string>;
}

/** A token given once, or kept in a file that somebody renews. */
export class ConfiguredToken implements SystemToken {
  private known: { readonly token: string; readonly changedMs: number } | null = null;

  constructor(private readonly source: { readonly token: string | undefined; readonly file: string | undefined }) {}

  async current(): Promise<string> {
    const { token, file } = this.source;
    if (!file) return token ?? '';
    const { mtimeMs } = await stat(file);
    if (this.known?.changedMs !== mtimeMs)
      this.known = { token: (await readFile(file, 'utf8')).trim(), changedMs: mtimeMs };
    return this.known.token;
  }
}
