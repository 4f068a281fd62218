/** So many bytes go into one call: a function takes only so many arguments. */
const AT_A_TIME = 8192;

/** Bytes in base64, with what both Node and browsers have. */
export function encodeBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += AT_A_TIME) {
    binary += String.fromCharCode(...bytes.subarray(at, at + AT_A_TIME));
  }
  return btoa(binary);
}
