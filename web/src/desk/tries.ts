import { api } from "../api/api.ts";
import type { Way } from "../guard/tries.ts";
import type { Snapshot } from "./workplace.ts";

interface Told {
  path: string;
  body: { how: Way; client?: string };
}

/// Where it is stated that somebody tried to take something along; null while nobody's words are on the desk. A call that
/// rings is in nobody's hands yet.
export function triedAt({ desk, corrected }: Pick<Snapshot, "desk" | "corrected">, how: Way): Told | null {
  if (desk?.call) {
    return desk.status === "ringing" ? null : { path: `/api/desk/calls/${desk.call.id}/tries`, body: { how } };
  }
  const { correcting } = corrected;
  if (correcting.kind !== "open") return null;
  const { object, client } = correcting.of;
  return { path: `/api/messages/${object}/tries`, body: { how, client: client.id } };
}

/// The page refused already: if the server is away, the work goes on.
export function tellTried(shown: Snapshot, how: Way): void {
  const told = triedAt(shown, how);
  if (told) void api.post(told.path, told.body).catch(() => undefined);
}
