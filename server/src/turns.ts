/** How long others wait at most while work goes on in parts, in milliseconds: less than anybody notices while typing. */
const LONGEST_TURN = 10;

let turnStarted = 0;
let next: Promise<void> | null = null;

/**
 * Lets others have their turn where work has gone on for long: whoever does much asks for this between its parts. There is
 * one thread, so all who ask share the time: ten who are at work do not hold up others ten times as long.
 */
export async function othersTurn(): Promise<void> {
  // Again, since all who waited go on in the same turn.
  while (performance.now() - turnStarted >= LONGEST_TURN) {
    next ??= new Promise((resolve) => {
      setTimeout(() => {
        next = null;
        turnStarted = performance.now();
        resolve();
      }, 0);
    });
    await next;
  }
}
