/** The user wants to see the step before. */
export const BACK = Symbol('back');

/** A question: gives the answers with its own, `BACK`, or nothing where the user has had enough. */
export type Step<Answers> = (answers: Answers) => Promise<Answers | typeof BACK | undefined>;

/**
 * Asks one question after the other, and the one before again where the user goes back; what was answered is kept, so
 * that it can be shown as it was. Nothing where the user stops.
 */
export async function walk<Answers>(
  steps: readonly Step<Answers>[],
  answers: Answers,
): Promise<Answers | undefined> {
  let known = answers;
  for (let at = 0; at < steps.length;) {
    const answered = await steps[at]!(known);
    if (answered === undefined) return undefined;
    if (answered === BACK) at = Math.max(0, at - 1);
    else {
      known = answered;
      at++;
    }
  }
  return known;
}
