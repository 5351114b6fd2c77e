import { Button, Checkbox, Paper, Radio, Stack, Text, Title } from "@mantine/core";
import { useState, type SyntheticEvent } from "react";
import { Explained } from "../../guard/Explained.tsx";
import { loaded, QueryState } from "../../shell/QueryState.tsx";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { ITEMS, usePlace, useStating, type Item, type Where } from "./place.ts";
import { useTexts } from "./texts.ts";

/// What an operator states about their workplace, item by item, after each sign-in. There is no
/// "tick all": each line is a separate check.
export function CleanDesk() {
  const t = useTexts();
  const place = usePlace();
  const stating = useStating();
  const [where, setWhere] = useState<Where | null>(null);
  const [ticked, setTicked] = useState<ReadonlySet<Item>>(new Set());
  if (!loaded(place)) return <QueryState of={place} />;
  const { version, home } = place.data;
  // Who may only be on site is not asked.
  const at = home ? where : "site";
  function submit(event: SyntheticEvent) {
    event.preventDefault();
    if (at) stating.mutate({ version, items: [...ticked], place: at });
  }
  function tick(item: Item, on: boolean) {
    const next = new Set(ticked);
    if (on) next.add(item);
    else next.delete(item);
    setTicked(next);
  }
  return (
    <Paper component="form" onSubmit={submit} withBorder p="xl" radius="md" maw={640} mx="auto" my="xl" w="100%">
      <Stack gap="md" data-testid="place">
        <Title order={1} size="h3">
          {t("title")}
        </Title>
        <Text>{t("what")}</Text>
        {home ? (
          <Radio.Group
            label={t("where")}
            value={where}
            onChange={(chosen) => setWhere(chosen === "home" ? "home" : "site")}
          >
            <Stack gap={6} mt={6}>
              <Radio value="site" label={t("where.site")} data-testid="place-site" />
              <Radio value="home" label={t("where.home")} data-testid="place-home" />
            </Stack>
          </Radio.Group>
        ) : (
          <Text>
            {t("where")} — <strong>{t("where.site")}</strong>
          </Text>
        )}
        <fieldset style={{ border: 0, padding: 0, margin: 0 }}>
          <legend style={{ padding: 0 }}>
            <Text component="span" fw={600}>
              {t("items")}
            </Text>
          </legend>
          <Stack gap="sm" mt="xs">
            {ITEMS.map((item) => (
              <Checkbox
                key={item}
                checked={ticked.has(item)}
                onChange={(event) => tick(item, event.currentTarget.checked)}
                label={t(item === "phone" && at === "home" ? "phone.home" : item)}
                data-testid={`place-${item}`}
              />
            ))}
          </Stack>
        </fieldset>
        <Text size="sm" c="var(--quiet)" component="div">
          <Explained />
        </Text>
        <Trouble error={stating.error} />
        <Button
          type="submit"
          size="lg"
          w="fit-content"
          loading={stating.isPending}
          disabled={at === null || ticked.size < ITEMS.length}
          data-testid="place-state"
        >
          {t("state")}
        </Button>
        <Text size="sm" c="var(--quiet)">
          {t("kept")}
        </Text>
      </Stack>
    </Paper>
  );
}
