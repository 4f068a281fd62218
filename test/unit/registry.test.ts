import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { contradictionsIn } from '../../server/src/bureaux/consistency.js';
import { isAnswerable, isInForce } from '../../server/src/bureaux/registry.js';
import type { Organisation, RegistryData } from '../../server/src/bureaux/types.js';
import { registrySchema } from '../../server/src/workspace/registry-file.js';
import { organisation } from '../support/organisations.js';
import { seeds } from '../support/reading.js';
import { ROOT } from '../support/shared.js';

interface Reorganisation {
  readonly date: string;
  readonly count: number;
  readonly sources: readonly string[];
}

/** All that stands in the seeds, beyond what the code asks for. */
type Seeded = RegistryData & {
  readonly reorganisations: readonly Reorganisation[];
  readonly neverAdopted: readonly { readonly sources: readonly string[] }[];
  readonly sources: Readonly<Record<string, string>>;
};

const json = (file: string): object =>
  JSON.parse(readFileSync(path.join(ROOT, 'seeds', file), 'utf8')) as object;

const data = json('bureaux.json') as Seeded;
const { organisations } = data;
const holders = (code: string): Organisation[] => organisations.filter((o) => o.code === code);

/** The day after `day`. */
function next(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}

/** What must hold for the seeded registry: what breaks it, a line each. */
const INVARIANTS: Readonly<Record<string, () => string[]>> = {
  'contradicts itself nowhere': () =>
    contradictionsIn(data).map(({ path: way, message, args }) => {
      const holder = way[0] === 'organisations' ? organisations[Number(way[1])]!.id : String(way[1]);
      return `${holder} ${message} ${args['code'] ?? ''}`.trim();
    }),
  'names those that come after in both directions': () =>
    organisations.flatMap(({ id, code, successors }) =>
      successors
        .filter((successor) => !holders(successor).some((o) => o.predecessors.includes(code)))
        .map((successor) => `${id} -> ${successor}`),
    ),
  'names those that came before in both directions': () =>
    organisations.flatMap(({ id, code, predecessors }) =>
      predecessors
        .filter((predecessor) => !holders(predecessor).some((o) => o.successors.includes(code)))
        .map((predecessor) => `${id} <- ${predecessor}`),
    ),
  'has a successor in force on the day after the end': () =>
    organisations.flatMap(({ id, successors, validTo }) => {
      if (validTo === null) return [];
      const day = next(validTo);
      return successors
        .filter((successor) => !holders(successor).some((o) => isInForce(o, [day, day])))
        .map((successor) => `${id} -> ${successor}`);
    }),
  'begins on the day after its predecessors ended': () =>
    organisations.flatMap(({ id, predecessors, validFrom }) =>
      predecessors
        .filter((code) => !holders(code).some(({ validTo }) => validTo && next(validTo) === validFrom))
        .map((predecessor) => `${id} <- ${predecessor}`),
    ),
  'has no successor of what is in force, and one of each bureau and department that is not': () =>
    organisations
      .filter(({ validTo, successors }) => (validTo === null) !== (successors.length === 0))
      .map(({ id }) => id),
  'oversees nobody before or after they exist': () =>
    organisations.flatMap(({ id, validFrom, validTo, oversight }) =>
      oversight
        .filter(({ from, to }) => from < validFrom || (validTo !== null && (to === null || to > validTo)))
        .map(({ code }) => `${id} under ${code}`),
    ),
  'says which subjects went where for each bureau that was split': () =>
    organisations
      .filter((o) => o.successors.length > 1 && isAnswerable(o) && !data.successorBySubject[o.code])
      .map(({ id }) => id),
  'sends subjects to those that took over': () =>
    Object.entries(data.successorBySubject).flatMap(([code, bySubject]) => {
      const known = new Set(holders(code).flatMap(({ successors }) => successors));
      const named = new Set(Object.values(bySubject).flat());
      const strange = [...named].filter((successor) => !known.has(successor));
      const left = [...known].filter((successor) => !named.has(successor));
      return [...strange.map((to) => `${code} -> ${to}`), ...left.map((to) => `${code} leaves out ${to}`)];
    }),
  'says for all that was split where the rest went': () =>
    Object.keys(data.successorBySubject).filter((code) => !data.successorBySubject[code]!['default']),
  'has the number of bureaux that the sources count on the day of each reorganisation': () =>
    data.reorganisations.flatMap(({ date, count }) => {
      const bureaux = organisations.filter((o) => o.kind === 'bureau' && isInForce(o, [date, date]));
      return bureaux.length === count ? [] : [`${date}: ${bureaux.length}, not ${count}`];
    }),
  'names a source for each entry and each reorganisation, in the list of sources': () => [
    ...organisations.filter(({ sources }) => sources.length === 0).map(({ id }) => id),
    ...data.reorganisations
      .filter(({ sources }) => sources.length === 0 || sources.some((key) => !data.sources[key]))
      .map(({ date }) => date),
  ],
  'is sure of nothing that no source was found for': () =>
    organisations.filter((o) => o.confidence === 'high' && o.sources.includes('gk')).map(({ id }) => id),
  'takes no alias that is the code of another at the same time': () =>
    organisations.flatMap((o) =>
      o.aliases
        .filter((alias) =>
          organisations.some(
            (other) =>
              other !== o &&
              other.code.toUpperCase() === alias.toUpperCase() &&
              isInForce(other, [o.validFrom, o.validTo ?? '9999-12-31']),
          ),
        )
        .map((alias) => `${o.id}: ${alias}`),
    ),
  'has sources that something rests on': () => {
    const used = new Set(
      [...organisations, ...data.reorganisations, ...data.neverAdopted].flatMap(({ sources }) => sources),
    );
    return Object.keys(data.sources).filter((key) => !used.has(key));
  },
};

