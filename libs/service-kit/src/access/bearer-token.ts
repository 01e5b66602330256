/** The token of `Authorization: Bearer …`; undefined when there is none, or not in this form. */
export function bearerToken(authorization: string | undefined): string | undefined {
  return authorization === undefined ? undefined : /^bearer +([\w.~+/=-]+) *$/i.exec(authorization)?.[1];
}
