/** How the bytes of a file are its text. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** The encoding of a file: UTF-16 where a byte order mark says so, else UTF-8. */
export function encodingOf(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
}

/** The bytes of a text in an encoding, with a byte order mark where `marked`. */
export function encodeText(text: string, encoding: Encoding, marked: boolean): Uint8Array {
  const written = marked ? `\ufeff${text}` : text;
  if (encoding === 'utf-8') return new TextEncoder().encode(written);
  const bytes = new DataView(new ArrayBuffer(2 * written.length));
  for (let i = 0; i < written.length; i++) {
    bytes.setUint16(2 * i, written.charCodeAt(i), encoding === 'utf-16le');
  }
  return new Uint8Array(bytes.buffer);
}

/** Whether bytes begin with a byte order mark. */
export function isMarked(bytes: Uint8Array): boolean {
  const isUtf8Mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return isUtf8Mark || encodingOf(bytes) !== 'utf-8';
}

/**
 * The text of a file: UTF-8, or UTF-16 where a byte order mark says so (as Notepad saves "Unicode"); the mark itself is
 * left out. Null where the bytes are no text.
 */
export function decodeText(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}
