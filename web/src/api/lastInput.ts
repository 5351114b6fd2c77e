/// When a person last used this page: the server ends a session that has had no input for a while, whatever its pages
/// ask by themselves.

/// `click` is all that some assistive technology sends, `input` all that dictation does, and `wheel` all of a reader.
const KINDS = ["pointerdown", "keydown", "touchstart", "click", "input", "wheel"] as const;

/// The server reads no more than five digits of seconds.
const MOST_S = 99_999;

// A user who opens a page is present.
let last = Date.now();
const listeners = new Set<() => void>();

/// What a script does is no person's input.
function hadInput({ isTrusted }: Event): void {
  if (!isTrusted) return;
  last = Date.now();
  for (const listener of listeners) listener();
}

if (typeof window !== "undefined") {
  for (const kind of KINDS) window.addEventListener(kind, hadInput, { passive: true, capture: true });
}

/// @return milliseconds since then; a clock that was set back makes it now
export function sinceInput(): number {
  return Math.max(0, Date.now() - last);
}

/// @return the function that ends it
export function onInput(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/// The header of a request.
export function inputSaid(): Record<string, string> {
  return { "Denwaban-Last-Input": String(Math.min(MOST_S, Math.floor(sinceInput() / 1000))) };
}
