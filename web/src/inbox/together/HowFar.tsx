import { Button, Group, Text } from "@mantine/core";
import { useTexts } from "./texts.ts";
import type { Progress } from "./useEach.ts";

interface HowFarProps {
  progress: Progress | null;
  stop: () => void;
  over: "over" | "save.over";
  failed: "failed" | "save.failed";
  stopped: "stopped" | "save.stopped";
  testId: string;
}

/// k of n with a button that stops it; afterwards, what became of it.
export function HowFar({ progress, stop, over, failed, stopped, testId }: HowFarProps) {
  const t = useTexts();
  const { at = 0, of = 0, state } = progress ?? {};
  const misses = progress?.failed ?? 0;
  // A file has a row for each, also for one that did not open.
  const good = over === "over" ? at - misses : at;
  return (
    <Group gap="sm" my={progress ? "xs" : 0}>
      <Text size="sm" role="status" data-testid={testId}>
        {state === "running" && t("progress", { at, of })}
        {state === "stopped" && t(stopped, { at, of })}
        {state === "over" && t(over, { count: good })}
        {progress && state !== "running" && misses > 0 && ` ・ ${t(failed, { count: misses })}`}
        {progress?.enough && ` ・ ${progress.enough}`}
      </Text>
      {state === "running" && (
        <Button size="compact-sm" variant="default" data-testid={`${testId}-stop`} onClick={stop}>
          {t("stop")}
        </Button>
      )}
    </Group>
  );
}
