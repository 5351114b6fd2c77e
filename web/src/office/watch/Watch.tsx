import { Alert, Badge, Button, Group, Paper, Stack, Text, TextInput, Textarea, Title } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState, type SyntheticEvent } from "react";
import { api } from "../../api/api.ts";
import { useMay } from "../../api/queries.ts";
import { tokyoMoment } from "../../i18n/tokyo.ts";
import { short } from "../../inbox/log/entry/leaf.ts";
import { useLanguage } from "../../i18n/language.ts";
import { PageHeader } from "../../shell/PageHeader.tsx";
import { Loading, Unreachable } from "../../shell/Plain.tsx";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { Machine } from "./Machine.tsx";
import { OfficeQuestions } from "./OfficeQuestions.tsx";
import { OfficeFootprint } from "./OfficeFootprint.tsx";
import type { Rule } from "./rules.ts";
import { WatchedCallers } from "./WatchedCallers.tsx";
import { useTexts } from "./texts.ts";

interface Alarm {
  key: string;
  rule: Rule;
  client: string | null;
  actor: string | null;
  person: { id: string; name: string } | null;
  entries: number[];
  times: number;
}

interface Day {
  day: string;
  today: string;
  over: boolean;
  whole: boolean;
  entries: number;
  rules: Rule[];
  alarms: Alarm[];
  signed: { by: string; at: string; alarms: number; note: string } | null;
  openQuestions: number;
}

/// The security officer's page: a day's alarms and the signature under them, clients' questions,
/// and how far an account reached. It shows ids and pseudonyms; no one here can see what is in an
/// object.
export default function Watch() {
  const t = useTexts();
  const [wanted, setWanted] = useState("");
  const day = useQuery({
    queryKey: ["office", "watch", wanted],
    queryFn: () => api.get<Day>(`/api/office/watch?day=${wanted}`),
  });
  if (day.isLoadingError) return <Unreachable problem={day.error} retry={() => void day.refetch()} />;
  return (
    <Stack gap="lg">
      <PageHeader title={t("title")} what={t("what")} />
      {day.isPending ? <Loading /> : <Shown day={day.data} choose={setWanted} />}
      <WatchedCallers />
      <OfficeQuestions />
      <OfficeFootprint />
      <Machine />
    </Stack>
  );
}

/// Tells the server that a person has these alarms on the screen now: the badge of all pages goes.
function useSeen(day: Day) {
  const watches = useMay()("WATCH");
  const keys = day.alarms.map((one) => one.key).join(" ");
  useEffect(() => {
    if (keys === "" || !watches) return;
    // If it fails the badge stays, and the next look tries again.
    void api.post(`/api/office/watch/${day.day}/seen`, { alarms: keys.split(" ") }).catch(() => undefined);
  }, [day.day, keys, watches]);
}

function Shown({ day, choose }: { day: Day; choose: (day: string) => void }) {
  const t = useTexts();
  useSeen(day);
  return (
    <Paper withBorder p="lg">
      <Stack>
        <Group align="flex-end">
          <Button variant="default" onClick={() => choose(beside(day.day, -1))}>
            {t("earlier")}
          </Button>
          <TextInput
            type="date"
            label={t("day")}
            value={day.day}
            max={day.today}
            onChange={(event) => {
              if (event.currentTarget.value !== "") choose(event.currentTarget.value);
            }}
            data-testid="watch-day"
          />
          <Button variant="default" disabled={day.day >= day.today} onClick={() => choose(beside(day.day, 1))}>
            {t("later")}
          </Button>
          <Text size="sm" c="var(--quiet)">
            {t("looked", { count: day.entries })}
          </Text>
        </Group>
        {!day.whole && (
          <Alert color="shu" variant="light" role="alert">
            {t("notWhole")}
          </Alert>
        )}
        <Alarms alarms={day.alarms} rules={day.rules} />
        <Signature key={day.day} day={day} />
      </Stack>
    </Paper>
  );
}

function Alarms({ alarms, rules }: { alarms: readonly Alarm[]; rules: readonly Rule[] }) {
  const t = useTexts();
  if (alarms.length === 0) {
    return (
      <div data-testid="watch-none">
        <Text fw={600}>{t("none")}</Text>
        <Text size="sm" c="var(--quiet)">
          {t("noneText", { rules: rules.map((one) => t(`rule.${one}`)).join(t("comma")) })}
        </Text>
      </div>
    );
  }
  return (
    <div>
      <Title order={2} size="h4" mb="xs">
        {t("alarms", { count: alarms.length })}
      </Title>
      <Stack gap="sm" component="ul" p={0} m={0} style={{ listStyle: "none" }}>
        {alarms.map((one) => (
          <Paper key={one.key} component="li" withBorder p="md" data-testid="watch-alarm" data-rule={one.rule}>
            <Group gap="sm">
              <Badge color="shu" variant="light">
                {t(`rule.${one.rule}`)}
              </Badge>
              <Text fw={600}>{one.client ?? t("installation")}</Text>
              {one.actor !== null && (
                <Text>{one.person ? one.person.name : t("member", { id: short(one.actor) })}</Text>
              )}
            </Group>
            <Text size="sm">{t(`why.${one.rule}`)}</Text>
            {one.entries.length > 0 && (
              <Text size="sm" c="var(--quiet)">
                {t("entries", { list: named(one.entries), n: one.times })}
              </Text>
            )}
          </Paper>
        ))}
      </Stack>
    </div>
  );
}

/// The first entries by their numbers, counted from 1 as in the log's own screen.
function named(entries: readonly number[]): string {
  const first = entries
    .toSorted((one, other) => one - other)
    .slice(0, 10)
    .map((index) => index + 1);
  return first.join(", ") + (entries.length > first.length ? ", …" : "");
}

function Signature({ day }: { day: Day }) {
  const t = useTexts();
  const may = useMay();
  const [lang] = useLanguage();
  const queries = useQueryClient();
  const [note, setNote] = useState("");
  const sign = useMutation({
    mutationFn: () => api.post(`/api/office/watch/${day.day}/sign`, { note }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["office", "watch"] }),
  });
  const { signed } = day;
  if (signed) {
    return (
      <div data-testid="watch-signed">
        <Text fw={600}>
          ✓ {t("signed", { name: signed.by, at: tokyoMoment(signed.at, lang), count: signed.alarms })}
        </Text>
        <Text>{signed.note}</Text>
      </div>
    );
  }
  if (!day.over) return <Text size="sm">{t("notOver")}</Text>;
  if (!may("WATCH")) return <Text size="sm">{t("notSigned")}</Text>;
  function submit(event: SyntheticEvent) {
    event.preventDefault();
    sign.mutate();
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Text size="sm">{t("signText")}</Text>
        <Textarea
          label={t("note")}
          description={t("noteHint")}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          maxLength={500}
          autosize
          data-testid="watch-note"
        />
        <Trouble error={sign.error} />
        <Group>
          <Button type="submit" loading={sign.isPending} data-testid="watch-sign">
            {t("sign")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/// The day before or after, as text; days here have no zone.
function beside(day: string, by: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + by);
  return at.toISOString().slice(0, 10);
}
