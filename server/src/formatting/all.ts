import { blankLines } from './blank-lines.js';
import { bullets } from './bullets.js';
import type { Concern } from './concern.js';
import { headings } from './headings.js';
import { spaces } from './spaces.js';
import { tags } from './tags.js';

/** All that formatting sees to. Where two would change the same words, the one that stands first here does it first. */
export const CONCERNS: readonly Concern[] = [bullets, tags, headings, spaces, blankLines];
