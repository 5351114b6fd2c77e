import { useEffect } from "react";
import { useLanguage } from "../i18n/language.ts";
import type { SentMessage } from "./message/sentMessage.ts";
import { useTexts } from "./correctionTexts.ts";
import styles from "./Desk.module.css";
import { Notices } from "./contacts/Notices.tsx";
import { KeyButton } from "./keys/KeyButton.tsx";
import { hourOf } from "../i18n/time.ts";
import type { Snapshot, Workplace } from "./workplace.ts";

/// How often the list forgets what can no longer be corrected.
const TICK_MS = 5_000;

/// The messages that this page sent within the last quarter of an hour.
export function SentList({ place, shown }: { place: Workplace; shown: Snapshot }) {
  const t = useTexts();
  const { sent } = shown.corrected;
  useEffect(() => {
    const timer = setInterval(() => place.corrections.tick(), TICK_MS);
    return () => clearInterval(timer);
  }, [place]);
  return (
    <section className={styles.sent} aria-labelledby="desk-sent-title" data-testid="desk-sent">
      <h2 id="desk-sent-title">{t("title")}</h2>
      <p className={styles.hint}>{t("about")}</p>
      {sent.length === 0 ? (
        <p>{t("none")}</p>
      ) : (
        <ul>
          {sent.map((one) => (
            <Row key={one.object} one={one} place={place} />
          ))}
        </ul>
      )}
      <Notices />
    </section>
  );
}

function Row({ one, place }: { one: SentMessage; place: Workplace }) {
  const t = useTexts();
  const [lang] = useLanguage();
  const time = hourOf(one.sentAt, lang);
  return (
    <li data-testid="desk-sent-row">
      <span className={styles.sentTo}>
        <b>{one.client.name}</b>
        <small>
          {t("sentAt", { time })}
          {one.version > 1 && ` · ${t("version", { version: one.version })}`}
        </small>
      </span>
      <span className={styles.sentUntil}>{t("until", { time: hourOf(one.until, lang) })}</span>
      <KeyButton
        small
        testId={`desk-correct-${one.object}`}
        label={t("doOf", { client: one.client.name, time })}
        onClick={() => void place.corrections.begin(one)}
      >
        {t("do")}
      </KeyButton>
    </li>
  );
}
