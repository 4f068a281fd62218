import type { Rest } from './portions.js';

/** So many bytes go into one call: a function takes only so many arguments. They are whole groups of three, so no padding comes in between. */
const AT_A_TIME = 3 * 4096;

/** Bytes in base64, with what both Node and browsers have. Between its parts it rests. */
export async function encodeBase64(bytes: Uint8Array, rest: Rest): Promise<string> {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += AT_A_TIME) {
    parts.push(btoa(String.fromCharCode(...bytes.subarray(at, at + AT_A_TIME))));
    await rest();
  }
  return parts.join('');
}
