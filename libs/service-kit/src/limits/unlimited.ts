/** Switches every rate limit off: for tests and benchmarks that ask as often as they can. */
export const UNLIMITED = {
  RATE_LIMIT_ANONYMOUS: 'off',
  RATE_LIMIT_FAILED_AUTHENTICATION: 'off',
  RATE_LIMIT_CITIZEN: 'off',
  RATE_LIMIT_OFFICER: 'off',
  RATE_LIMIT_SYSTEM: 'off',
} as const;
