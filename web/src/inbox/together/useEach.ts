import { useEffect, useRef, useState } from "react";
import { Problem } from "../../api/api.ts";

/// How far a row of actions has come.
export interface Progress {
  at: number;
  of: number;
  failed: number;
  state: "running" | "stopped" | "over";
  /// Why the server takes no more for now, in its own words; null if it does.
  enough: string | null;
}

/// Does one after another, and goes on after one that fails. It stops between two: when it is told to, or when its
/// screen goes; and when the server says that this is enough for an hour, as each further try would be refused, too, and
/// be an entry in the log.
export function useEach() {
  const [progress, setProgress] = useState<Progress | null>(null);
  const stopping = useRef(false);
  const going = useRef(false);
  useEffect(() => {
    stopping.current = false;
    return () => {
      stopping.current = true;
    };
  }, []);

  /// @returns how it ended; null if it was going on already: nothing is begun twice
  async function run<T>(all: readonly T[], one: (item: T) => Promise<void>): Promise<Progress | null> {
    if (going.current) return null;
    going.current = true;
    try {
      return await each(all, one);
    } finally {
      going.current = false;
    }
  }

  async function each<T>(all: readonly T[], one: (item: T) => Promise<void>): Promise<Progress> {
    const stopped = () => stopping.current;
    stopping.current = false;
    let now: Progress = { at: 0, of: all.length, failed: 0, state: "running", enough: null };
    const next = (change: Partial<Progress>) => setProgress((now = { ...now, ...change }));
    next({});
    for (const item of all) {
      if (stopped()) break;
      try {
        await one(item);
        next({ at: now.at + 1 });
      } catch (trouble) {
        if (isEnough(trouble)) {
          next({ enough: trouble.message });
          break;
        }
        next({ at: now.at + 1, failed: now.failed + 1 });
      }
    }
    next({ state: now.at < now.of ? "stopped" : "over" });
    return now;
  }

  return {
    progress,
    run,
    stop: () => {
      stopping.current = true;
    },
  };
}

/// 429: denwaban.signin.guard.DisclosureQuota.
function isEnough(trouble: unknown): trouble is Problem {
  return trouble instanceof Problem && trouble.status === 429;
}
