import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { outdated } from "../api/queries.ts";
import styles from "./Frame.module.css";
import { useTexts } from "../shell/texts.ts";

/// Says that what is on the screen could not be refreshed, and asks again.
export function Outdated() {
  const t = useTexts();
  const queries = useQueryClient();
  const count = useSyncExternalStore(
    (changed) => queries.getQueryCache().subscribe(changed),
    () => outdated(queries).length,
  );
  if (count === 0) return null;
  return (
    <div className={`${styles.offline ?? ""} no-print`} role="status" data-testid="outdated">
      {t("outdated")}{" "}
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => void Promise.all(outdated(queries).map(({ queryKey }) => queries.refetchQueries({ queryKey })))}
      >
        {t("retry")}
      </Button>
    </div>
  );
}
