// Writes drafts of any size for measuring: invented initiatives, the same bytes at every run.
//
//   node scripts/generate-drafts.mjs OUTDIR
//
// writes draft-13k.md, draft-270k.md and draft-2.7m.md. `generateDraft(bytes, { seed })` returns the text itself.
// About 45 % of the initiatives have a date, 15 % are vague, 10 % ongoing, 30 % say nothing about time; about 2 % of the
// tags are defective, and now and then a bullet is a "•" or missing.

import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const themes = [
  {
    code: 'CSB',
    partners: ['ITIB', 'CMAB', 'LWB'],
    chapter: 'Civil Service',
    facilities: ['training suite', 'staff clinic', 'assessment centre', 'mentoring room', 'examination hall'],
    subjects: [
      'acting appointments',
      'leave for carers',
      'conduct online',
      'secondment',
      'promotion boards',
      'pensions',
    ],
    people: ['counter staff', 'division heads', 'executive officers', 'interpreters', 'personnel officers'],
    things: [
      'shared desks',
      'video booths',
      'personnel kiosks',
      'sign-language screens',
      'suggestion terminals',
    ],
    where: ['government offices', 'joint-user buildings', 'training venues', 'department headquarters'],
    aims: [
      'shorten recruitment',
      'keep able officers in post',
      'answer letters in plain words',
      'share good practice',
    ],
  },
  {
    code: 'CMAB',
    partners: ['HYAB', 'CSO', 'SB'],
    chapter: 'Constitutional and Mainland Affairs',
    facilities: [
      'liaison desk',
      'exhibition on the Basic Law',
      'help centre for residents',
      'polling depot',
      'service hall',
    ],
    subjects: [
      'personal data',
      'equal pay',
      'voter registration',
      'residents on the Mainland',
      'racial equality',
    ],
    people: [
      'polling officers',
      'privacy trainers',
      'liaison officers',
      'community speakers',
      'youth envoys',
    ],
    things: ['ballot scanners', 'electronic poll registers', 'display panels', 'information counters'],
    where: ['polling stations', 'Mainland offices', 'railway stations', 'law faculties'],
    aims: [
      'help residents settle in the Greater Bay Area',
      'count votes with fewer staff',
      'protect personal data',
    ],
  },
  {
    code: 'CEDB',
    partners: ['FSTB', 'ITIB', 'CSTB'],
    chapter: 'Commerce and Economic Development',
    facilities: [
      'trade office',
      'design studio',
      'showroom for exporters',
      'arbitration desk',
      'weather radar station',
    ],
    subjects: [
      'trade marks',
      'parallel imports',
      'export credit',
      'consumer refunds',
      'telecommunications masts',
    ],
    people: ['patent examiners', 'trade envoys', 'market analysts', 'stall holders', 'shop assistants'],
    things: [
      'product scanners',
      'trade counters',
      'demonstration stands',
      'broadband nodes',
      'signal relays',
    ],
    where: ['trade fairs', 'shopping arcades', 'remote villages', 'industrial buildings'],
    aims: [
      'open new markets for small firms',
      'settle disputes at lower cost',
      'protect buyers from false claims',
    ],
  },
  {
    code: 'CSTB',
    partners: ['DEVB', 'EDB', 'CEDB'],
    chapter: 'Culture, Sports and Tourism',
    facilities: [
      'black-box theatre',
      'climbing hall',
      'film archive',
      'visitor centre',
      'tennis court',
      'puppet museum',
    ],
    subjects: [
      'street performance',
      'heritage trails',
      'major sports events',
      'museum loans',
      'cruise visits',
    ],
    people: ['tour guides', 'young conductors', 'sports coaches', 'stage technicians', 'museum docents'],
    things: ['hearing loops', 'changing cubicles', 'trail signs', 'display cases', 'floodlights'],
    where: ['town halls', 'public libraries', 'sports centres', 'beaches', 'heritage houses'],
    aims: [
      'draw families to the arts',
      'lengthen the stay of visitors',
      'bring school teams onto public pitches',
    ],
  },
  {
    code: 'DEVB',
    partners: ['TLB', 'HB', 'EEB'],
    chapter: 'Land and Works',
    facilities: [
      'pumping station',
      'promenade',
      'service reservoir',
      'multi-storey depot',
      'materials laboratory',
    ],
    subjects: [
      'foundation plans',
      'slope upkeep',
      'modular construction',
      'land exchange',
      'underground utilities',
    ],
    people: [
      'site supervisors',
      'slope engineers',
      'building surveyors',
      'tree inspectors',
      'crane operators',
    ],
    things: ['water meters', 'leak sensors', 'tilt gauges', 'drainage pumps', 'safety barriers'],
    where: ['construction sites', 'village slopes', 'old buildings', 'waterworks', 'nullahs'],
    aims: [
      'keep streets dry in a rainstorm',
      'cut building costs',
      'bring unused land into use',
      'save fresh water',
    ],
  },
  {
    code: 'EDB',
    partners: ['LWB', 'CSTB', 'HHB'],
    chapter: 'Education',
    facilities: [
      'science laboratory',
      'teachers’ centre',
      'reading garden',
      'hostel for students',
      'robotics workshop',
    ],
    subjects: [
      'school libraries',
      'applied learning',
      'kindergarten fees',
      'homework',
      'university research',
    ],
    people: [
      'class teachers',
      'school heads',
      'laboratory technicians',
      'careers masters',
      'kindergarten aides',
    ],
    things: ['tablet computers', 'lifts', 'weather stations', 'sewing machines', 'water fountains'],
    where: [
      'primary schools',
      'special schools',
      'secondary schools',
      'kindergartens',
      'vocational colleges',
    ],
    aims: [
      'lighten the paperwork of teachers',
      'raise reading scores',
      'prepare pupils for technical trades',
    ],
  },
  {
    code: 'EEB',
    partners: ['DEVB', 'HHB', 'TLB'],
    chapter: 'Environment and Ecology',
    facilities: [
      'recycling yard',
      'public market',
      'solar farm',
      'wetland hide',
      'animal care centre',
      'food laboratory',
    ],
    subjects: [
      'food labels',
      'noise at night',
      'used batteries',
      'wild pigs',
      'roadside emissions',
      'fish farming',
    ],
    people: ['park wardens', 'market traders', 'energy auditors', 'food inspectors', 'young farmers'],
    things: ['food waste bins', 'fast chargers', 'air sensors', 'tree labels', 'recycling machines'],
    where: ['housing estates', 'country parks', 'public markets', 'petrol stations', 'fishing harbours'],
    aims: [
      'send less waste to landfills',
      'lower carbon emissions',
      'trace food from farm to shop',
      'shelter rare birds',
    ],
  },
  {
    code: 'FSTB',
    partners: ['FSO', 'CEDB', 'ITIB'],
    chapter: 'Financial Services and the Treasury',
    facilities: [
      'gold vault',
      'registry counter',
      'testing hub for insurers',
      'tax clinic',
      'supplies depot',
    ],
    subjects: [
      'digital assets',
      'family offices',
      'pension transfers',
      'green bonds',
      'company registers',
      'audit fees',
    ],
    people: ['tax advisers', 'actuaries', 'compliance officers', 'bond dealers', 'government accountants'],
    things: ['filing terminals', 'payment readers', 'trading links', 'registry kiosks', 'energy meters'],
    where: ['tax offices', 'government car parks', 'bank branches', 'public registries'],
    aims: [
      'widen the investor base',
      'spare firms a second filing',
      'protect savers',
      'sell surplus stock at a fair price',
    ],
  },
  {
    code: 'HB',
    partners: ['DEVB', 'LWB', 'HYAB'],
    chapter: 'Housing',
    facilities: [
      'block of rental flats',
      'covered walkway',
      'estate office',
      'communal laundry',
      'playground',
    ],
    subjects: [
      'subdivided flats',
      'estate renewal',
      'transfer of elderly tenants',
      'misuse of flats',
      'light housing',
    ],
    people: ['estate managers', 'lift mechanics', 'tenancy advisers', 'caretakers', 'community workers'],
    things: ['letter boxes', 'smart locks', 'roof gardens', 'fire doors', 'drying racks'],
    where: ['public estates', 'transitional housing', 'estate lobbies', 'shopping centres of estates'],
    aims: ['shorten the wait for a flat', 'house large families', 'make old estates safe for the frail'],
  },
  {
    code: 'HHB',
    partners: ['LWB', 'EDB', 'CSB'],
    chapter: 'Health',
    facilities: [
      'day surgery centre',
      'dental clinic',
      'district health centre',
      'stroke ward',
      'Chinese medicine pharmacy',
    ],
    subjects: [
      'antibiotics',
      'care near the end of life',
      'drug prices',
      'rare diseases',
      'screening of newborns',
    ],
    people: ['community nurses', 'dental therapists', 'family doctors', 'dispensers', 'peer counsellors'],
    things: [
      'heart monitors',
      'hospital beds',
      'dialysis machines',
      'ultrasound scanners',
      'pill dispensers',
    ],
    where: ['public hospitals', 'general clinics', 'health centres', 'rehabilitation wards'],
    aims: ['find cancers early', 'shorten the queue for scans', 'treat patients near their homes'],
  },
  {
    code: 'HYAB',
    partners: ['CMAB', 'LWB', 'CSTB'],
    chapter: 'Home and Youth Affairs',
    facilities: [
      'youth hostel',
      'community hall',
      'music room',
      'care team office',
      'volunteer centre',
      'village pier',
    ],
    subjects: [
      'owners’ corporations',
      'youth exchange',
      'religious sites',
      'district surveys',
      'guesthouse licences',
    ],
    people: [
      'care team members',
      'youth mentors',
      'building mediators',
      'volunteer drivers',
      'women leaders',
    ],
    things: ['rain shelters', 'notice boards', 'study desks', 'stage lamps', 'street benches'],
    where: ['community centres', 'rural villages', 'youth hostels', 'public housing blocks'],
    aims: [
      'bring neighbours together',
      'help young people find a first home',
      'settle quarrels over repairs',
    ],
  },
  {
    code: 'ITIB',
    partners: ['FSO', 'CEDB', 'EDB'],
    chapter: 'Innovation, Technology and Industry',
    facilities: [
      'clean room',
      'data centre',
      'prototype factory',
      'satellite laboratory',
      'computing cluster',
    ],
    subjects: ['open data', 'artificial intelligence', 'microchips', 'digital signatures', 'smart factories'],
    people: ['chip designers', 'data stewards', 'cyber analysts', 'laboratory founders', 'digital guides'],
    things: ['public terminals', 'robot arms', 'edge servers', 'drone docks', 'network probes'],
    where: ['technology parks', 'industrial estates', 'government data centres', 'service halls'],
    aims: [
      'move research out of the laboratory',
      'let residents fill in a single form',
      'guard systems from intrusion',
    ],
  },
  {
    code: 'LWB',
    partners: ['HHB', 'EDB', 'HYAB'],
    chapter: 'Labour and Welfare',
    facilities: ['day care centre', 'job centre', 'children’s home', 'sheltered workshop', 'carers’ lounge'],
    subjects: [
      'heat at work',
      'foster care',
      'sick pay',
      'child protection',
      'imported workers',
      'barrier-free access',
    ],
    people: ['care workers', 'foster parents', 'safety officers', 'social workers', 'job coaches'],
    things: ['wheelchair lifts', 'fall alarms', 'walking frames', 'cooling fans', 'bath hoists'],
    where: ['care homes', 'job centres', 'building sites', 'special child care centres'],
    aims: ['give carers a night off', 'cut accidents at work', 'keep frail persons in their own homes'],
  },
  {
    code: 'SB',
    partners: ['TLB', 'HHB', 'DoJ'],
    chapter: 'Security',
    facilities: [
      'fire station',
      'control point hall',
      'marine police base',
      'visiting room',
      'rescue training ground',
    ],
    subjects: [
      'telephone fraud',
      'fire safety of old buildings',
      'drug labels',
      'passports',
      'private guards',
    ],
    people: ['rescue volunteers', 'customs officers', 'dog handlers', 'drill instructors', 'ambulance crews'],
    things: ['body cameras', 'automated gates', 'radio sets', 'smoke alarms', 'rescue boats'],
    where: ['control points', 'fire stations', 'prisons', 'old tenements', 'tunnel portals'],
    aims: [
      'stop fraud at the bank counter',
      'clear travellers in less time',
      'reach a fire with the right tools',
    ],
  },
  {
    code: 'TLB',
    partners: ['DEVB', 'ITIB', 'EEB'],
    chapter: 'Transport and Logistics',
    facilities: [
      'bus interchange',
      'footbridge with lifts',
      'cycle track',
      'cold store',
      'pier',
      'inspection centre',
    ],
    subjects: [
      'taxi fleets',
      'driverless shuttles',
      'ship registers',
      'parking fees',
      'air cargo',
      'school coaches',
    ],
    people: ['bus captains', 'ship officers', 'signal engineers', 'traffic wardens', 'aircraft mechanics'],
    things: ['parking sensors', 'arrival displays', 'crossing signals', 'bicycle racks', 'mooring buoys'],
    where: ['minibus stops', 'ferry piers', 'road junctions', 'tunnels', 'cargo terminals'],
    aims: ['shorten the trip to work', 'spare hauliers an empty run', 'make crossings safe for the slow'],
  },
  {
    code: 'CSO',
    partners: ['CSB', 'SB', 'HYAB'],
    chapter: 'Co-ordination of Government',
    facilities: ['command room', 'records store', 'reading room for archives', 'press hall'],
    subjects: [
      'declassified files',
      'extreme weather',
      'replies to the Legislative Council',
      'poverty figures',
    ],
    people: ['duty officers', 'archivists', 'press officers', 'records managers'],
    things: ['backup generators', 'warning sirens', 'archive shelves', 'scanning stations'],
    where: ['government offices', 'district offices', 'emergency shelters'],
    aims: [
      'act as one Government in a storm',
      'open more files to historians',
      'answer members with one voice',
    ],
  },
  {
    code: 'FSO',
    partners: ['FSTB', 'ITIB', 'CEDB'],
    chapter: 'Investment and Growth',
    facilities: ['investors’ lounge', 'growth laboratory', 'fund office'],
    subjects: ['strategic enterprises', 'the silver economy', 'large public works', 'growth forecasts'],
    people: ['investment managers', 'sector economists', 'project bankers'],
    things: ['market terminals', 'data licences', 'survey tablets'],
    where: ['investment offices', 'enterprise parks'],
    aims: ['attract makers of new materials', 'fund public works at lower interest', 'widen the tax base'],
  },
  {
    code: 'DoJ',
    partners: ['CEDB', 'CMAB', 'SB'],
    chapter: 'Legal Services',
    facilities: ['mediation suite', 'law library', 'training court'],
    subjects: ['cross-boundary judgments', 'sports disputes', 'bilingual drafting', 'witness care'],
    people: ['public prosecutors', 'mediators', 'law drafters', 'young counsel'],
    things: ['court recorders', 'evidence screens', 'interpretation booths'],
    where: ['magistracies', 'legal aid offices', 'mediation centres'],
    aims: ['spare families a trial', 'make the law easy to look up', 'resolve disputes across borders'],
  },
];

