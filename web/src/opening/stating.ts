import { api } from "../api/api.ts";

/// Says for the log what this browser does with something that was opened. It is a statement, not a condition: what
/// was released is here already, and a log that does not answer holds up nothing. The release before it is the entry
/// that counts.
export function states(object: string, what: "played" | "printed" | "saved"): void {
  void api.post(`/api/objects/${object}/stated`, { what }).catch(() => undefined);
}
