export type Way = "copy" | "print" | "save";

/// A key that is held down, or a print that two events tell of, is one try. In milliseconds.
export const ONE_TRY_MS = 2_000;

/// Counts attempts to copy from a guarded page, for the code that reports them to the server.
export class Tries {
  readonly #tell: (way: Way) => void;
  readonly #now: () => number;
  #last = -Infinity;

  /// @param now  milliseconds of a clock that never goes back
  constructor(tell: (way: Way) => void, now: () => number = () => performance.now()) {
    this.#tell = tell;
    this.#now = now;
  }

  tried(way: Way): void {
    const before = this.#last;
    this.#last = this.#now();
    if (this.#last - before >= ONE_TRY_MS) this.#tell(way);
  }
}

/// What the browser would do on this key; null if it does not concern us.
export function wayOf({ ctrlKey, metaKey, key }: Pick<KeyboardEvent, "ctrlKey" | "metaKey" | "key">): Way | null {
  if (!ctrlKey && !metaKey) return null;
  switch (key.toLowerCase()) {
    case "p":
      return "print";
    case "s":
      return "save";
    default:
      return null;
  }
}
