import { Button, Group, NativeSelect, Paper, Stack, Text, TextInput, Title } from "@mantine/core";
import { useState } from "react";
import { useLanguage } from "../../i18n/language.ts";
import { dayAndHour } from "../../i18n/time.ts";
import { useDeed } from "../../signin/passkey/useDeed.ts";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { useChanges, type Contact, type Roster } from "./queries.ts";
import { useTexts } from "./texts.ts";
import { current } from "./weekly.ts";

interface Props {
  line: string;
  roster: Roster;
  contacts: readonly Contact[];
}

/// Someone stands in for a time: what a person changes on a telephone.
export function Changes({ line, roster, contacts }: Props) {
  const t = useTexts();
  const [lang] = useLanguage();
  const deed = useDeed();
  const { setRoster } = useChanges();
  const here = contacts.filter(({ left }) => !left);
  const [contact, setContact] = useState(here[0]?.id ?? "");
  const [tier, setTier] = useState("0");
  const [from, setFrom] = useState("");
  const [to, setTo] = useState("");
  const [said, say] = useState(false);
  if (here.length === 0) return null;
  const tiers = current(roster.tiers, new Date());
  const planned = tiers.flatMap((one, n) => one.changes.map((change) => ({ ...change, tier: n })));
  const name = (id: string) => contacts.find((one) => one.id === id)?.name ?? id;

  const enter = async () => {
    const change = { from: new Date(from).toISOString(), to: new Date(to).toISOString(), contact };
    await setRoster(
      line,
      roster.version,
      tiers.map((one, n) => (n === Number(tier) ? { ...one, changes: [...one.changes, change] } : one)),
    );
    setFrom("");
    setTo("");
    say(true);
  };
  const remove = (gone: (typeof planned)[number]) =>
    setRoster(
      line,
      roster.version,
      tiers.map((one, n) =>
        n === gone.tier
          ? { ...one, changes: one.changes.filter((it) => it.from !== gone.from || it.contact !== gone.contact) }
          : one,
      ),
    );

  return (
    <Paper
      withBorder
      radius="lg"
      p="lg"
      component="form"
      onSubmit={(event) => {
        event.preventDefault();
        void deed.run(enter);
      }}
    >
      <Stack gap="sm">
        <Title order={2} size="h4">
          {t("change")}
        </Title>
        <Text c="var(--quiet)">{t("change.text")}</Text>
        {planned.length === 0 ? (
          <Text c="var(--quiet)">{t("change.none")}</Text>
        ) : (
          planned.map((one) => (
            <Group key={`${one.tier} ${one.from} ${one.contact}`} gap="sm" data-testid="oncall-change">
              <Text>
                {t("now.tier", { n: one.tier + 1 })} <b>{name(one.contact)}</b> {dayAndHour(one.from, lang)} –{" "}
                {dayAndHour(one.to, lang)}
              </Text>
              <Button
                variant="default"
                size="compact-sm"
                loading={deed.busy}
                aria-label={t("change.removeOf", { name: name(one.contact), from: dayAndHour(one.from, lang) })}
                onClick={() => void deed.run(() => remove(one))}
              >
                {t("change.remove")}
              </Button>
            </Group>
          ))
        )}
        <Group align="flex-end" gap="sm">
          <NativeSelect
            label={t("change.who")}
            value={contact}
            data-testid="change-who"
            onChange={(event) => setContact(event.currentTarget.value)}
            data={here.map((one) => ({ value: one.id, label: one.name }))}
          />
          {tiers.length > 1 && (
            <NativeSelect
              label={t("change.tier")}
              value={tier}
              onChange={(event) => setTier(event.currentTarget.value)}
              data={tiers.map((_, n) => ({ value: String(n), label: t("now.tier", { n: n + 1 }) }))}
            />
          )}
          <TextInput
            type="datetime-local"
            label={t("change.from")}
            required
            value={from}
            data-testid="change-from"
            onChange={(event) => setFrom(event.currentTarget.value)}
          />
          <TextInput
            type="datetime-local"
            label={t("change.to")}
            required
            value={to}
            min={from}
            data-testid="change-to"
            onChange={(event) => setTo(event.currentTarget.value)}
          />
          <Button type="submit" loading={deed.busy} data-testid="change-do">
            {t("change.do")}
          </Button>
        </Group>
        <Trouble error={deed.error} />
        <Text role="status" fw={600}>
          {said && !deed.error ? `✓ ${t("change.done")}` : ""}
        </Text>
      </Stack>
    </Paper>
  );
}
