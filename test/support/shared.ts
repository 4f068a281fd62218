import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The repository's root. */
export const ROOT = path.resolve(import.meta.dirname, '../..');

const SHARED = path.resolve(ROOT, '../shared');

/** Acceptance material that stands beside the checkout where there is any: the real Supplement and its labels. */
export const MATERIAL = {
  supplement: path.join(SHARED, 'seed/policy-address-2023-supplement.md'),
  gold: path.join(SHARED, 'gold'),
};

/** The text of a draft in `seeds/samples/`. */
export function sample(name: string): string {
  return readFileSync(path.join(ROOT, 'seeds/samples', name), 'utf8');
}

/** The text of the real Supplement, which must be there. */
export function readSupplement(): string {
  return readFileSync(MATERIAL.supplement, 'utf8');
}

/** Runs tests on the real Supplement where it is there, and says so where it is not. */
export function withMaterial(title: string, tests: () => void): void {
  if (existsSync(MATERIAL.supplement)) describe(title, tests);
  else it.skip(`${title} (left out: there is no ${path.relative(ROOT, MATERIAL.supplement)})`);
}