const sites = (
  'Sha Tin|Tai Po|Tuen Mun|Yuen Long|Fanling|Sheung Shui|Tseung Kwan O|Sai Kung|Kwun Tong|Kai Tak|Wong Tai Sin|' +
  'Mong Kok|Yau Ma Tei|Sham Shui Po|Cheung Sha Wan|Kwai Chung|Tsing Yi|Tsuen Wan|Tung Chung|Mui Wo|Cheung Chau|' +
  'Peng Chau|Lamma Island|Aberdeen|Stanley|Chai Wan|Shau Kei Wan|North Point|Wan Chai|Sheung Wan|Kennedy Town|' +
  'Pok Fu Lam|Hung Hom|To Kwa Wan|San Po Kong|Ma On Shan|Tin Shui Wai|Hung Shui Kiu|Lok Ma Chau|Sha Tau Kok'
).split('|');

const groups = (
  'families with young children|small firms|elderly persons living alone|persons with disabilities|new arrivals|' +
  'secondary students|night-shift workers|ethnic minorities|first-time buyers|island residents|retired athletes|' +
  'start-up companies|working parents|overseas visitors|public housing tenants|young couples|veteran craftsmen|' +
  'self-employed drivers|voluntary bodies|university researchers'
).split('|');

const skills = (
  'first aid|sign language|data protection|crisis communication|risk assessment|customer service|energy saving|' +
  'the use of drones|digital records|conflict resolution|plain writing|statistical methods|basic Cantonese|' +
  'fraud prevention|project control|equipment maintenance'
).split('|');

