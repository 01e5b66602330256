import { makeValidator } from 'envalid';
import type { Rate } from './gcra.js';

const PATTERN = /^([1-9]\d{0,8})\/([1-9]\d{0,5})$/;

/** `600/60`: six hundred requests in sixty seconds; `off`: no limit. */
export const rate = makeValidator<string>((input) => {
  if (input === 'off' || PATTERN.test(input)) return input;
  throw new TypeError('must look like 600/60 (requests/seconds), or be off');
});

/** Undefined for `off`. */
export function rateOf(text: string): Rate | undefined {
  const [, quota, seconds] = PATTERN.exec(text) ?? [];
  return quota === undefined ? undefined : { quota: Number(quota), windowMs: Number(seconds) * 1000 };
}
