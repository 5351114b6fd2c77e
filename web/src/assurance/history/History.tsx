import { Button, Table, Text, Title } from "@mantine/core";
import { useId, useState } from "react";
import { ITEMS, type DayItem, type DayOfItems } from "../../api/assurance.ts";
import { dayWords } from "../../i18n/day.ts";
import { useLanguage } from "../../i18n/language.ts";
import { StateMark } from "../standing/StandingMark.tsx";
import { useStandingTexts } from "../standing/texts.ts";
import styles from "./History.module.css";
import { Strips } from "./Strips.tsx";
import { columnsOf, type Column } from "./strips.ts";
import { useHistoryTexts } from "./texts.ts";
import { useDayWords } from "./useDayWords.ts";

/// How the six items stood, day by day: as a chart, or as a table with the same numbers.
export function History({ days }: { days: readonly DayOfItems[] }) {
  const t = useHistoryTexts();
  const title = useId();
  const [table, setTable] = useState(false);
  const columns = columnsOf(days);
  return (
    <section data-testid="history">
      <div className={styles.head}>
        <Title order={2} size="h4" id={title}>
          {t("title")}
        </Title>
        {columns.length > 0 && (
          <Button size="compact-sm" variant="default" onClick={() => setTable(!table)} data-testid="history-toggle">
            {t(table ? "asChart" : "asTable")}
          </Button>
        )}
      </div>
      <Text c="var(--quiet)" mb="sm">
        {t(columns.length === 0 ? "none" : "hint")}
      </Text>
      {columns.length > 0 && (table ? <AsTable columns={columns} title={title} /> : <Strips columns={columns} />)}
    </section>
  );
}

function AsTable({ columns, title }: { columns: readonly Column[]; title: string }) {
  const t = useHistoryTexts();
  const words = useStandingTexts();
  const [lang] = useLanguage();
  return (
    <Table.ScrollContainer
      minWidth={860}
      mah={420}
      scrollAreaProps={{ viewportProps: { tabIndex: 0, role: "region", "aria-labelledby": title } }}
    >
      <Table withTableBorder verticalSpacing={4} stickyHeader data-testid="history-table">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t("day")}</Table.Th>
            {ITEMS.map((item) => (
              <Table.Th key={item} scope="col">
                {words(`item.${item}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {columns.toReversed().map(({ day, today, items }) => (
            <Table.Tr key={day}>
              <Table.Th scope="row" style={{ whiteSpace: "nowrap" }}>
                {today ? t("today", { day: dayWords(day, lang) }) : dayWords(day, lang)}
              </Table.Th>
              {ITEMS.map((item) => (
                <Table.Td key={item}>
                  <Cell it={items[item]} />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Cell({ it }: { it: DayItem | null }) {
  const { state, more } = useDayWords()(it);
  if (!it) return <Text size="sm">{state}</Text>;
  return (
    <>
      <StateMark state={it.worst} />
      {more !== "" && <Text size="xs">{more}</Text>}
    </>
  );
}