/** Where the sources say something else, and why that is so: by the invariant, then by what breaks it. */
const EXCEPTIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'contradicts itself nowhere': {
    'AUD codeOfNobody CE': 'The Audit Commission reports to the Chief Executive, who is no organisation.',
    'ICAC codeOfNobody CE': 'The Commission answers to the Chief Executive, who is no organisation.',
  },
  'names those that come after in both directions': {
    'BCSB -> HAB': 'HAB was there before; it took over culture and sport only.',
    'ED -> EMB': 'EMB was there before; the department was merged into it.',
    'IndD -> ITC': 'ITC was founded anew; it took over the funding schemes only.',
  },
  'names those that came before in both directions': {
    'CEPU <- CPU': 'CEPU does again what CPU did; between them PICO was in force.',
    'CSTB <- CEDB': 'CEDB went on; it gave up tourism only.',
    'DEVB <- HAB': 'HAB went on; it gave up the conservation of heritage only.',
    'EDLB <- EMB': 'EMB went on; it gave up labour only.',
    'ITB <- CEDB': 'CEDB went on; it gave up innovation and technology only.',
  },
  'has a successor in force on the day after the end': {
    'PICO -> CEPU': 'CEPU was announced in October 2022 and set up in December.',
  },
  'begins on the day after its predecessors ended': {
    'CEPU <- CPU': 'CEPU does again what CPU did; between them PICO was in force.',
    'CEPU <- PICO': 'CEPU was announced in October 2022 and set up in December.',
    'CSTB <- CEDB': 'CEDB went on; it gave up tourism only.',
    'DEVB <- HAB': 'HAB went on; it gave up the conservation of heritage only.',
    'EDLB <- EMB': 'EMB went on; it gave up labour only.',
    'ITB <- CEDB': 'CEDB went on; it gave up innovation and technology only.',
  },
  'says which subjects went where for each bureau that was split': {
    BCSB: 'Dissolved in 1998; the sources say no more than that culture and sport went to HAB.',
    EFB: 'Dissolved in 2002; the sources do not tell its subjects apart.',
    PELB: 'Dissolved in 1999; the sources do not tell its subjects apart.',
  },
  'sends subjects to those that took over': {
    'CPU -> CEPU': 'What is asked of CPU today CEPU does; PICO came between them.',
    'CPU leaves out PICO': 'What is asked of CPU today CEPU does; PICO came between them.',
  },
  'has sources that something rests on': {
    legco2007: 'Kept from the research: it agrees with the other sources on 2007.',
    wSCST: 'Kept from the research: it agrees with the other sources on CSTB.',
  },
};

