import type { Sending } from "./message/sending.ts";
import { useTexts } from "./texts.ts";

export interface Says {
  text: string;
  tone?: string;
}

/// Where a message is on its way, in words.
///
/// @param faults fields to correct, as far as they are to be shown
export function useSendSays(sending: Sending, faults: number): Says {
  const t = useTexts();
  switch (sending.kind) {
    case "sealing":
      return { text: t("send.sealing") };
    case "sending":
      return { text: sending.attempt > 1 ? t("send.again", { attempt: sending.attempt }) : t("send.sending") };
    case "unsure":
      return { text: t("send.unsure"), tone: "bad" };
    case "refused":
      return { text: t("send.refused", { why: sending.why }), tone: "bad" };
    case "not-sealed":
      return { text: t("send.sealFailed"), tone: "bad" };
    case "no-cell":
      return { text: t("send.noCell"), tone: "bad" };
    case "sent":
      return { text: `✓ ${t("send.sent")}`, tone: "good" };
    case "idle":
      return faults > 0 ? { text: t("form.faults", { count: faults }), tone: "bad" } : { text: "" };
  }
}
