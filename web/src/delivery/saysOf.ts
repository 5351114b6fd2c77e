import type { Delivery } from "./deliveries.ts";

/// Which words tell how far a notice is, and of which time. Nothing is said that only might be.
export function saysOf(
  of: Pick<Delivery, "state" | "leavesAt" | "acceptedAt" | "openedAt" | "acknowledgedAt" | "acknowledgedBy" | "tries">,
) {
  switch (of.state) {
    case "held":
      return says("state.held", of.leavesAt);
    case "acknowledged":
      // opened before its digest went: no one had to be told
      if (of.acknowledgedAt === null) return says("state.openedBefore", of.openedAt);
      return says(of.acknowledgedBy === null ? "state.acknowledged.someone" : "state.acknowledged", of.acknowledgedAt);
    case "done":
      return says("state.done");
    case "unanswered":
      return says(untold(of) ? "state.untold" : "state.unanswered", null, true);
    default:
      if (of.openedAt !== null) return says("state.opened", of.openedAt);
      if (of.acceptedAt !== null) return says("state.telling.accepted", of.acceptedAt);
      return of.tries.some(({ state }) => state !== "trying")
        ? says("state.telling.failing", null, true)
        : says("state.telling");
  }
}

/// Whether surely no one got a notice: there was nothing to acknowledge.
function untold({ acceptedAt, openedAt, tries }: Pick<Delivery, "acceptedAt" | "openedAt" | "tries">): boolean {
  return (
    acceptedAt === null && openedAt === null && tries.every(({ state }) => state === "refused" || state === "later")
  );
}

type Key =
  | "state.held"
  | "state.telling"
  | "state.telling.accepted"
  | "state.telling.failing"
  | "state.opened"
  | "state.openedBefore"
  | "state.acknowledged"
  | "state.acknowledged.someone"
  | "state.done"
  | "state.unanswered"
  | "state.untold";

const says = (key: Key, at: string | null = null, alarming = false) => ({ key, at, alarming });
