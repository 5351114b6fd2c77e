import type { DeskCall } from "../api/types.ts";
import { useLanguage } from "../i18n/language.ts";
import type { Fault } from "./message/checks.ts";
import { LeavingSays } from "./message/LeavingSays.tsx";
import { going } from "./message/sending.ts";
import { useTexts as useCorrectionTexts } from "./correctionTexts.ts";
import styles from "./Desk.module.css";
import { KEYS } from "./keys/keys.ts";
import { KeyButton } from "./keys/KeyButton.tsx";
import { useSendSays, type Says } from "./sendSays.ts";
import { may } from "./line/state.ts";
import { useTexts } from "./texts.ts";
import { hourOf } from "../i18n/time.ts";
import type { Snapshot, Workplace } from "./workplace.ts";

interface Props {
  place: Workplace;
  shown: Snapshot;
  call: DeskCall;
  faults: Map<string, Fault>;
}

/// Sending, and its state as text. A client without a key gets no message: the reason is shown.
export function SendBar({ place, shown, call, faults }: Props) {
  const t = useTexts();
  const says = useSays({ shown, call, faults });
  const { sending, desk } = shown;
  // Once it is sent, the next call is the next step; while the caller still talks it waits for the hang-up.
  const finishing = sending.kind === "sent" || (may(desk, "finish") && !may(desk, "send"));
  const busy = going(sending);
  return (
    <div className={styles.sendBar}>
      {shown.box === null && sending.kind !== "sent" && <LeavingSays of={shown.leaving} />}
      <p
        className={styles.sendSays}
        data-tone={says.tone}
        id="desk-send-says"
        role="status"
        data-testid="desk-send-says"
      >
        {says.text}
      </p>
      {may(desk, "finish") && !finishing && (
        <KeyButton testId="desk-finish" onClick={() => place.do("finish")}>
          {t("act.finish")}
        </KeyButton>
      )}
      {finishing ? (
        <KeyButton
          kind="main"
          press={KEYS.finish}
          testId="desk-finish"
          disabled={!may(desk, "finish")}
          onClick={() => place.do("finish")}
        >
          {t("act.finish")}
        </KeyButton>
      ) : (
        <KeyButton
          kind="main"
          press={KEYS.send}
          testId="desk-send"
          describedBy="desk-send-says"
          disabled={!may(desk, "send") || !call.seal || call.form.messages === false || busy}
          onClick={() => place.do("send")}
        >
          {sending.kind === "unsure" ? t("send.retry") : t("act.send")}
        </KeyButton>
      )}
    </div>
  );
}

function useSays({ shown, call, faults }: Pick<Props, "shown" | "call" | "faults">): Says {
  const t = useTexts();
  const corrections = useCorrectionTexts();
  const [lang] = useLanguage();
  const { sending, touched, desk, corrected } = shown;
  const tried = call.form.fields.every((field) => touched.has(field.key));
  const says = useSendSays(sending, tried ? faults.size : 0);
  if (call.form.messages === false) return { text: t("send.not-agreed"), tone: "bad" };
  if (!call.seal) return { text: t("send.no-key", { client: call.client.name }), tone: "bad" };
  if (sending.kind === "idle" && desk?.status === "ringing") return { text: t("send.needAnswer") };
  const sent = corrected.sent.find((one) => one.call === call.id);
  if (sending.kind === "sent" && sent) {
    return { text: `✓ ${corrections("sentUntil", { time: hourOf(sent.until, lang) })}`, tone: "good" };
  }
  if (says.text !== "") return says;
  if (shown.full) return { text: t("form.full"), tone: "bad" };
  // The list may be out of sight at the end of a long form; where it goes never is.
  return { text: call.mailboxes.length > 0 ? addressOf(shown, call, t) : "" };
}

function addressOf({ box }: Snapshot, call: DeskCall, t: ReturnType<typeof useTexts>): string {
  const name = call.mailboxes.find(({ id }) => id === box)?.name;
  return name === undefined ? t("send.to.general") : t("send.to", { box: name });
}
