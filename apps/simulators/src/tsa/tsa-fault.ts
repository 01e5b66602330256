/** What the authority can be told to do, and what happens then. */
export const tsaFaults = {
  down: 'HTTP 503, no answer of RFC 3161',
  silent: 'the connection is kept, and never answered',
  refuse: 'status 2 (rejection), systemFailure',
  wrongImprint: 'a valid time stamp over something else',
  wrongNonce: 'a valid time stamp that answers another query',
  stranger: 'signed by somebody whose certificate is not the published one',
  garbage: 'HTTP 200 with bytes that are no ASN.1',
} as const;

export type TsaFault = keyof typeof tsaFaults;
export const tsaFaultNames = Object.keys(tsaFaults) as TsaFault[];
