/** Kinds of organisation in words; a kind that another government's registry brings is shown as it is. */
export const KINDS = {
  agency: 'Agency',
  bureau: 'Bureau',
  council: 'Council',
  'dedicated office': 'Dedicated office',
  department: 'Department',
  'independent body': 'Independent body',
  judiciary: 'Judiciary',
  legislature: 'Legislature',
  office: 'Office',
  'public body': 'Public body',
  'statutory body': 'Statutory body',
} as const;

/** English texts of what is told of a code, a line each. */
export const BUREAU_TEXTS = {
  ...KINDS,
  inForce: '{kind}, in force since {from}',
  inForceLong: '{kind}, in force since {from} or before',
  ending: '{kind}, in force from {from} until {to}',
  endingLong: '{kind}, in force until {to}',
  over: '{kind}, no longer in force: from {from} until {to}',
  overLong: '{kind}, no longer in force: until {to}',
  notYet: '{kind}, not yet in force: from {from}',
  head: 'Head: {head}',
  overseers: 'Overseen by: {names}',
  presumedOverseers: 'Probably overseen by: {names}',
  departments: 'Oversees: {codes}',
  manyDepartments: 'Oversees: {codes} and {count} more',
  presumedDepartments: 'Probably oversees: {codes}',
  manyPresumedDepartments: 'Probably oversees: {codes} and {count} more',
  predecessors: 'Came from: {names}',
  successors: 'Became: {names}',
  instead: 'In force instead: {names}',
  counts: 'In this draft: leads {leads}, supports {supports}',
  noCounts: 'In this draft: named in no tag',
} as const;