const nameStarts = (
  'Bright|Open|Silver|Harbour|First|Lion|Green|Swift|Steady|Golden|Common|Northern|Island|Second|Bauhinia|Shared|' +
  'Morning|Stepping|Hand in Hand|Clear|Blue|City|Lantern|Kapok|Open Door|Next Stop'
).split('|');
const nameEnds = (
  'Bridge|Start|Steps|Roof|Compass|Garden|Ladder|Desk|Passage|Anchor|Shield|Track|Kitchen|Circle|Workshop|Voice|' +
  'Horizon|Table|Window|Market|Line|Hands'
).split('|');
const nameKinds = ['scheme', 'programme', 'fund', 'award', 'network', 'platform', 'partnership', 'campaign'];

const facilityVerbs = [
  'Build',
  'Open',
  'Commission',
  'Complete',
  'Refurbish',
  'Extend',
  'Equip',
  'Reprovision',
  'Rebuild',
];
const facilityQualities = [
  'new',
  'second',
  'larger',
  'shared',
  'temporary',
  'permanent',
  'barrier-free',
  'low-carbon',
];
const paperVerbs = ['Publish', 'Issue', 'Revise', 'Release', 'Draw up', 'Rewrite', 'Endorse', 'Submit'];
const papers = (
  'a code of practice on|a guide to|a consultation paper on|service standards for|a map of good practice on|' +
  'model rules on|a bilingual handbook on|a checklist on|an action plan on|the findings of a survey on|' +
  'a set of case studies on|technical guidelines on|a table of fees for|a progress report on'
).split('|');
const peopleVerbs = ['Train', 'Recruit', 'Certify', 'Deploy', 'Retrain', 'Sponsor', 'Engage', 'Enrol'];
const thingVerbs = ['Install', 'Replace', 'Supply', 'Add', 'Upgrade', 'Test', 'Maintain', 'Repair', 'Rent'];
const schemeVerbs = [
  'Launch',
  'Introduce',
  'Expand',
  'Set up',
  'Fund',
  'Run',
  'Relaunch',
  'Pilot',
  'Promote',
];

