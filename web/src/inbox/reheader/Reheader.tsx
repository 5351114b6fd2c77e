import { Alert, Button, Group, Paper, Progress, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useRing } from "../../opening/keys/keyring.ts";
import { PartState } from "../../shell/QueryState.tsx";
import { pauseReheader, staleCount, startReheader, useReheader } from "./reheader.ts";
import { useTexts } from "./texts.ts";

/// What is still sealed to a key before, and the work that changes that.
export function Reheader() {
  const t = useTexts();
  const work = useReheader();
  const ring = useRing();
  const open = ring.kind === "open" && ring.company !== null && !ring.company.line.recovered;
  const newest = ring.kind === "open" ? ring.company?.current.fingerprint : undefined;
  const left = useQuery({ queryKey: ["stale", newest], queryFn: staleCount });
  const { refetch } = left;
  useEffect(() => {
    if (work.state !== "running" && work.state !== "pausing") void refetch();
  }, [work.state, refetch]);
  const pausing = work.state === "pausing";
  const running = work.state === "running" || pausing;
  if (!running && left.isLoadingError) return <PartState of={left} title={t("again.title")} />;
  const remaining = left.data ?? 0;
  if (!running && remaining === 0 && work.state !== "finished") return null;
  const total = work.total ?? remaining;
  const through = total === 0 ? 100 : (100 * (work.done + work.failed.length)) / total;
  const finished = work.state === "finished" && remaining === 0;
  return (
    <Paper withBorder radius="lg" p="lg" component="section" data-testid="reheader" data-state={work.state}>
      <Stack gap="sm">
        <Title order={2} size="h4">
          {t("again.title")}
        </Title>
        <Text>{t("again.text")}</Text>
        {(running || work.state === "paused") && (
          <Progress value={through} aria-label={t("again.progress")} size="lg" radius="xl" />
        )}
        <Text role="status" fw={600} data-testid="reheader-said" data-left={remaining}>
          {running
            ? t("again.running", { done: work.done, total })
            : finished
              ? `✓ ${t("again.finished", { count: work.done })}`
              : t("again.left", { count: remaining })}
        </Text>
        {work.state === "offline" && <Alert color="yellow">{t("again.offline")}</Alert>}
        {work.state === "locked" && <Alert color="yellow">{t("again.locked")}</Alert>}
        {!running && work.failed.length > 0 && (
          <Alert color="shu" role="alert">
            {t("again.failed", { count: work.failed.length })}
          </Alert>
        )}
        <Group>
          {running ? (
            <Button variant="default" data-testid="reheader-pause" disabled={pausing} onClick={pauseReheader}>
              {t(pausing ? "again.pausing" : "again.pause")}
            </Button>
          ) : (
            remaining > 0 && (
              <Button disabled={!open} data-testid="reheader-start" onClick={() => void startReheader()}>
                {work.state === "idle" ? t("again.start") : t("again.resume")}
              </Button>
            )
          )}
        </Group>
      </Stack>
    </Paper>
  );
}
