import { foldHan } from './folding.js';
import { type Mention, faultOf } from './mention.js';
import { type Registry, isInForce } from './registry.js';
import type { Organisation, Period } from './types.js';

/** A Chinese name and those who bear or bore it. */
interface ChineseName {
  readonly folded: string;
  readonly organisations: readonly Organisation[];
}

const HAN = /\p{Script=Han}/u;
/** Words after which a name may begin: Chinese puts no space there, and “貿易發展局” is no “發展局”. */
const BEFORE = /[由與和同向跟讓請經予隨將為供邀促令會及]$/u;
/** Before “and” there must be a body, or “民政及發展局” would hold a “發展局”. */
const AFTER_BODY = /[局署處室隊會府]及$/u;
/** The head is named, not the body. */
const HEAD = /^(?:副)?(?:局長|署長|處長|主任|常任秘書長|政治助理)/u;

/** Full Chinese names in running text; official variants of characters (衞/衛) are folded. */
export class ChineseNames {
  readonly #byFirst = new Map<string, ChineseName[]>();

  constructor(
    registry: Registry,
    private readonly ownPlaces: readonly string[],
  ) {
    const byName = new Map<string, Organisation[]>();
    for (const organisation of registry.organisations) {
      const folded = foldHan(organisation.nameZhHant);
      if (folded.length < 3 || !HAN.test(folded)) continue;
      const list = byName.get(folded);
      if (list) list.push(organisation);
      else byName.set(folded, [organisation]);
    }
    for (const [folded, organisations] of byName) {
      const list = this.#byFirst.get(folded[0]!);
      if (list) list.push({ folded, organisations });
      else this.#byFirst.set(folded[0]!, [{ folded, organisations }]);
    }
    for (const list of this.#byFirst.values()) list.sort((a, b) => b.folded.length - a.folded.length);
  }

  /** All Chinese names in a text, in order, none within another. */
  *read(text: string, period: Period): Generator<Mention> {
    if (!HAN.test(text)) return;
    const folded = foldHan(text);
    for (let start = 0; start < folded.length; start++) {
      const name = this.#byFirst.get(folded[start]!)?.find((one) => folded.startsWith(one.folded, start));
      if (!name) continue;
      const end = start + name.folded.length;
      if (this.#stands(folded, start, end)) yield mention(text.slice(start, end), start, name, period);
      start = end - 1;
    }
  }

  #stands(text: string, start: number, end: number): boolean {
    if (HEAD.test(text.slice(end, end + 6)) || HEAD.test(text.slice(end - 1, end + 6))) return false;
    const before = text.slice(Math.max(0, start - 12), start);
    if (!HAN.test(before.at(-1) ?? '')) return true;
    if (this.ownPlaces.some((place) => before.endsWith(place))) return true;
    return before.endsWith('及') ? AFTER_BODY.test(before) : BEFORE.test(before);
  }
}

function mention(written: string, start: number, { organisations }: ChineseName, period: Period): Mention {
  const organisation =
    organisations.find((one) => isInForce(one, period)) ??
    organisations.findLast((one) => faultOf(one, period) === 'retired') ??
    organisations[0]!;
  const official = organisation.nameZhHant;
  return {
    start,
    end: start + written.length,
    organisation,
    fault: faultOf(organisation, period) ?? (written === official ? null : 'variant'),
    official,
    isCode: false,
    isPart: false,
    plan: null,
  };
}
