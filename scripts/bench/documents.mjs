import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { generateDraft } from '../generate-drafts.mjs';

/** @type {Readonly<Record<string, number>>} bytes by name */
const SIZES = { '13k': 13_500, '270k': 270_000, '2.7m': 2_700_000 };

export const SIZE_NAMES = Object.keys(SIZES);

/**
 * @typedef {object} BenchDocument
 * @property {string} name
 * @property {string} uri
 * @property {string} text
 */

/**
 * The generated drafts, always the same. They are only said to be in the folder: an open document is not read there.
 * @param {string} folder
 * @param {readonly string[]} names of sizes
 * @returns {BenchDocument[]}
 */
export function documentsOf(folder, names) {
  return names.map((name) => {
    const file = `draft-${name}.md`;
    return { name: file, uri: pathToFileURL(join(folder, file)).href, text: generateDraft(SIZES[name]) };
  });
}
