import { onInput, sinceInput } from "../api/lastInput.ts";

/// So long before a session without input ends, its page warns, in milliseconds. WCAG 2.2, 2.2.1
/// wants 20 s at least.
export const WARN_MS = 120_000;

/// While a user works without sending requests, the server is told this often, in milliseconds.
export const TELL_MS = 60_000;

/// So long before the warning the server is asked whether it is due, in milliseconds.
const EARLY_MS = 5_000;

/// How often the time is checked, in milliseconds.
const LOOK_MS = 1_000;

/// Follows when the session ends. The server knows: it counts other windows and audio lines.
///
/// @param over  moment, in milliseconds since 1970, as the server last said
/// @param ask  tells the server of the last input; answers how many seconds are left
/// @param tell  hears how many seconds are left, when there are few; null when there is time
/// @return the function that ends it
export function followIdle(
  over: number,
  ask: () => Promise<number>,
  tell: (seconds: number | null) => void,
): () => void {
  let asked = Date.now();
  let asking = false;
  let said: number | null | undefined;
  /// The server received input during the warning, and the session still ends soon.
  let inVain = false;
  let next = nextAsk(over);

  async function again(): Promise<void> {
    if (asking) return;
    asking = true;
    asked = Date.now();
    const input = sinceInput() < LOOK_MS;
    try {
      const left = await ask();
      over = Date.now() + left * 1000;
      inVain = input && left * 1000 <= WARN_MS;
    } catch {
      // The dialog says that it has ended; after an outage the next poll is enough.
    }
    asking = false;
    next = nextAsk(over);
    show();
  }

  function show(): void {
    const left = over - Date.now();
    const seconds = left > 0 && left <= WARN_MS ? Math.ceil(left / 1000) : null;
    if (seconds !== said) tell(seconds);
    said = seconds;
  }

  function look(): void {
    show();
    const since = Date.now() - asked;
    if (Date.now() >= next || (since >= TELL_MS && sinceInput() < since)) void again();
  }

  show();
  const timer = setInterval(look, LOOK_MS);
  const forget = onInput(() => {
    if (typeof said === "number" && !inVain) void again();
  });
  return () => {
    clearInterval(timer);
    forget();
  };
}

/// Before the warning, in it, and when it should be over.
function nextAsk(over: number): number {
  const now = Date.now();
  const early = over - WARN_MS - EARLY_MS;
  if (early > now) return early;
  return over + LOOK_MS > now ? Math.min(now + TELL_MS, over + LOOK_MS) : now + TELL_MS;
}
