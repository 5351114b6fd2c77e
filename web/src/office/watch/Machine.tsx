import { Alert, Paper, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { api } from "../../api/api.ts";
import { loaded, PartState } from "../../shell/QueryState.tsx";
import { useTexts } from "./texts.ts";

export interface About {
  clock: { kept: boolean; maxErrorMillis: number } | null;
  logDays: number;
  visitsWatched: boolean;
  room: { freeMib: number; level: "enough" | "low" | "stop" };
  waiting: { steps: number; aside: number };
}

const ROOM = { enough: "roomEnough", low: "roomLow", stop: "roomStop" } as const;

/// The machine's clock, from which all times in the logs are; its disk; what waits for the log; and
/// how long its technical logs live.
export function Machine() {
  const t = useTexts();
  const about = useQuery({
    queryKey: ["office", "machine"],
    queryFn: () => api.get<About>("/api/office/machine"),
    refetchInterval: 60_000,
  });
  if (!loaded(about)) return <PartState of={about} title={t("machine")} />;
  const { clock, logDays, visitsWatched, room, waiting } = about.data;
  const gib = (room.freeMib / 1024).toFixed(1);
  return (
    <Paper withBorder p="lg" data-testid="machine">
      <Title order={2} size="h4" mb="xs">
        {t("machine")}
      </Title>
      {clock && !clock.kept ? (
        <Alert color="shu" variant="light" data-testid="machine-clock">
          {t("clockUnkept")}
        </Alert>
      ) : (
        <Text data-testid="machine-clock">
          {clock ? t("clockKept", { ms: clock.maxErrorMillis }) : t("clockUnknown")}
        </Text>
      )}
      {room.level === "enough" ? (
        <Text data-testid="machine-room">{t("roomEnough", { gib })}</Text>
      ) : (
        <Alert color={room.level === "stop" ? "shu" : "yellow"} variant="light" my="xs" data-testid="machine-room">
          {t(ROOM[room.level], { gib })}
        </Alert>
      )}
      {waiting.steps > 0 && (
        <Alert color="shu" variant="light" my="xs" data-testid="machine-waiting">
          {t("waitingSteps", { count: waiting.steps })}
        </Alert>
      )}
      {waiting.aside > 0 && (
        <Alert color="shu" variant="light" my="xs" data-testid="machine-aside">
          {t("asideSteps", { count: waiting.aside })}
        </Alert>
      )}
      <Text>{t(visitsWatched ? "visitsWatched" : "visitsUnwatched")}</Text>
      <Text>{t("logDays", { count: logDays })}</Text>
    </Paper>
  );
}
