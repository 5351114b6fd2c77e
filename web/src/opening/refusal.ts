import { Problem } from "../api/api.ts";
import { SealTrouble } from "../seal/index.ts";

/// Why something is not shown, in the words of texts.ts.
export type Refusal =
  | "not-found"
  | "log-unavailable"
  | "office-sealed"
  | "signature"
  | "unsupported"
  | "mismatch"
  | "header"
  | "version"
  | "call"
  | "key"
  | "broken"
  | "no-cell"
  | "offline"
  | "over";

export function refusalOf(trouble: unknown): Refusal {
  if (trouble instanceof Problem) {
    if (trouble.status === 404) return "not-found";
    if (trouble.code === "review-over") return "over";
    if (trouble.code === "log-unavailable" || trouble.code === "office-sealed") return trouble.code;
    return "offline";
  }
  if (!(trouble instanceof SealTrouble)) return "broken";
  switch (trouble.why) {
    case "bad-signature":
      return "signature";
    case "wrong-client":
    case "wrong-object":
    case "bad-payload":
      return "mismatch";
    case "bad-header":
    case "not-trusted":
      return "header";
    case "wrong-version":
      return "version";
    case "wrong-call":
      return "call";
    case "wrong-key":
    case "wrong-suite":
    case "wrong-unlock":
      return "key";
    case "malformed":
      return "broken";
    case "no-cell":
    case "unsupported":
      return trouble.why;
  }
}
