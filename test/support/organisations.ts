import type { Organisation } from '../../server/src/bureaux/types.js';
import { UNKNOWN_ORGANISATION } from '../../server/src/workspace/registry-file.js';

/** An organisation of a government of the tests, in force since 2000 unless it is given otherwise. */
export function organisation(code: string, given: Partial<Organisation> = {}): Organisation {
  return {
    ...UNKNOWN_ORGANISATION,
    id: code,
    code,
    nameEn: `Ministry ${code}`,
    validFrom: '2000-01-01',
    ...given,
  };
}