const details = (
  'at a cost of $%M million|with a grant of up to $%G each|in co-operation with %G2 voluntary bodies|' +
  'with staff from %G2 departments|under one roof|with places for %C persons|at no charge|through a single counter|' +
  'with the help of artificial intelligence (AI)|on the advice of an expert panel|as a 12-month pilot|' +
  'as part of an 18-month trial|together with the trade|in Chinese and English|in three languages'
).split('|');

const afterthoughts = (
  'The results will be open to the public.|Each office will name one person in charge.|' +
  'District Councils will be told of the choice of sites.|Half of the places will go to newcomers.|' +
  'The cost will be shared with the trade.|A hotline will take questions.|Fees will stay as they are.|' +
  'Users will be asked for their views.|The design will follow the latest safety standard.|' +
  'Staff sides have agreed to the plan.|No extra posts are needed.|An outside auditor will check the figures.'
).split('|');

const vagueForms = (
  'in due course|as soon as possible|as soon as practicable|at an appropriate time|in a timely manner|shortly|' +
  'in the near future|in the long term|in the longer run|at a later stage|in the coming years|as early as possible|' +
  'over the next few years|in the medium term|without delay|when resources permit|when the time is ripe|' +
  'at the earliest opportunity|expeditiously|within a reasonable time|as and when necessary|in the foreseeable future'
).split('|');

