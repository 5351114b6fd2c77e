import { Alert, Button, Group, Progress, Stack, Text } from "@mantine/core";
import { useRing } from "../opening/keys/keyring.ts";
import { oldestOfFull } from "./docs.ts";
import { countMissing, leaveIndexing, pauseIndexing, startIndexing, useIndexWork } from "./indexing.ts";
import styles from "./Search.module.css";
import { useSearchTexts } from "./searchTexts.ts";
import { useTextIndex } from "./textIndex.ts";

/// What the index is, and the work that fills it. Nothing is opened before the member has seen how many entries in the
/// log it makes.
export function IndexPanel() {
  const t = useSearchTexts();
  const ring = useRing();
  const index = useTextIndex();
  const work = useIndexWork();
  const open = ring.kind === "open" && ring.company !== null;
  const total = work.missing.length;
  const through = total === 0 ? 100 : (100 * (work.done + work.failed)) / total;
  const left = total - work.done - work.failed;
  const waits = work.state === "paused" || work.state === "locked" || work.state === "limited";
  const stopped = waits || (work.state === "offline" && left > 0);
  const begun = work.state === "running" || stopped;
  return (
    <section className={styles.panel} data-testid="index-panel" data-state={work.state}>
      <Stack gap="xs">
        <h2>{t("index.title")}</h2>
        <Text size="sm">{t("index.text")}</Text>
        {index.begunAnew && <Alert color="yellow">{t("begun-anew")}</Alert>}
        {begun && <Progress value={through} aria-label={t("index.progress")} size="lg" radius="xl" />}
        <Text size="sm" fw={600} role="status" data-testid="index-said" data-done={work.done} data-total={total}>
          {begun
            ? t("index.running", { done: work.done, total })
            : work.state === "asking"
              ? t("index.asking", { count: total })
              : work.state === "counting"
                ? t("index.counting")
                : work.state === "finished"
                  ? `✓ ${work.failed > 0 ? t("index.running", { done: work.done, total }) : t(oldestOfFull(index.docs.values()) ? "index.full" : "index.finished")}`
                  : ""}
        </Text>
        {work.failed > 0 && <Alert color="yellow">{t("index.failed", { count: work.failed })}</Alert>}
        {work.state === "offline" && <Alert color="yellow">{t("index.offline")}</Alert>}
        {work.state === "limited" && <Alert color="yellow">{t("index.limited")}</Alert>}
        {work.state === "locked" && <Alert color="yellow">{t("index.locked")}</Alert>}
        <Group gap="xs">
          {work.state === "running" ? (
            <Button variant="default" data-testid="index-pause" onClick={pauseIndexing}>
              {t("index.pause")}
            </Button>
          ) : work.state === "asking" ? (
            <>
              <Button disabled={!open} data-testid="index-start" onClick={() => void startIndexing()}>
                {t("index.start", { count: total })}
              </Button>
              <Button variant="default" onClick={leaveIndexing}>
                {t("index.leave")}
              </Button>
            </>
          ) : stopped ? (
            <Button disabled={!open} data-testid="index-resume" onClick={() => void startIndexing()}>
              {t("index.resume")}
            </Button>
          ) : (
            <Button
              variant="default"
              disabled={!open || work.state === "counting"}
              data-testid="index-count"
              onClick={() => void countMissing()}
            >
              {t("index.count")}
            </Button>
          )}
        </Group>
      </Stack>
    </section>
  );
}
