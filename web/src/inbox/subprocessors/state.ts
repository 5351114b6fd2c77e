import type { Position } from "../../contract/subprocessor/queries.ts";

export type State = "named" | "approved" | "objected" | "asked" | "begins" | "began" | "ended";

/// How a sub-processor stands for the client.
///
/// @param now milliseconds since 1970
export function stateOf({ subprocessor, state, begins, named }: Position, now: number): State {
  if (named) return "named";
  if (subprocessor.endedAt) return "ended";
  if (state === "approved" || state === "objected") return state;
  if (!begins) return "asked";
  return Date.parse(begins) > now ? "begins" : "began";
}
