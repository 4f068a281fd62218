/** English texts of the one line that tells how an initiative stands. */
export const INITIATIVE_TEXTS = {
  dated: 'Dated: {timing}',
  datedAbove: 'Dated by the item above',
  vague: 'Vague: {timing}',
  vagueAbove: 'Vague, as the item above',
  ongoing: 'Goes on, without a date',
  missing: 'No date',
  lead: '{lead} leads',
  leadAndOthers: '{lead} leads, {others} in support',
  relevant: 'Relevant bureaux',
  noBureau: 'No bureau',
  noProblem: 'No problems',
  oneProblem: '1 problem',
  problems: '{0} problems',
} as const;
