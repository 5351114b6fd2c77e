import { Stack, Text, Title } from "@mantine/core";
import { useBroken } from "../../delivery/deliveries.ts";
import { useLanguage } from "../../i18n/language.ts";
import { dayAndHour } from "../../i18n/time.ts";
import { PartState } from "../../shell/QueryState.tsx";
import { useTexts } from "./texts.ts";

/// By what clients cannot be told: seen before someone has to be. Nothing while all works; that it is
/// not known is said.
export function Broken() {
  const t = useTexts();
  const [lang] = useLanguage();
  const ways = useBroken();
  if (ways.isLoadingError) return <PartState of={ways} title={t("broken")} />;
  const broken = ways.data ?? [];
  if (broken.length === 0) return null;
  return (
    <Stack component="section" gap="xs" aria-labelledby="broken-title" data-testid="broken-ways">
      <Title order={2} size="h4" id="broken-title">
        {t("broken")}
      </Title>
      <Text c="var(--quiet)">{t("broken.text")}</Text>
      <ul>
        {broken.map((one) => (
          <li key={`${one.client} ${one.kind} ${one.hint} ${one.since}`}>
            {one.kind === "person"
              ? t("broken.person", { client: one.company, at: dayAndHour(one.since, lang) })
              : t("broken.row", {
                  client: one.company,
                  kind: t(`kind.${one.kind as "mail"}`),
                  hint: one.hint,
                  at: dayAndHour(one.since, lang),
                })}
          </li>
        ))}
      </ul>
    </Stack>
  );
}
