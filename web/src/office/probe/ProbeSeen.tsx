import { NativeSelect, Paper, Table, Text, Title } from "@mantine/core";
import { useState } from "react";
import { tokyoSecond } from "../../i18n/tokyo.ts";
import { OUTCOMES, type Outcome, type Seen } from "./probe.ts";
import { useTexts } from "./texts.ts";
import { wayOf, wordOf } from "./probeWords.ts";

const MARKS: Record<Outcome, string> = { refused: "✓", "not-refused": "✗", known: "✗", "not-tried": "–" };

/// The columns and their widths in pixels: addresses are long, and nothing else may be broken for them.
const COLUMNS = [
  ["outcome", 140],
  ["way", 130],
  ["target", 230],
  ["attempt", 110],
  ["expected", 110],
  ["came", 110],
  ["at", 110],
] as const;

const WIDTH = COLUMNS.reduce((sum, [, width]) => sum + width, 0);

/// Each attempt of the last run.
export function ProbeSeen({ seen }: { seen: readonly Seen[] }) {
  const t = useTexts();
  const [wanted, setWanted] = useState("");
  if (seen.length === 0) return null;
  const shown = wanted === "" ? seen : seen.filter((one) => one.outcome === wanted);
  const of = (outcome: Outcome) => seen.filter((one) => one.outcome === outcome).length;
  return (
    <Paper withBorder p="lg">
      <Title order={2} size="h4" mb="xs">
        {t("seen")}
      </Title>
      <NativeSelect
        label={t("filter")}
        value={wanted}
        onChange={(event) => setWanted(event.currentTarget.value)}
        data={[
          { value: "", label: t("all", { n: seen.length }) },
          ...OUTCOMES.map((one) => ({ value: one, label: t("counted", { what: t(`outcome.${one}`), n: of(one) }) })),
        ]}
        maw={320}
        data-testid="probe-filter"
      />
      <Text role="status" size="sm" c="var(--quiet)" my="xs">
        {shown.length === 0 ? t("none") : t("shown", { n: shown.length })}
      </Text>
      {shown.length > 0 && <Attempts shown={shown} />}
    </Paper>
  );
}

function Attempts({ shown }: { shown: readonly Seen[] }) {
  const t = useTexts();
  return (
    <Table.ScrollContainer
      minWidth={WIDTH}
      maxHeight={560}
      scrollAreaProps={{ viewportProps: { tabIndex: 0, role: "region", "aria-label": t("seen") } }}
    >
      <Table stickyHeader layout="fixed" fz="sm" data-testid="probe-seen">
        <Table.Thead>
          <Table.Tr>
            {COLUMNS.map(([head, width]) => (
              <Table.Th key={head} scope="col" w={width}>
                {t(head)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.map((one, n) => (
            <Table.Tr key={n} data-outcome={one.outcome}>
              <Table.Td>
                <Result outcome={one.outcome} />
              </Table.Td>
              <Table.Td>{wayOf(t, one.way)}</Table.Td>
              <Table.Th scope="row" fw={500}>
                {one.target}
              </Table.Th>
              <Table.Td>{wordOf(t, one.attempt)}</Table.Td>
              <Table.Td>{wordOf(t, one.expected)}</Table.Td>
              <Table.Td>{wordOf(t, one.came)}</Table.Td>
              <Table.Td>
                <time dateTime={one.at}>{tokyoSecond(one.at)}</time>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Result({ outcome }: { outcome: Outcome }) {
  const t = useTexts();
  const bad = outcome === "not-refused" || outcome === "known";
  return (
    <Text size="sm" fw={outcome === "refused" ? 400 : 700} c={bad ? "var(--mantine-color-error)" : undefined}>
      <span aria-hidden="true">{MARKS[outcome]}</span> {t(`outcome.${outcome}`)}
    </Text>
  );
}
