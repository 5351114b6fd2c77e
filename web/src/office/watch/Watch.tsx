import { Alert, Badge, Button, Group, Paper, Stack, Text, TextInput, Textarea, Title } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState, type SyntheticEvent } from "react";
import { api, Problem } from "../../api/api.ts";
import { useMay } from "../../api/queries.ts";
import { tokyoMoment } from "../../i18n/tokyo.ts";
import { short } from "../../inbox/log/entry/leaf.ts";
import { listed, useLanguage } from "../../i18n/language.ts";
import { PageHeader } from "../../shell/PageHeader.tsx";
import { loaded, PartState } from "../../shell/QueryState.tsx";
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

export interface Day {
  day: string;
  /// Of what is shown; a signature names it.
  version: string;
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
  const [last, setLast] = useState(day.data);
  if (day.data && day.data !== last) setLast(day.data);
  return (
    <Stack gap="lg">
      <PageHeader title={t("title")} what={t("what")} />
      <Paper withBorder p="lg">
        <Stack>
          <Group align="flex-end">
            <Days day={wanted || (last?.day ?? "")} today={last?.today ?? ""} choose={setWanted} />
            {day.data && (
              <Text size="sm" c="var(--quiet)">
                {t("looked", { count: day.data.entries })}
              </Text>
            )}
          </Group>
          {loaded(day) ? (
            <Shown day={day.data} look={async () => (await day.refetch({ throwOnError: true })).data} />
          ) : (
            <PartState of={day} />
          )}
        </Stack>
      </Paper>
      <WatchedCallers />
      <OfficeQuestions />
      <OfficeFootprint />
      <Machine />
    </Stack>
  );
}

/// Tells the server that a person has these alarms on the screen now: the badge of all pages goes. Nobody sees a page in
/// a hidden tab.
function useSeen(day: Day) {
  const watches = useMay()("WATCH");
  const keys = day.alarms.map((one) => one.key).join(" ");
  useEffect(() => {
    if (keys === "" || !watches) return;
    let told = false;
    function tell() {
      if (told || document.visibilityState !== "visible") return;
      told = true;
      // If it fails the badge stays, and the next look tries again.
      api.post(`/api/office/watch/${day.day}/seen`, { alarms: keys.split(" ") }).catch(() => {
        told = false;
      });
    }
    tell();
    document.addEventListener("visibilitychange", tell);
    return () => document.removeEventListener("visibilitychange", tell);
  }, [day.day, keys, watches]);
}

/// A year that is being typed begins as the year 2.
const FIRST_DAY = "2000-01-01";

interface DaysProps {
  /// Empty until it is known.
  day: string;
  today: string;
  choose: (day: string) => void;
}

/// Which day is shown. What is typed stays in the field until it is a day that can be.
function Days({ day, today, choose }: DaysProps) {
  const t = useTexts();
  const [typed, setTyped] = useState<string | null>(null);
  function step(by: number) {
    setTyped(null);
    choose(beside(day, by));
  }
  function type(text: string) {
    setTyped(text);
    if (text.length === FIRST_DAY.length && text >= FIRST_DAY && text <= today) choose(text);
  }
  return (
    <>
      <Button variant="default" disabled={day === ""} onClick={() => step(-1)}>
        {t("earlier")}
      </Button>
      <TextInput
        type="date"
        label={t("day")}
        value={typed ?? day}
        max={today}
        onChange={(event) => type(event.currentTarget.value)}
        onBlur={() => setTyped(null)}
        data-testid="watch-day"
      />
      <Button variant="default" disabled={day >= today} onClick={() => step(1)}>
        {t("later")}
      </Button>
    </>
  );
}

interface ShownProps {
  day: Day;
  /// Asks the rules again, and shows what they find.
  look: () => Promise<Day | undefined>;
}

function Shown({ day, look }: ShownProps) {
  const t = useTexts();
  useSeen(day);
  return (
    <>
      {!day.whole && (
        <Alert color="shu" variant="light" role="alert">
          {t("notWhole")}
        </Alert>
      )}
      <Alarms alarms={day.alarms} rules={day.rules} />
      <Signature key={day.day} day={day} look={look} />
    </>
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

/// How the server refuses a signature under other alarms than those on the screen.
const CHANGED = "alarms-changed";

/// What is signed is what was on the screen: the server compares, and what it finds besides is shown then.
function Signature({ day, look }: ShownProps) {
  const t = useTexts();
  const may = useMay();
  const [lang] = useLanguage();
  const queries = useQueryClient();
  const [note, setNote] = useState("");
  const [news, setNews] = useState<readonly Alarm[]>([]);
  const sign = useMutation({
    mutationFn: () => api.post(`/api/office/watch/${day.day}/sign`, { version: day.version, note }),
    onMutate: () => setNews([]),
    onError: async (trouble) => {
      if (!(trouble instanceof Problem && trouble.code === CHANGED)) return;
      const now = await look().catch(() => undefined); // the refusal itself is shown then
      setNews(now?.alarms.filter((one) => day.alarms.every((shown) => shown.key !== one.key)) ?? []);
    },
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
        {news.length > 0 && (
          <Alert color="shu" variant="light" role="alert" data-testid="watch-news">
            {t("news", {
              count: news.length,
              rules: listed([...new Set(news.map((one) => t(`rule.${one.rule}`)))], lang),
            })}
          </Alert>
        )}
        {news.length === 0 && <Trouble error={sign.error} />}
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