const chapterEnds = [
  'for Every District',
  'in Practice',
  'and the Public',
  'at Work',
  'for the Next Generation',
  'Step by Step',
];
const topicEnds = [
  'in daily use',
  'for all',
  'and those affected',
  'in the districts',
  'made simple',
  'under way',
  'at hand',
];

const months = 'January|February|March|April|May|June|July|August|September|October|November|December'.split(
  '|',
);
const ordinals = ['first', 'second', 'third', 'fourth'];
const retired = ['THB', 'FHB', 'HAB', 'ITB', 'ENB'];

/** A small generator of pseudo-random numbers (mulberry32): integers only, so the same everywhere. */
function randomSource(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  };
  return {
    /** An integer from `low` to `high`, both included. */
    int: (low, high) => low + (next() % (high - low + 1)),
    pick: (list) => list[next() % list.length],
    chance: (percent) => next() % 10_000 < percent * 100,
  };
}

const lowerFirst = (text) => text[0].toLowerCase() + text.slice(1);
const upperFirst = (text) => text[0].toUpperCase() + text.slice(1);
const article = (word) => (/^[aeiou]/i.test(word) ? 'an' : 'a');
const spaced = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ' ');
const twoDigits = (number) => String(number % 100).padStart(2, '0');

function datedForm(random) {
  const year = random.int(2026, 2030);
  const month = random.pick(months);
  const quarter = random.pick(ordinals);
  switch (random.int(0, 23)) {
    case 0:
    case 1:
    case 2:
      return `by end-${year}`;
    case 3:
      return `by the end of ${year}`;
    case 4:
      return `by mid-${year}`;
    case 5:
    case 6:
      return `in the ${quarter} quarter of ${year}`;
    case 7:
      return `by the ${quarter} quarter of ${year}`;
    case 8:
    case 9:
      return `within ${year}`;
    case 10:
      return `from ${month} ${year}`;
    case 11:
      return `by ${month} ${year}`;
    case 12:
      return `on ${random.int(1, 28)} ${month} ${year}`;
    case 13:
      return `in ${year}-${twoDigits(year + 1)}`;
    case 14:
      return `in the ${year}/${twoDigits(year + 1)} school year`;
    case 15:
      return `from ${year} to ${year + random.int(1, 3)}`;
    case 16:
      return `no later than ${random.int(1, 28)} ${month} ${year}`;
    case 17:
      return `in the ${random.pick(['first', 'second'])} half of ${year}`;
    case 18:
      return `in ${random.pick(['early', 'late'])} ${year}`;
    case 19:
      return `by the end of ${month} ${year}`;
    case 20:
      return `between ${month} ${year} and ${month} ${year + 1}`;
    case 21:
      return `in the ${random.pick(['two', 'three', 'four'])} years by end-${year}`;
    case 22:
      return `starting from end-${year}`;
    default:
      return `in the ${year}-${twoDigits(year + 1)} financial year`;
  }
}

