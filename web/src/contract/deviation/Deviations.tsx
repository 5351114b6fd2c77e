import { Badge, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { api } from "../../api/api.ts";
import type { components } from "../../api/schema";
import { moment, useLanguage } from "../../i18n/language.ts";
import { loaded, PartState } from "../../shell/QueryState.tsx";
import type { ITEMS } from "./items.ts";
import { useTexts } from "./texts.ts";

export type Deviation = components["schemas"]["assurance.deviation.DeviationsEndpoint.View"];

type Item = (typeof ITEMS)[number];

/// Where a contract was not kept, and what became of it.
///
/// @param path of the list
/// @param act what can be done with one that waits
export function Deviations({ path, act }: { path: string; act?: (one: Deviation) => ReactNode }) {
  const t = useTexts();
  const all = useQuery({ queryKey: ["deviations", path], queryFn: () => api.get<Deviation[]>(path) });
  if (!loaded(all)) return <PartState of={all} title={t("title")} />;
  return (
    <Paper withBorder p="lg" component="section" data-testid="deviations">
      <Title order={2} size="h4">
        {t("title")}
      </Title>
      <Text size="sm" mb="sm">
        {t("what")}
      </Text>
      {all.data.length === 0 && <Text data-testid="deviations-none">{t("none")}</Text>}
      <Stack>
        {all.data.map((one) => (
          <One key={one.id} of={one}>
            {one.settledAt === null && act?.(one)}
          </One>
        ))}
      </Stack>
    </Paper>
  );
}

function One({ of, children }: { of: Deviation; children: ReactNode }) {
  const t = useTexts();
  const [lang] = useLanguage();
  return (
    <div data-testid="deviation" data-open={of.settledAt === null}>
      <Text fw={600}>
        {t("said", {
          item: t(`item.${of.item as Item}`),
          first: of.firstDay,
          last: of.lastDay,
          count: of.minutes,
          allowed: of.allowed,
          version: of.version,
        })}
      </Text>
      <Text size="sm">{t("consequence", { consequence: of.consequence })}</Text>
      {of.settledAt === null ? (
        <Group gap="xs">
          <Badge variant="outline" color="shu">
            {t("open")}
          </Badge>
          {children}
        </Group>
      ) : (
        <Text size="sm">{t("settled", { at: moment(of.settledAt, lang), note: of.note ?? "" })}</Text>
      )}
    </div>
  );
}
