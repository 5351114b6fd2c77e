import { List, Text, Title } from "@mantine/core";
import { useFactTexts } from "./texts.ts";

const NOT = ["e2ee", "tamper", "law", "marks", "statistics", "law2026", "cameras"] as const;

/// What must never be promised, said before someone asks.
export function NotClaimed() {
  const t = useFactTexts();
  return (
    <section data-testid="not-claimed">
      <Title order={2} size="h4">
        {t("not")}
      </Title>
      <Text c="var(--quiet)">{t("notHint")}</Text>
      <List mt="xs" spacing="xs">
        {NOT.map((one) => (
          <List.Item key={one}>{t(`not.${one}`)}</List.Item>
        ))}
      </List>
    </section>
  );
}
