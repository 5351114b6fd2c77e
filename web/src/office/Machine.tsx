import { Alert, Paper, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { api } from "../api/api.ts";
import { useTexts } from "./watchTexts.ts";

interface About {
  clock: { kept: boolean; maxErrorMillis: number } | null;
  logDays: number;
  visitsWatched: boolean;
}

/// The machine's clock, from which all times in the logs are, and how long its technical logs live.
export function Machine() {
  const t = useTexts();
  const about = useQuery({
    queryKey: ["office", "machine"],
    queryFn: () => api.get<About>("/api/office/machine"),
    refetchInterval: 60_000,
  });
  if (!about.data) return null;
  const { clock, logDays, visitsWatched } = about.data;
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
      <Text>{t(visitsWatched ? "visitsWatched" : "visitsUnwatched")}</Text>
      <Text>{t("logDays", { n: logDays })}</Text>
    </Paper>
  );
}