describe('the seeded registry', () => {
  it('is data that fits its schema, with nothing left out', () => {
    // Its patterns say all that the formats of days do.
    const ajv = new Ajv({ allErrors: true, validateFormats: false });
    for (const [schema, file] of [
      ['schemas/bureaux.schema.json', 'bureaux.json'],
      ['schemas/calendar.schema.json', 'calendar.json'],
    ] as const) {
      const validate = ajv.compile(json(schema));
      assert.ok(validate(json(file)), `${file}: ${ajv.errorsText(validate.errors)}`);
    }
    const validate = ajv.compile(json('schemas/bureaux.schema.json'));
    const [first] = organisations;
    const { notes, ...without } = first as unknown as Record<string, unknown>;
    assert.equal(typeof notes, 'string');
    for (const [what, entry] of Object.entries({
      'an entry without notes': without,
      'a slip of the pen': { ...first, note: '' },
    })) {
      assert.ok(!validate({ ...data, organisations: [entry] }), what);
    }
  });

  it('is read whole by the schema that reads those of workspaces', () => {
    assert.deepEqual(registrySchema.parse(data), data);
    assert.equal(seeds.registry.organisations.length, organisations.length);
  });

  for (const [name, broken] of Object.entries(INVARIANTS)) {
    const known = EXCEPTIONS[name] ?? {};
    it(name, () => {
      assert.deepEqual(
        broken().filter((line) => !Object.hasOwn(known, line)),
        [],
      );
    });

    for (const [line, why] of Object.entries(known)) {
      it(`${name}, but for ${line}: ${why}`, () => {
        assert.ok(broken().includes(line), 'This exception is needed no more.');
      });
    }
  }

  it('has no exceptions from what is not asked', () => {
    assert.deepEqual(
      Object.keys(EXCEPTIONS).filter((name) => !Object.hasOwn(INVARIANTS, name)),
      [],
    );
  });
});

describe('contradictions in a registry', () => {
  const found = (given: Partial<RegistryData>): string[] =>
    contradictionsIn({
      meta: { openPseudoParties: [] },
      successorBySubject: {},
      organisations: [],
      ...given,
    }).map(({ path: way, message }) => `${way.join('/')}: ${message}`);
  const among = (...some: Organisation[]): string[] => found({ organisations: some });

  it('are none where all is well, nor where a code comes back or is a department’s', () => {
    const old = organisation('MA', { id: 'MA-old', validFrom: '1990-01-01', validTo: '1999-12-31' });
    assert.deepEqual(among(old, organisation('MA')), []);
    assert.deepEqual(among(organisation('MA'), organisation('MA', { id: 'x', kind: 'department' })), []);
  });

  it('are two that can answer to a code on the same day', () => {
    const old = organisation('MA', { id: 'MA-old', validFrom: '1990-01-01', validTo: '2000-01-01' });
    assert.deepEqual(among(old, organisation('MA')), [
      'organisations/0/code: codeOfTwo',
      'organisations/1/code: codeOfTwo',
    ]);
  });

  it('are codes of nobody', () => {
    assert.deepEqual(
      among(
        organisation('MA', {
          predecessors: ['MX'],
          successors: ['MA', 'MY'],
          oversight: [{ code: 'MZ', from: '2001-01-01', to: null }],
        }),
      ),
      [
        'organisations/0/predecessors/0: codeOfNobody',
        'organisations/0/successors/1: codeOfNobody',
        'organisations/0/oversight/0/code: codeOfNobody',
      ],
    );
    const subjects = { MA: { default: ['MA'], rail: ['MX'] }, MB: { default: ['MA'] } };
    assert.deepEqual(found({ organisations: [organisation('MA')], successorBySubject: subjects }), [
      'successorBySubject/MA/rail/0: codeOfNobody',
      'successorBySubject/MB: codeOfNobody',
    ]);
  });

  it('are days in the wrong order, and overseers that do not exist then', () => {
    const under = (from: string, to: string | null): Organisation =>
      organisation('DA', { kind: 'department', oversight: [{ code: 'MA', from, to }] });
    const ministry = organisation('MA', { validTo: '2009-12-31' });
    assert.deepEqual(among(organisation('MA', { validTo: '1999-12-31' })), [
      'organisations/0/validTo: endsTooEarly',
    ]);
    assert.deepEqual(among(ministry, under('2002-01-01', '2001-01-01')), [
      'organisations/1/oversight/0/to: endsTooEarly',
    ]);
    assert.deepEqual(among(ministry, under('2000-01-01', '2009-12-31')), []);
    for (const [from, to] of [
      ['1999-12-31', '2009-12-31'],
      ['2000-01-01', '2010-01-01'],
      ['2000-01-01', null],
    ] as const) {
      assert.deepEqual(among(ministry, under(from, to)), [
        'organisations/1/oversight/0/code: overseerNotInForce',
      ]);
    }
  });

  it('are an id of two, and sources that are not listed where some are', () => {
    assert.deepEqual(among(organisation('MA'), organisation('MB', { id: 'MA' })), [
      'organisations/1/id: idOfTwo',
    ]);
    const sourced = organisation('MA', { sources: ['law'] });
    assert.deepEqual(found({ organisations: [sourced] }), []);
    assert.deepEqual(found({ organisations: [sourced], sources: { gazette: '…' } }), [
      'organisations/0/sources/0: noSource',
    ]);
  });
});
