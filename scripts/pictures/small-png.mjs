/**
 * Makes small PNGs of screenshots. A window has few colours, and most of them are shades at the edges of letters, so a
 * palette looks the same at a quarter of the size.
 */
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');

/**
 * @param {Buffer} png as Chromium writes it: eight bits a channel, not interlaced
 * @param {number} colours how many there may be, 256 at most
 * @returns {Buffer} the same picture with a palette
 */
export function smallPng(png, colours) {
  const { width, height, pixels } = decode(png);
  const { palette, indexes } = quantise(pixels, colours);
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) {
    rows.set(indexes.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3], 8);
  const entries = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', entries),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** @param {string} type @param {Buffer} data */
function chunk(type, data) {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(named.length + 8);
  frame.writeUInt32BE(data.length, 0);
  frame.set(named, 4);
  frame.writeUInt32BE(crc32(named), named.length + 4);
  return frame;
}

/**
 * @param {Buffer} png
 * @returns {{width: number, height: number, pixels: Uint32Array}} pixels as 0xRRGGBB
 */
function decode(png) {
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const [depth, type, , , interlaced] = png.subarray(24, 29);
  const step = { 2: 3, 6: 4 }[/** @type {number} */ (type)];
  if (depth !== 8 || interlaced || !step) throw new Error('This is no PNG of the kind that Chromium writes.');
  const parts = [];
  for (let at = SIGNATURE.length; at < png.length; at += png.readUInt32BE(at) + 12) {
    const data = png.subarray(at + 8, at + 8 + png.readUInt32BE(at));
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(data);
  }
  const bytes = inflateSync(Buffer.concat(parts));
  const pixels = new Uint32Array(width * height);
  const stride = width * step;
  let above = new Uint8Array(stride);
  for (let y = 0; y < height; y++) {
    const start = y * (stride + 1);
    const row = new Uint8Array(bytes.subarray(start + 1, start + 1 + stride));
    unfilter(row, above, bytes[start], step);
    for (let x = 0; x < width; x++) {
      const at = x * step;
      pixels[y * width + x] = (row[at] << 16) | (row[at + 1] << 8) | row[at + 2];
    }
    above = row;
  }
  return { width, height, pixels };
}

/**
 * Turns the differences that a row of a PNG holds into values.
 * @param {Uint8Array} row
 * @param {Uint8Array} above
 * @param {number} filter
 * @param {number} step bytes of a pixel
 */
function unfilter(row, above, filter, step) {
  for (let i = 0; i < row.length; i++) {
    const left = i < step ? 0 : row[i - step];
    const corner = i < step ? 0 : above[i - step];
    const up = above[i];
    row[i] += [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
  }
}

/** @param {number} left @param {number} up @param {number} corner */
function paeth(left, up, corner) {
  const [a, b, c] = [up - corner, left - corner, left + up - 2 * corner].map(Math.abs);
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

/**
 * Takes one colour after the other into the palette, always the one that would be missed most: because there is much of
 * it, or because nothing like it is there yet. So the few red letters of a window stay red.
 * @param {Uint32Array} pixels
 * @param {number} limit
 */
function quantise(pixels, limit) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  // In an order of their own, so that the same picture always gives the same file.
  const colours = [...counts]
    .sort(([a], [b]) => a - b)
    .map(([colour, count]) => ({ colour, count, far: 1e6, place: 0 }));
  /** @type {number[]} */
  const palette = [];
  while (palette.length < Math.min(limit, colours.length)) {
    const missed = colours.reduce((most, one) => (one.count * one.far > most.count * most.far ? one : most));
    for (const one of colours) {
      const far = distance(one.colour, missed.colour);
      if (far < one.far) Object.assign(one, { far, place: palette.length });
    }
    palette.push(missed.colour);
  }
  const places = new Map(colours.map(({ colour, place }) => [colour, place]));
  return { palette, indexes: Uint8Array.from(pixels, (pixel) => places.get(pixel) ?? 0) };
}

/** @param {number} one @param {number} other The square of how far two colours are apart. */
function distance(one, other) {
  const red = (one >> 16) - (other >> 16);
  const green = ((one >> 8) & 255) - ((other >> 8) & 255);
  const blue = (one & 255) - (other & 255);
  return red * red + green * green + blue * blue;
}
