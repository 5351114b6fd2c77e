import { useEffect, useState } from "react";
import { useDemo } from "../../api/queries.ts";
import type { Authenticator } from "./authenticator.ts";
import { browserPasskeys, deviceKeepsPasskeys } from "./passkey.ts";

/// Which authenticator this browser uses. Outside a demo there is no choice.
export type Choice = "browser" | "software";

const REMEMBERED = "denwaban.demo.authenticator";

export function useChoice(): {
  choice: Choice | null;
  choose: (choice: Choice) => void;
  offered: boolean;
} {
  const demo = useDemo();
  const offered = demo.data !== null && demo.data !== undefined;
  const [choice, setChoice] = useState<Choice | null>(remembered);
  useEffect(() => {
    if (choice !== null || demo.isPending) return;
    let current = true;
    void deviceKeepsPasskeys().then((keeps) => {
      if (current) setChoice(offered && !keeps ? "software" : "browser");
    });
    return () => {
      current = false;
    };
  }, [choice, demo.isPending, offered]);
  return {
    choice: demo.isPending ? null : offered ? choice : "browser",
    offered,
    choose: (chosen) => {
      localStorage.setItem(REMEMBERED, chosen);
      setChoice(chosen);
    },
  };
}

function remembered(): Choice | null {
  const kept = localStorage.getItem(REMEMBERED);
  return kept === "browser" || kept === "software" ? kept : null;
}

let software: () => Promise<Authenticator> = () => Promise.reject(new Error("only a demo has one"));

/// The demo's own, which is above this.
export function whenSoftwareIsChosen(make: () => Promise<Authenticator>): void {
  software = make;
}

/// The one that was chosen, for ceremonies away from the sign-in screen.
export async function authenticatorFor(choice: Choice): Promise<Authenticator> {
  return choice === "software" ? software() : browserPasskeys;
}

/// Remembers what a ceremony succeeded with, so that an unlock later asks the same device.
export function rememberChoice(choice: Choice) {
  localStorage.setItem(REMEMBERED, choice);
}

export function rememberedChoice(): Choice {
  return remembered() ?? "browser";
}
