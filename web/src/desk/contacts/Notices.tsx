import { Button, Text } from "@mantine/core";
import { DeliveryState } from "../../delivery/DeliveryState.tsx";
import { useOwn, useRecall, type OfClient } from "../../delivery/deliveries.ts";
import { hourOf } from "../../i18n/time.ts";
import { useLanguage } from "../../i18n/language.ts";
import { PartState } from "../../shell/QueryState.tsx";
import { useDeed } from "../../signin/passkey/useDeed.ts";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import styles from "../Desk.module.css";
import { useNoticeTexts } from "./noticeTexts.ts";

/// Notices that are shown; the day's are more. Those that no one acknowledged are never left out.
const SHOWN = 8;

/// What became of the operator's own messages: who knows of them, and whom to telephone.
export function Notices() {
  const t = useNoticeTexts();
  const own = useOwn();
  if (own.isLoadingError) return <PartState of={own} title={t("title")} />;
  const rows = own.data ?? [];
  if (rows.length === 0) return null;
  const open = rows.filter(({ delivery }) => delivery.state === "unanswered");
  const rest = rows.filter((row) => !open.includes(row)).slice(0, Math.max(0, SHOWN - open.length));
  const left = rows.length - open.length - rest.length;
  return (
    <div data-testid="desk-notices">
      <h2>{t("title")}</h2>
      <ul>
        {[...open, ...rest].map((row) => (
          <Row key={row.delivery.id} row={row} />
        ))}
      </ul>
      {left > 0 && <p>{t("more", { n: left })}</p>}
    </div>
  );
}

function Row({ row }: { row: OfClient }) {
  const t = useNoticeTexts();
  const [lang] = useLanguage();
  const deed = useDeed();
  const recall = useRecall();
  const time = hourOf(row.delivery.begunAt, lang);
  return (
    <li data-testid="desk-notice">
      <span className={styles.sentTo}>
        <b>{row.company}</b>
        <small>{t("at", { time })}</small>
        <DeliveryState of={row.delivery} />
        {row.delivery.state === "unanswered" && (
          <Text component="span" size="sm" fw={700}>
            {t("telephone")}
          </Text>
        )}
      </span>
      {row.delivery.state === "held" && (
        <Button
          size="compact-sm"
          variant="default"
          loading={deed.busy}
          aria-label={t("holdOf", { client: row.company, time })}
          data-testid="desk-recall"
          onClick={() => void deed.run(() => recall(row))}
        >
          {t("hold")}
        </Button>
      )}
      <Trouble error={deed.error} />
    </li>
  );
}
