import type { DeskState } from "../api/types.ts";
import { useLanguage } from "../i18n/language.ts";
import styles from "./Desk.module.css";
import { KEYS } from "./keys/keys.ts";
import { KeyButton } from "./keys/KeyButton.tsx";
import type { LineState } from "./line/line.ts";
import { may } from "./line/state.ts";
import { useTexts } from "./texts.ts";
import { hourOf } from "../i18n/time.ts";
import type { Snapshot, Workplace } from "./workplace.ts";

/// The bar: my state, my line, who waits. Troubles stand below it, where they cannot be missed.
export function Bar({ place, shown }: { place: Workplace; shown: Snapshot }) {
  const t = useTexts();
  const [lang] = useLanguage();
  const { desk, line } = shown;
  const status = desk?.status ?? "connecting";
  return (
    <div className={styles.bar}>
      <span className={styles.status} data-testid="desk-status" data-status={status}>
        {status === "connecting" ? t("fresh.connecting") : t(`status.${status}`)}
      </span>
      {desk && <span className={styles.since}>{t("since", { time: hourOf(desk.since, lang) })}</span>}
      {may(desk, "away") && (
        <KeyButton small press={KEYS.away} testId="desk-away" onClick={() => place.do("away")}>
          {t("act.away")}
        </KeyButton>
      )}
      <LineSays place={place} line={line} desk={desk} />
      <Waiting count={desk?.waiting ?? 0} />
      <KeyButton small press={KEYS.help} testId="desk-help" onClick={() => place.show({ kind: "help" })}>
        {t("act.help")}
      </KeyButton>
    </div>
  );
}

function Waiting({ count }: { count: number }) {
  const t = useTexts();
  return (
    <span className={styles.waiting} data-some={count > 0} data-testid="desk-waiting">
      <span aria-hidden="true">{t("waiting")}</span>
      <b aria-hidden="true">{t("waitingCount", { count })}</b>
      <span className={styles.hidden} role="status">
        {t("waitingSaid", { count })}
      </span>
    </span>
  );
}

function LineSays({ place, line, desk }: { place: Workplace; line: LineState; desk: DeskState | null }) {
  const t = useTexts();
  const serverDown = line.kind === "up" && desk?.line === "down";
  const elsewhere = line.kind === "elsewhere";
  const trouble = line.kind === "lost" || line.kind === "no-microphone" || elsewhere;
  return (
    <span className={styles.lineState} data-line={serverDown ? "down" : line.kind} data-trouble={trouble}>
      <span role="status" data-testid="desk-line">
        {serverDown
          ? t("line.server-down")
          : line.kind === "no-microphone"
            ? t(`line.${line.why}`)
            : t(`line.${line.kind}`)}
      </span>
      {trouble && (
        <KeyButton small testId="desk-line-retry" onClick={() => place.reconnectLine()}>
          {t(elsewhere ? "line.take" : "line.retry")}
        </KeyButton>
      )}
    </span>
  );
}

/// What stops the work, announced at once (assertive): the network, the microphone, an action that
/// failed.
export function Alarm({ shown }: { shown: Snapshot }) {
  const t = useTexts();
  const { fresh, line, trouble, desk } = shown;
  const says: string[] = [];
  if (fresh === "lost") says.push(t("fresh.lost"));
  if (fresh === "lost" && desk?.status === "talking") says.push(t("fresh.lost.call"));
  if (line.kind === "no-microphone") says.push(t(`line.${line.why}`), t(`line.${line.why}.do`));
  if (trouble) says.push(t("act.failed", { why: t(`act.failed.${trouble}`) }));
  return (
    <div role="alert" className={says.length > 0 ? styles.alarm : styles.hidden} data-testid="desk-alarm">
      {says.join(" ")}
    </div>
  );
}
