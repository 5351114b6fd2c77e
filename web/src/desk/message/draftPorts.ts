import { api } from "../../api/api.ts";
import type { DeskCall } from "../../api/types.ts";
import { runningBundle } from "../../trust/running.ts";
import { addressed } from "./box.ts";
import type { DraftPorts } from "./drafts.ts";
import { bodyOf, type Sealer } from "./sealing.ts";

/// @param operator the operator's name, for the client
/// @param chosen   the mailbox that the message goes to; null for the general box
export function draftPorts(
  sealer: Promise<Sealer>,
  call: DeskCall,
  operator: string,
  chosen: () => string | null,
): DraftPorts {
  let announced = false;
  let trusted = false;
  const boxes = new Map<string, DeskCall>();

  async function addressOf(box: string | null): Promise<DeskCall> {
    if (box === null) return call;
    const known = boxes.get(box) ?? (await addressed(call, box));
    boxes.set(box, known);
    return known;
  }

  return {
    seal: async (draft) => {
      const page = await sealer;
      trusted ||= (await page.trust(call)).kind === "good";
      if (!trusted) return null;
      const body = bodyOf(call, draft, operator, new Date().toISOString(), await runningBundle());
      return { ...(await page.draft(await addressOf(chosen()), { ...body, kind: "draft" })), urgent: false };
    },
    put: async (message) => {
      // The office knows one key of a desk, and may have forgotten it.
      if (!announced) await api.post("/api/desk/signing-key", { publicKey: (await sealer).publicKey });
      announced = true;
      try {
        await api.put("/api/drafts", message);
      } catch (trouble) {
        announced = false;
        throw trouble;
      }
    },
    pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  };
}
