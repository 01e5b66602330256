/** Who sends a request, as the server sees it. */
export interface Caller {
  readonly ip: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** Is it on this machine? Behind a proxy everybody would seem to be. */
export function isLocal({ ip, headers }: Caller): boolean {
  const forwarded = headers['x-forwarded-for'] !== undefined || headers['forwarded'] !== undefined;
  return !forwarded && (ip === '::1' || /^(::ffff:)?127\./.test(ip));
}
