import { Alert, Button, Code, Group, List, Paper, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useMay } from "../../api/queries.ts";
import { useLanguage } from "../../i18n/language.ts";
import { tokyoMoment } from "../../i18n/tokyo.ts";
import { PageHeader } from "../../shell/PageHeader.tsx";
import { loaded, QueryState } from "../../shell/QueryState.tsx";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { sizeOf, troubleOf, verdictOf, type Backup as State } from "./backup.ts";
import { Drills } from "./Drills.tsx";
import { useBackup, useRun } from "./queries.ts";
import { Runs } from "./Runs.tsx";
import { useTexts } from "./texts.ts";

/// Whether the office would come back, and when that was last tried.
export default function Backup() {
  const t = useTexts();
  const [askedAt, asked] = useState(0);
  const state = useBackup(askedAt);
  if (!loaded(state)) return <QueryState of={state} />;
  // The moment of the last look: what is left on the screen grows old, also while the server gives no answer.
  const now = new Date(Math.max(state.dataUpdatedAt, state.errorUpdatedAt));
  return (
    <Stack gap="lg">
      <PageHeader title={t("title")} what={t("what")} />
      {state.data.configured ? (
        <>
          <Answer backup={state.data} now={now} />
          <Numbers backup={state.data} />
          <RunNow backup={state.data} asked={() => asked(Date.now())} />
          <Drills drills={state.data.drills} />
          <Runs runs={state.data.runs} />
          <Limits backup={state.data} />
        </>
      ) : (
        <Unset />
      )}
    </Stack>
  );
}

/// What to set, in the order in which it is done.
function Unset() {
  const t = useTexts();
  return (
    <Paper withBorder p="xl" data-testid="backup-unset">
      <Title order={2} size="h4">
        {t("unset")}
      </Title>
      <Text>{t("unsetText")}</Text>
      <List type="ordered" my="xs">
        <List.Item>
          {t("unset1")} <Code>./denwaban backup-key /etc/denwaban/backup-origin</Code>
        </List.Item>
        <List.Item>
          {t("unset2")} <Code>--denwaban.backup.recipient=age1… --denwaban.backup.origin-file=…</Code>
        </List.Item>
        <List.Item>
          {t("unset3")} <Code>--denwaban.backup.folder=/mnt/backup</Code> {t("unset3Bucket")}
        </List.Item>
      </List>
      <Text size="sm">{t("unsetMore")}</Text>
    </Paper>
  );
}

const COLOURS = {
  good: "green",
  undrilled: "yellow",
  none: "yellow",
  late: "shu",
  failed: "shu",
  trouble: "shu",
} as const;

function Answer({ backup, now }: { backup: State; now: Date }) {
  const t = useTexts();
  const verdict = verdictOf(backup, now);
  const why = backup.trouble && troubleOf(backup.trouble);
  return (
    <Alert
      color={COLOURS[verdict]}
      variant="light"
      role={verdict === "good" ? "status" : "alert"}
      styles={{ title: { color: "var(--mantine-color-text)", fontSize: "var(--mantine-font-size-md)" } }}
      title={`${verdict === "good" ? "✓" : "⚠"} ${t(`verdict.${verdict}`)}`}
      data-testid="backup-answer"
      data-verdict={verdict}
    >
      <Text>{why ? t(`trouble.${why}`) : t(`verdictText.${verdict}`)}</Text>
    </Alert>
  );
}

function Numbers({ backup }: { backup: State }) {
  const t = useTexts();
  const [lang] = useLanguage();
  const { last, logAgeSeconds, drills } = backup;
  const drill = drills[0];
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} data-testid="backup-numbers">
      <Fact name={t("last")} value={last ? tokyoMoment(last.began, lang) : t("never")}>
        {last && t("lastText", { size: sizeOf(last.bytes) })}
      </Fact>
      <Fact name={t("log")} value={logAgeSeconds === null ? t("never") : t("seconds", { n: logAgeSeconds })}>
        {t("logText")}
      </Fact>
      <Fact name={t("window")} value={t("days", { count: backup.keepDays })}>
        {t("windowText")}
      </Fact>
      <Fact name={t("payloads")} value={t("count", { n: backup.payloadCount })}>
        {t("payloadsText", { size: sizeOf(backup.payloadBytes) })}
      </Fact>
      <Fact name={t("drill")} value={drill ? tokyoMoment(drill.ended, lang) : t("never")}>
        {drill && t(drill.passed ? "drill.passed" : "drill.failed")}
      </Fact>
      <Fact name={t("rpo")} value={time(t, drill?.rpoSeconds)}>
        {t("rpoText")}
      </Fact>
      <Fact name={t("rto")} value={time(t, drill?.rtoSeconds)}>
        {t("rtoText")}
      </Fact>
      <Fact name={t("next")} value={backup.nextDrill ? tokyoMoment(backup.nextDrill, lang) : t("never")}>
        {t("nextText", { count: backup.drillDays })}
      </Fact>
    </SimpleGrid>
  );
}

function time(t: ReturnType<typeof useTexts>, seconds: number | null | undefined): string {
  return seconds === null || seconds === undefined ? t("unmeasured") : t("seconds", { n: seconds });
}

function Fact({ name, value, children }: { name: string; value: string; children: React.ReactNode }) {
  return (
    <Paper withBorder p="md">
      <Text size="sm" c="var(--quiet)">
        {name}
      </Text>
      <Text fw={700} size="lg" style={{ overflowWrap: "anywhere" }}>
        {value}
      </Text>
      <Text size="sm">{children}</Text>
    </Paper>
  );
}

function RunNow({ backup, asked }: { backup: State; asked: () => void }) {
  const t = useTexts();
  const watches = useMay()("WATCH");
  const made = useRun("backup");
  const drilled = useRun("drill");
  const [ran, setRan] = useState<"backup" | "drill">("backup");
  if (!watches) return null;
  const go = (what: typeof ran) => {
    asked();
    setRan(what);
    (what === "backup" ? made : drilled).mutate();
  };
  return (
    <div>
      <Group>
        <Button
          variant="default"
          loading={made.isPending}
          disabled={backup.doing !== null}
          onClick={() => go("backup")}
          data-testid="backup-run"
        >
          {t("run.backup")}
        </Button>
        <Button
          variant="default"
          loading={drilled.isPending}
          disabled={backup.doing !== null || !backup.last}
          onClick={() => go("drill")}
          data-testid="backup-drill"
        >
          {t("run.drill")}
        </Button>
        <Text role="status" size="sm">
          {backup.doing && t(`doing.${backup.doing}`)}
        </Text>
      </Group>
      <Trouble error={(ran === "backup" ? made : drilled).error} />
    </div>
  );
}

function Limits({ backup }: { backup: State }) {
  const t = useTexts();
  return (
    <Paper withBorder p="lg" data-testid="backup-limits">
      <Title order={2} size="h4" mb="xs">
        {t("limits")}
      </Title>
      <List>
        {backup.place && (
          <List.Item>{t(backup.place === "bucket" ? `place.bucket.${backup.lock}` : "place.folder")}</List.Item>
        )}
        {backup.payloadsInBucket && <List.Item>{t("limits.bucket")}</List.Item>}
        <List.Item>{t("limits.keys")}</List.Item>
        <List.Item>{t("limits.old")}</List.Item>
        <List.Item>{t("limits.drillKey")}</List.Item>
        <List.Item>{t("limits.key")}</List.Item>
        <List.Item>{t("limits.runbook")}</List.Item>
      </List>
    </Paper>
  );
}
