import abbreviations from '../../seeds/abbreviations.json' with { type: 'json' };
import bureaux from '../../seeds/bureaux.json' with { type: 'json' };
import calendar from '../../seeds/calendar.json' with { type: 'json' };
import commitments from '../../seeds/commitments.json' with { type: 'json' };
import confusables from '../../seeds/confusables.json' with { type: 'json' };
import corrections from '../../seeds/corrections.json' with { type: 'json' };
import openings from '../../seeds/openings.json' with { type: 'json' };
import phrases from '../../seeds/phrases.json' with { type: 'json' };
import profiles from '../../seeds/profiles.json' with { type: 'json' };
import promiseVerbs from '../../seeds/promise-verbs.json' with { type: 'json' };
import snippets from '../../seeds/snippets.json' with { type: 'json' };
import { Registry } from './bureaux/registry.js';
import type { RegistryData } from './bureaux/types.js';
import type { CommitmentData } from './commitments/types.js';
import type { PhraseData } from './deadlines/types.js';
import type { Openings } from './features/completion/opening-proposals.js';
import type { Snippets } from './features/snippets.js';
import { wordListsOf } from './rules/word-lists.js';
import { type SeededKnowledge, commitmentsOf, timesOf } from './workspace/knowledge-base.js';

/** What the product is seeded with: Hong Kong's registry, calendar, phrases. The bundler puts the data in. */
export interface Seeds extends SeededKnowledge {
  readonly snippets: Snippets;
  readonly openings: Openings;
}

/** Reads the seeds. Costs a few milliseconds; call it once. */
export function readSeeds(): Seeds {
  // The JSON's own type is too narrow: each successor list has its own keys.
  const data = {
    registry: bureaux as unknown as RegistryData,
    calendar,
    phrases: phrases as PhraseData,
    commitments: commitments as CommitmentData,
    corrections,
  };
  const { greek, cyrillic, phonetic, further } = confusables;
  return {
    data,
    registry: new Registry(data.registry),
    times: timesOf(data),
    commitments: commitmentsOf(calendar, data.commitments),
    confusables: new Map(Object.entries({ ...greek, ...cyrillic, ...phonetic, ...further.letters })),
    words: wordListsOf(abbreviations, corrections, promiseVerbs),
    profiles,
    snippets: snippets as Snippets,
    openings,
  };
}
