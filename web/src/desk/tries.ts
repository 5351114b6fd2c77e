import { api } from "../api/api.ts";
import type { Way } from "../guard/tries.ts";
import type { Snapshot } from "./workplace.ts";

interface Told {
  path: string;
  body: { how: Way; client?: string };
}

/// Where an attempt to copy is reported; null while no caller's words are on the desk. A call that
/// rings belongs to no operator yet.
export function triedAt({ desk, corrected }: Pick<Snapshot, "desk" | "corrected">, how: Way): Told | null {
  if (desk?.call) {
    return desk.status === "ringing" ? null : { path: `/api/desk/calls/${desk.call.id}/tries`, body: { how } };
  }
  const { correcting } = corrected;
  if (correcting.kind !== "open") return null;
  const { object, client } = correcting.of;
  return { path: `/api/messages/${object}/tries`, body: { how, client: client.id } };
}

/// The page has already refused: if the server is unavailable, work continues.
export function tellTried(shown: Snapshot, how: Way): void {
  const told = triedAt(shown, how);
  if (told) void api.post(told.path, told.body).catch(() => undefined);
}
