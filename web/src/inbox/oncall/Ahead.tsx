import { NativeSelect, Paper, Stack, Table, Title } from "@mantine/core";
import { useState } from "react";
import { useLanguage } from "../../i18n/language.ts";
import { dayAndHour } from "../../i18n/time.ts";
import { loaded, PartState } from "../../shell/QueryState.tsx";
import { useDays, type Contact } from "./queries.ts";
import { useTexts } from "./texts.ts";

/// Rows that are drawn; a year of shifts has some thousands.
const ROWS = 400;

/// Who would be told when, for up to a year; and who was, in the last month.
export function Ahead({ line, contacts }: { line: string; contacts: readonly Contact[] }) {
  const t = useTexts();
  const [lang] = useLanguage();
  const [days, setDays] = useState("14");
  const stretches = useDays(line, Number(days));
  const name = (id: string | null) => contacts.find((one) => one.id === id)?.name ?? t("ahead.hole");
  return (
    <Paper withBorder radius="lg" p="lg" component="section" data-testid="oncall-ahead">
      <Stack gap="sm">
        <Title order={2} size="h4">
          {t("ahead")}
        </Title>
        <NativeSelect
          label={t("ahead.days")}
          maw={320}
          value={days}
          onChange={(event) => setDays(event.currentTarget.value)}
          data={[
            ...[14, 90, 365].map((n) => ({ value: String(n), label: t("ahead.n", { count: n }) })),
            { value: "-30", label: t("ahead.past") },
          ]}
        />
        {!loaded(stretches) ? (
          <PartState of={stretches} />
        ) : (
          <Table.ScrollContainer
            minWidth={420}
            maxHeight={420}
            scrollAreaProps={{ viewportProps: { tabIndex: 0, role: "region", "aria-label": t("ahead") } }}
          >
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t("ahead.from")}</Table.Th>
                  <Table.Th>{t("ahead.to")}</Table.Th>
                  {stretches.data[0]?.tiers.map((_, n) => (
                    <Table.Th key={n}>{t("now.tier", { n: n + 1 })}</Table.Th>
                  ))}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {stretches.data.slice(0, ROWS).map((one) => (
                  <Table.Tr key={one.from}>
                    <Table.Td>{dayAndHour(one.from, lang)}</Table.Td>
                    <Table.Td>{dayAndHour(one.to, lang)}</Table.Td>
                    {one.tiers.map(({ contact }, n) => (
                      <Table.Td key={n} c={one.hole ? "shu" : undefined} fw={one.hole ? 600 : undefined}>
                        {name(contact)}
                      </Table.Td>
                    ))}
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        )}
      </Stack>
    </Paper>
  );
}
