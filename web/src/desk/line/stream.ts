import { proving } from "../../api/browserKey.ts";
import { Events } from "../../api/events.ts";
import type { DeskState } from "../../api/types.ts";
import { newer } from "./state.ts";

/// Whether what the screen shows is current. `lost` is shown to the operator and keeps the last
/// state visible.
export type Freshness = "connecting" | "live" | "lost";

export interface StreamPorts {
  state: (state: DeskState) => void;
  freshness: (freshness: Freshness) => void;
  /// The session ended: sign in again. Said once for each end.
  signedOut: () => void;
}

/// Waited before a stream that the browser gave up on is opened again.
const REOPEN_MS = 2_000;

/// Follows `/api/desk/events`. The stream reconnects by itself after a broken connection, but not after an
/// HTTP error (a restarting server answers 503): that case is reopened here.
///
/// @returns the function that ends it
export function follow(ports: StreamPorts): () => void {
  let source: Events | null = null;
  let shown: DeskState | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let over = false;
  let told = false;

  const open = (): void => {
    const now = new Events("/api/desk/events");
    source = now;
    now.addEventListener("open", () => {
      // A restarted server counts from one again: the first state after a connect always counts.
      shown = null;
      ports.freshness("live");
    });
    now.addEventListener("desk", (event) => {
      const next = JSON.parse((event as MessageEvent<string>).data) as DeskState;
      const latest = newer(shown, next);
      if (latest === shown) return;
      shown = latest;
      ports.state(latest);
    });
    now.addEventListener("error", () => {
      if (over) return;
      ports.freshness("lost");
      void lost(now);
    });
  };

  const status = async (): Promise<number> =>
    fetch("/api/me", { headers: await proving("GET", "/api/me") }).then(
      (answer) => answer.status,
      () => 0,
    );

  // Whether the session has ended is asked at once: the screen of a user who left must not stay.
  const lost = async (now: Events): Promise<void> => {
    const said = await status();
    if (over || source !== now) return;
    if (said === 401) {
      now.close();
      signedOut();
    } else if (now.readyState === Events.CLOSED) {
      timer = setTimeout(() => void reopen(), REOPEN_MS);
    }
  };

  const reopen = async (): Promise<void> => {
    const said = await status();
    if (over) return;
    if (said === 401) {
      signedOut();
      return;
    }
    told = false;
    open();
  };

  const signedOut = (): void => {
    if (!told) ports.signedOut();
    told = true;
    clearTimeout(timer);
    // Signed in again over this very screen, the desk goes on.
    timer = setTimeout(() => void reopen(), REOPEN_MS);
  };

  open();
  return () => {
    over = true;
    clearTimeout(timer);
    source?.close();
  };
}
