import { Alert, Anchor, List, Stack, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { tokyoMoment } from "../../i18n/tokyo.ts";
import { useLanguage } from "../../i18n/language.ts";
import { ageOf, HOLDS_HOURS, LATE_HOURS, summary, type Probe, type Ran, type Seen, type Summary } from "./probe.ts";
import { useTexts } from "./texts.ts";
import { wayOf, wordOf } from "./probeWords.ts";

/// Attempts that are named at the top; the table has all.
const NAMED = 10;

/// Green and yellow words on their own light ground are too faint (WCAG 1.4.3).
const READABLE = { title: { color: "var(--mantine-color-text)", fontSize: "var(--mantine-font-size-md)" } };

/// What stands open has an edge besides its colour.
const LOUD = {
  root: { border: "3px solid var(--mantine-color-error)" },
  title: { fontSize: "var(--mantine-font-size-md)" },
};

/// What came of the last run, in one sentence. Good only if all was refused, and not long ago.
export function ProbeAnswer({ probe, now }: { probe: Probe; now: Date }) {
  const t = useTexts();
  const ran = probe.runs[0];
  if (!ran) {
    return (
      <Alert
        color="yellow"
        variant="light"
        title={`⚠ ${t("never")}`}
        styles={READABLE}
        data-testid="probe-answer"
        data-verdict="never"
      >
        {t("neverText")}
      </Alert>
    );
  }
  const age = probe.expired ? "over" : ageOf(ran, now);
  return (
    <Stack gap="sm">
      {age !== "fresh" && <Old ran={ran} age={age} />}
      <Verdict ran={ran} found={summary(probe.seen)} old={age !== "fresh"} />
    </Stack>
  );
}

function Old({ ran, age }: { ran: Ran; age: "late" | "over" }) {
  const t = useTexts();
  const [lang] = useLanguage();
  return (
    <Alert color="shu" variant="light" role="alert" title={`⚠ ${t(age)}`} data-testid="probe-old">
      {age === "late"
        ? t("lateText", { at: tokyoMoment(ran.began, lang), hours: LATE_HOURS })
        : t("overText", { at: tokyoMoment(ran.ended, lang), hours: HOLDS_HOURS })}
    </Alert>
  );
}

function Verdict({ ran, found, old }: { ran: Ran; found: Summary; old: boolean }) {
  const t = useTexts();
  const [lang] = useLanguage();
  const { verdict, tried, open, known, untried } = found;
  const good = verdict === "refused" && !old;
  const numbers = { n: tried, open: open.length, known: known.length, untried };
  const said = t(verdict, { ...numbers, at: tokyoMoment(ran.ended, lang) });
  return (
    <Alert
      color={good ? "green" : verdict === "refused" ? "gray" : verdict === "untried" ? "yellow" : "shu"}
      variant="light"
      role={good || verdict === "refused" ? "status" : "alert"}
      styles={verdict === "open" ? LOUD : READABLE}
      title={`${good ? "✓" : "⚠"} ${old ? t("oldResult", { said }) : said}`}
      data-testid="probe-answer"
      data-verdict={verdict}
      data-good={good}
    >
      <Stack gap="xs">
        {verdict === "open" && <Open open={open} />}
        {verdict === "open" && known.length > 0 && <Text size="sm">{t("knownAlso", { count: known.length })}</Text>}
        {known.length > 0 && <Text size="sm">{t("knownText")}</Text>}
        {verdict === "refused" && <Text size="sm">{t("refusedText")}</Text>}
        {verdict === "nothing" && <Text size="sm">{t("nothingText")}</Text>}
        {untried > 0 && <Untried found={found} />}
      </Stack>
    </Alert>
  );
}

function Untried({ found: { untried, why } }: { found: Summary }) {
  const t = useTexts();
  const said = why.map(({ came, n }) => t("reason", { why: wordOf(t, came), n })).join(t("comma"));
  return <Text size="sm">{t("untriedText", { n: untried, why: said })}</Text>;
}

function Open({ open }: { open: readonly Seen[] }) {
  const t = useTexts();
  return (
    <>
      <Text fw={600}>{t("openText")}</Text>
      <List size="sm" data-testid="probe-open">
        {open.slice(0, NAMED).map((one) => (
          <List.Item key={`${one.target} ${one.attempt}`}>
            {wayOf(t, one.way)}: <strong>{one.target}</strong> ({wordOf(t, one.attempt)} → {wordOf(t, one.came)})
          </List.Item>
        ))}
      </List>
      {open.length > NAMED && <Text size="sm">{t("openMore", { n: open.length - NAMED })}</Text>}
      <Text fw={600}>{t("next")}</Text>
      <List type="ordered" size="sm">
        <List.Item>{t("next1")}</List.Item>
        <List.Item>{t("next2")}</List.Item>
        <List.Item>{t("next3")}</List.Item>
      </List>
      <Text size="sm">{t("runbook")}</Text>
      <Anchor component={Link} to="/office/watch" fw={600} underline="always" w="fit-content">
        {t("alarms")}
      </Anchor>
    </>
  );
}
