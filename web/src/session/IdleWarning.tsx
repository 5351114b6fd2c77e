import { Button, Text } from "@mantine/core";
import { useEffect, useState } from "react";
import { api } from "../api/api.ts";
import { useMe } from "../api/queries.ts";
import type { Me } from "../api/types.ts";
import { followIdle } from "./idle.ts";
import { useSessionTexts } from "./texts.ts";
import styles from "../shell/Notice.module.css";

/// That the session ends soon for lack of input: any key or touch keeps it alive, so the button
/// needs no action of its own. Or because it has lasted as long as any may: then nothing helps, and
/// the text says so.
export function IdleWarning() {
  const t = useSessionTexts();
  const { data: me, dataUpdatedAt: at } = useMe();
  const [left, setLeft] = useState<number | null>(null);
  const [asked, setAsked] = useState<Me | null>(null);
  const over = me ? at + me.secondsLeft * 1000 : null;
  useEffect(() => {
    if (over === null) return;
    const ask = async () => {
      const now = await api.get<Me>("/api/me");
      setAsked(now);
      return now.secondsLeft;
    };
    return followIdle(over, ask, setLeft);
  }, [over]);
  if (!me || left === null) return null;
  const last = isLast(asked ?? me);
  return (
    <div
      className={`${styles.strange ?? ""} ${styles.idle ?? ""} no-print`}
      role="alert"
      data-testid="idle"
      data-last={last}
    >
      <Text>
        <b>{t(last ? "idle.last" : "idle")}</b> <span aria-hidden="true">{t("idle.left", { count: left })}</span>
      </Text>
      {!last && (
        <Button variant="default" data-testid="idle-stay">
          {t("idle.stay")}
        </Button>
      )}
    </div>
  );
}

/// Whether no input makes it longer.
function isLast({ ends, now, secondsLeft }: Me): boolean {
  return (Date.parse(ends) - Date.parse(now)) / 1000 <= secondsLeft + 1;
}
