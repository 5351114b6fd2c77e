import { useSyncExternalStore } from "react";
import type { Finger, SoftCredential } from "./authenticator.ts";

/// The click that replaces a fingerprint: the authenticator asks here, the dialog answers.

export type Question =
  | { kind: "enrol"; userName: string; answer: (yes: boolean) => void }
  | { kind: "choose"; candidates: SoftCredential[]; answer: (chosen: SoftCredential | null) => void };

let open: Question | null = null;
const watchers = new Set<() => void>();

function put(question: Question | null) {
  open = question;
  for (const watch of watchers) watch();
}

function ask<T>(build: (answer: (value: T) => void) => Question): Promise<T> {
  return new Promise((resolve) => {
    put(
      build((value) => {
        put(null);
        resolve(value);
      }),
    );
  });
}

export const clickingFinger: Finger = {
  enrol: (userName) => ask<boolean>((answer) => ({ kind: "enrol", userName, answer })),
  choose: (candidates) => ask<SoftCredential | null>((answer) => ({ kind: "choose", candidates, answer })),
};

export function useQuestion(): Question | null {
  return useSyncExternalStore(
    (watch) => {
      watchers.add(watch);
      return () => watchers.delete(watch);
    },
    () => open,
  );
}
