import { Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../../api/api.ts";
import { useMay } from "../../api/queries.ts";
import { tokyoMoment } from "../../i18n/tokyo.ts";
import { useLanguage } from "../../i18n/language.ts";
import { PageHeader } from "../../shell/PageHeader.tsx";
import { loaded, QueryState } from "../../shell/QueryState.tsx";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { ProbeAnswer } from "./ProbeAnswer.tsx";
import { ProbeLimits } from "./ProbeLimits.tsx";
import { ProbeRuns } from "./ProbeRuns.tsx";
import { ProbeSeen } from "./ProbeSeen.tsx";
import { minutesOf, type Probe as Probed } from "./probe.ts";
import { useTexts } from "./texts.ts";

const PROBE = ["office", "probe"];

/// Asked again: while nothing happens, while a run goes on or has just been asked for, and how long it may take to begin.
const CALM_MS = 60_000;
const BUSY_MS = 2_000;
const BEGINS_MS = 10_000;

/// What the program found when it attacked itself.
export default function Probe() {
  const t = useTexts();
  const queries = useQueryClient();
  const start = useMutation({
    mutationFn: () => api.post("/api/office/probe"),
    onSettled: () => queries.invalidateQueries({ queryKey: PROBE }),
  });
  const state = useQuery({
    queryKey: PROBE,
    queryFn: () => api.get<Probed>("/api/office/probe"),
    refetchInterval: ({ state: { data } }) =>
      (data && data.running !== null) || Date.now() < start.submittedAt + BEGINS_MS ? BUSY_MS : CALM_MS,
  });
  if (!loaded(state)) return <QueryState of={state} />;
  // The moment of the last look, not of the drawing: a page that is left open grows old with each, answered or not.
  const now = new Date(Math.max(state.dataUpdatedAt, state.errorUpdatedAt));
  return (
    <Stack gap="lg">
      <PageHeader title={t("title")} what={t("what")} />
      <ProbeAnswer probe={state.data} now={now} />
      <Paper withBorder p="lg" data-testid="probe-next">
        <Title order={2} size="h4" mb="xs">
          {t("when")}
        </Title>
        <Due next={state.data.next} now={now} />
        <Text size="sm">
          {t("daily", { hour: state.data.daily, minutes: minutesOf(state.data.afterStartSeconds) })}
        </Text>
        <Start probe={state.data} pending={start.isPending} go={() => start.mutate()} />
        <Trouble error={start.error} />
      </Paper>
      <ProbeSeen seen={state.data.seen} />
      <ProbeRuns runs={state.data.runs} />
      <ProbeLimits seen={state.data.seen} />
    </Stack>
  );
}

function Due({ next, now }: { next: string; now: Date }) {
  const t = useTexts();
  const [lang] = useLanguage();
  return <Text fw={600}>{t(new Date(next) > now ? "due" : "dueSince", { at: tokyoMoment(next, lang) })}</Text>;
}

function Start({ probe, pending, go }: { probe: Probed; pending: boolean; go: () => void }) {
  const t = useTexts();
  const watches = useMay()("WATCH");
  return (
    <Group mt="sm">
      {watches && (
        <Button
          variant="default"
          loading={pending}
          disabled={probe.running !== null}
          onClick={go}
          data-testid="probe-run"
        >
          {t("run")}
        </Button>
      )}
      <Text role="status" size="sm">
        {probe.running !== null && t("running", { count: probe.running })}
      </Text>
    </Group>
  );
}
