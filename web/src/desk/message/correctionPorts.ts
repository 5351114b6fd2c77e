import { api } from "../../api/api.ts";
import type { OwnRelease, TakenMessage } from "../../api/types.ts";
import type { CorrectionPorts } from "./corrections.ts";
import type { Sealer } from "./sealing.ts";

/// Corrections over HTTP, sealed in this page.
export function correctionPorts(sealer: Promise<Sealer>): Omit<CorrectionPorts, "changed"> {
  return {
    release: (sent) => api.post<OwnRelease>(`/api/messages/${sent.object}/release`, { client: sent.client.id }),
    open: async (sent, released) => await (await sealer).open(sent, released),
    seal: async (sent, body) => await (await sealer).correct(sent, body),
    post: async (sent, message) =>
      (await api.post<TakenMessage>(`/api/messages/${sent.object}/corrections`, message)).correctableUntil,
    pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    now: () => new Date(),
  };
}