function opening(random, theme) {
  switch (random.int(0, 4)) {
    case 0: {
      const facility = random.pick(theme.facilities);
      const quality = random.pick(facilityQualities);
      return random.chance(60)
        ? `${random.pick(facilityVerbs)} ${article(quality)} ${quality} ${facility} in ${random.pick(sites)}`
        : `${random.pick(facilityVerbs)} the ${facility} beside the market in ${random.pick(sites)}`;
    }
    case 1:
      return `${random.pick(paperVerbs)} ${random.pick(papers)} ${random.pick(theme.subjects)} for ${random.pick(groups)}`;
    case 2:
      return `${random.pick(peopleVerbs)} ${spaced(random.int(3, 190) * 10)} ${random.pick(theme.people)} in ${random.pick(skills)}`;
    case 3:
      return (
        `${random.pick(thingVerbs)} ${spaced(random.int(4, 400) * 5)} ${random.pick(theme.things)} at ` +
        `${random.pick(theme.where)} in ${random.pick(sites)}`
      );
    default:
      return (
        `${random.pick(schemeVerbs)} the "${random.pick(nameStarts)} ${random.pick(nameEnds)}" ` +
        `${random.pick(nameKinds)} for ${random.pick(groups)}`
      );
  }
}

function detail(random) {
  return random
    .pick(details)
    .replace('%M', String(random.int(2, 95) * 10))
    .replace('%G2', String(random.int(3, 30)))
    .replace('%G', `${random.int(5, 90)},000`)
    .replace('%C', spaced(random.int(2, 80) * 50));
}

