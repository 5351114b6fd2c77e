import { Alert, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useLanguage } from "../../i18n/language.ts";
import { dayAndHour } from "../../i18n/time.ts";
import { loaded, PartState } from "../../shell/QueryState.tsx";
import { useDays, type Contact, type Reach, type Stretch } from "./queries.ts";
import { useTexts } from "./texts.ts";

/// Days in which a hole is told of.
const SOON = 7;

interface Props {
  line: string;
  own: boolean;
  contacts: readonly Contact[];
  reach: Reach;
}

/// Who is on call at this moment, and what is wrong with the week before us.
export function Now({ line, own, contacts, reach }: Props) {
  const t = useTexts();
  const days = useDays(line, SOON);
  if (!loaded(days)) return <PartState of={days} title={t("now")} />;
  const now = days.data[0];
  return (
    <Paper withBorder radius="lg" p="lg" component="section" data-testid="oncall-now">
      <Stack gap="sm">
        <Title order={2} size="h4">
          {t("now")}
        </Title>
        {!own && <Text c="var(--quiet)">{t("box.general")}</Text>}
        {now?.tiers.map((duty, n) => (
          <Group key={n} gap="sm">
            <Text c="var(--quiet)">{t("now.tier", { n: n + 1 })}</Text>
            <Text fw={600}>{contacts.find(({ id }) => id === duty.contact)?.name ?? t("nobody")}</Text>
            {duty.why && <Text c="var(--quiet)">{t(`why.${duty.why as "turn" | "change" | "fallback"}`)}</Text>}
          </Group>
        ))}
        <Holes stretches={days.data} />
        <Unreachable stretches={days.data} contacts={contacts} reach={reach} />
      </Stack>
    </Paper>
  );
}

function Holes({ stretches }: { stretches: readonly Stretch[] }) {
  const t = useTexts();
  const [lang] = useLanguage();
  const holes = stretches.filter(({ hole }) => hole);
  if (holes.length === 0) return null;
  return (
    <Alert color="shu" variant="light" role="alert" data-testid="oncall-hole">
      <Text>{t("hole")}</Text>
      <ul>
        {holes.slice(0, SOON).map(({ from, to }) => (
          <li key={from}>{t("hole.at", { from: dayAndHour(from, lang), to: dayAndHour(to, lang) })}</li>
        ))}
      </ul>
    </Alert>
  );
}

/// People whom the roster names within the week, and who would not be reached.
function Unreachable({ stretches, contacts, reach }: { stretches: readonly Stretch[] } & Omit<Props, "line" | "own">) {
  const t = useTexts();
  const disabled = new Set(reach.accounts.filter((it) => it.disabled).map(({ id }) => id));
  const usable = reach.ways.filter(({ account }) => account === null || !disabled.has(account));
  const named = new Set(stretches.flatMap(({ tiers }) => tiers.flatMap(({ contact }) => contact ?? [])));
  const troubles = contacts
    .filter(({ id }) => named.has(id))
    .flatMap((one) => {
      if (one.left) return t("left.on", { name: one.name });
      if (one.ended) return t("ended.on", { name: one.name });
      return usable.some(({ contact }) => contact === one.id) ? [] : t("no.way", { name: one.name });
    });
  if (troubles.length === 0) return null;
  return (
    <Alert color="shu" variant="light" role="alert" data-testid="oncall-unreachable">
      {troubles.map((trouble) => (
        <Text key={trouble}>{trouble}</Text>
      ))}
    </Alert>
  );
}
