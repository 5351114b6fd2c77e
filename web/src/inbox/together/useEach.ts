import { useEffect, useRef, useState } from "react";

/// How far a row of actions has come.
export interface Progress {
  at: number;
  of: number;
  failed: number;
  state: "running" | "stopped" | "over";
}

/// Does one after another, and goes on after one that fails. It stops between two: when it is told to, or when its
/// screen goes.
export function useEach() {
  const [progress, setProgress] = useState<Progress | null>(null);
  const stopping = useRef(false);
  useEffect(() => {
    stopping.current = false;
    return () => {
      stopping.current = true;
    };
  }, []);

  async function run<T>(all: readonly T[], one: (item: T) => Promise<void>): Promise<Progress> {
    const stopped = () => stopping.current;
    stopping.current = false;
    let now: Progress = { at: 0, of: all.length, failed: 0, state: "running" };
    const next = (change: Partial<Progress>) => setProgress((now = { ...now, ...change }));
    next({});
    for (const item of all) {
      if (stopped()) break;
      const failed = await one(item).then(
        () => 0,
        () => 1,
      );
      next({ at: now.at + 1, failed: now.failed + failed });
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
