import type { CheckedFinding } from './workbench.js';

/** The message of a finding in a draft, with where the other places are that it speaks of, but for those on its own line. */
export function messageWithPlaces(draft: string, { message, line, related }: CheckedFinding): string {
  const places = related
    .filter((place) => place.path !== draft || place.line !== line)
    .map((place) => (place.path === draft ? `line ${place.line}` : `${place.path}:${place.line}`));
  return places.length > 0 ? `${message} See ${places.join(', ')}.` : message;
}