function defectiveTag(random, codes) {
  const [lead] = codes;
  switch (random.int(0, 8)) {
    case 0:
    case 1: {
      const at = random.int(0, lead.length - 2);
      return `(${lead.slice(0, at)}${lead[at + 1]}${lead[at]}${lead.slice(at + 2)})`;
    }
    case 2:
    case 3:
      return `(${random.pick(retired)})`;
    case 4:
      return `(${lead.toLowerCase()})`;
    case 5:
      return `(${lead}/${codes[1] ?? 'CSO'})`;
    case 6:
      return `（${lead}）`;
    case 7:
      return `(${lead}`;
    default:
      return `(${random.pick(['XYZB', 'QRB', 'ZKLB'])})`;
  }
}

function tag(random, theme) {
  const codes = [theme.code];
  if (random.chance(17)) codes.push(random.pick(theme.partners));
  if (codes.length === 2 && random.chance(15)) {
    const third = random.pick(theme.partners);
    if (!codes.includes(third)) codes.push(third);
  }
  if (random.chance(2)) return defectiveTag(random, codes);
  if (codes.length === 1 && random.chance(theme.code === 'CSO' ? 40 : 2))
    return `(${theme.code} and relevant bureaux)`;
  return `(${codes.join(', ')})`;
}

/** One initiative without its bullet. `seen` keeps openings from coming twice. */
function initiative(random, theme, seen) {
  let head = opening(random, theme);
  for (let tries = 0; seen.has(head) && tries < 20; tries++) head = opening(random, theme);
  seen.add(head);

  const share = random.int(1, 100);
  const time = share <= 45 ? datedForm(random) : share <= 60 ? random.pick(vagueForms) : '';
  if (share > 60 && share <= 70) head = `Continue to ${lowerFirst(head)}`;

  const middle = random.chance(35) ? ` ${detail(random)}` : '';
  const aim = random.pick(theme.aims);
  const purpose = random.pick([
    ` to ${aim}`,
    `, in order to ${aim}`,
    `, the aim being to ${aim}`,
    '',
    ` and so ${aim}`,
  ]);

  let text;
  if (!time) text = `${head}${middle}${purpose}`;
  else if (random.chance(8)) text = `${upperFirst(time)}, ${lowerFirst(head)}${middle}${purpose}`;
  else if (random.chance(55)) text = `${head}${middle} ${time}${purpose}`;
  else text = `${head}${middle}${purpose} ${time}`;

  const more = random.chance(7) ? ` ${random.pick(afterthoughts)}` : '';
  return `${text}.${more} ${tag(random, theme)}`;
}

