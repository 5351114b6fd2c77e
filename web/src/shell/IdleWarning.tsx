import { Button, Text } from "@mantine/core";
import { useEffect, useState } from "react";
import { api } from "../api/api.ts";
import { useMe } from "../api/queries.ts";
import type { Me } from "../api/types.ts";
import { followIdle } from "./idle.ts";
import { useSessionTexts } from "./sessionTexts.ts";
import styles from "./Shell.module.css";

/// That the session is over soon, as nobody does anything. Any key or touch goes on, so the button needs no deed of its
/// own.
export function IdleWarning() {
  const t = useSessionTexts();
  const { data: me, dataUpdatedAt: at } = useMe();
  const [left, setLeft] = useState<number | null>(null);
  const over = me ? at + me.secondsLeft * 1000 : null;
  useEffect(() => (over === null ? undefined : followIdle(over, secondsLeft, setLeft)), [over]);
  if (!me || left === null) return null;
  return (
    <div className={`${styles.idle ?? ""} no-print`} role="alert" data-testid="idle">
      <Text>
        <b>{t("idle")}</b> <span aria-hidden="true">{t("idle.left", { n: left })}</span>
      </Text>
      <Button variant="default" data-testid="idle-stay">
        {t("idle.stay")}
      </Button>
    </div>
  );
}

async function secondsLeft(): Promise<number> {
  return (await api.get<Me>("/api/me")).secondsLeft;
}
