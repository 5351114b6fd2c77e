import { List, Paper, Title } from "@mantine/core";
import { useLanguage } from "../../i18n/language.ts";
import { tokyoMoment } from "../../i18n/tokyo.ts";
import type { Whole } from "./queries.ts";
import { useTexts } from "./texts.ts";

/// What happened to a request, the oldest first.
export function Steps({ of }: { of: Whole }) {
  const t = useTexts();
  const [lang] = useLanguage();
  return (
    <Paper withBorder p="lg" component="section">
      <Title order={2} size="h4">
        {t("steps")}
      </Title>
      <List mt="sm" spacing={4} size="sm">
        {of.steps.map((one, n) => (
          <List.Item key={`${one.at} ${n}`}>
            {t(`step.${one.step as "received"}`)} —{" "}
            {t("by", { name: one.name ?? t("former"), at: tokyoMoment(one.at, lang) })}
          </List.Item>
        ))}
      </List>
    </Paper>
  );
}