const sizeOf = (text) => Buffer.byteLength(text, 'utf8');

/**
 * A draft of about `bytes` bytes of UTF-8 (within 1 % from 13 500 up). The same arguments give the same text.
 *
 * @param {number} bytes
 * @param {{ seed?: number }} [options]
 * @returns {string}
 */
export function generateDraft(bytes, { seed = 1 } = {}) {
  const random = randomSource(seed);
  const seen = new Set();
  const blocks = ['# The 2025 Policy Address: Generated Draft\n'];
  let size = sizeOf(blocks[0]);
  const add = (text) => {
    blocks.push(text);
    size += sizeOf(text);
  };
  const gap = () => {
    if (!blocks[blocks.length - 1].endsWith('\n\n')) add('\n');
  };
  const paragraph = (text) => {
    gap();
    add(`${text}\n\n`);
  };
  const largest = bytes < 50_000 ? 20 : 60; // initiatives below one "##" heading
  const longest = 400; // more than an initiative ever takes

  let theme = random.pick(themes);
  while (bytes - size > longest + 150) {
    theme = themes[(themes.indexOf(theme) + 1) % themes.length];
    paragraph(`## ${theme.chapter} ${random.pick(chapterEnds)}`);
    let left = random.int(Math.ceil(largest / 3), largest);
    while (left > 0 && bytes - size > longest) {
      paragraph(`#### ${upperFirst(random.pick(theme.subjects))} ${random.pick(topicEnds)}`);
      const glyph = random.chance(6) ? '•' : '-';
      const items = Math.min(left, random.int(3, 15));
      left -= items;
      for (let n = 0; n < items && bytes - size > longest; n++) {
        const text = initiative(random, theme, seen);
        const accident = random.int(1, 100);
        if (accident <= 2) paragraph(text);
        else if (accident === 3) paragraph(` ${text}`);
        else if (accident === 4) paragraph(`• ${text}`);
        else if (accident === 5 && glyph === '-') add(`- · ${text}\n`);
        else add(`${glyph} ${text}\n`);
      }
    }
  }

  // The last lines: of many candidates the one that comes nearest to the size asked for.
  gap();
  while (bytes - size > 75) {
    const room = bytes - size;
    let best = `- ${initiative(random, theme, seen)}\n`;
    for (let tries = 0; room <= longest && tries < 300; tries++) {
      const line = `- ${initiative(random, theme, new Set())}\n`;
      if (Math.abs(room - sizeOf(line)) < Math.abs(room - sizeOf(best))) best = line;
    }
    add(best);
  }
  return blocks.join('');
}

const files = { 'draft-13k.md': 13_500, 'draft-270k.md': 270_000, 'draft-2.7m.md': 2_700_000 };

function main([directory]) {
  if (!directory) {
    console.error('Usage: node scripts/generate-drafts.mjs OUTDIR');
    process.exitCode = 2;
    return;
  }
  mkdirSync(directory, { recursive: true });
  for (const [name, bytes] of Object.entries(files)) {
    const text = generateDraft(bytes);
    writeFileSync(join(directory, name), text);
    console.log(`${name}: ${sizeOf(text)} bytes`);
  }
}

// A bundle that holds this file is another program.
if (basename(process.argv[1] ?? '') === 'generate-drafts.mjs') main(process.argv.slice(2));
