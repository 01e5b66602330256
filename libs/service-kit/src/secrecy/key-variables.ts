import { makeValidator } from 'envalid';
import { KEY_BYTES } from './sealing.js';

/** 32 bytes in Base64. */
export const base64Key = makeValidator<Buffer>(keyOf);

/** Several of them, separated by commas. */
export const base64Keys = makeValidator<Buffer[]>((input) => input.split(',').map((key) => keyOf(key.trim())));

function keyOf(text: string): Buffer {
  const key = /^[A-Za-z0-9+/]+={0,2}$/.test(text) ? Buffer.from(text, 'base64') : Buffer.alloc(0);
  if (key.length !== KEY_BYTES) throw new TypeError(`must be ${KEY_BYTES} bytes in Base64`);
  return key;
}
