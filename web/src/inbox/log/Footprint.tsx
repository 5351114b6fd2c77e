import { Alert, Button, Group, Paper, Table, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { api } from "../../api/api.ts";
import { saveCsv } from "../../shell/csv.ts";
import { useLanguage } from "../../i18n/language.ts";
import { shortObject } from "./entry/leaf.ts";
import { nameOf, type Actor } from "./LogFilters.tsx";
import { FootprintForm, type Span } from "./FootprintForm.tsx";
import { dayAndHour } from "../../i18n/time.ts";
import { useKnown } from "./entry/useKnown.ts";
import { useWhoTexts } from "./whoTexts.ts";

export interface Touched {
  object: string;
  times: number;
  first: string;
  last: string;
  acts: string[];
}

export interface Reached {
  whole: boolean;
  calls: number;
  touched: Touched[];
}

/// Which of our callers did this account touch between these times.
export function Footprint({ actors }: { actors: readonly Actor[] }) {
  const t = useWhoTexts();
  const known = useKnown();
  const look = useMutation({
    mutationFn: ({ who, from, to }: Span) =>
      api.get<Reached>(`/api/log/touched?${new URLSearchParams({ actor: who, from, to }).toString()}`),
  });
  return (
    <Paper withBorder p="lg" mt="xl">
      <FootprintForm
        words={{
          reach: t("reach"),
          reachText: t("reachText"),
          person: t("person"),
          choose: t("choose"),
          begin: t("begin"),
          end: t("end"),
          look: t("look"),
        }}
        people={actors.map((one) => ({ value: one.id, label: nameOf(one, known) }))}
        look={look}
      />
      {look.data && <Found found={look.data} />}
    </Paper>
  );
}

function Found({ found }: { found: Reached }) {
  const t = useWhoTexts();
  if (found.touched.length === 0) {
    return (
      <Text mt="md" role="status" data-testid="reach-found">
        {t("reachedNone")}
      </Text>
    );
  }
  return (
    <>
      <Group justify="space-between" mt="md">
        <Text fw={600} role="status" data-testid="reach-found">
          {t("reached", { calls: found.calls, n: found.touched.length })}
        </Text>
        <Button
          variant="default"
          size="compact-sm"
          data-testid="reach-csv"
          onClick={() =>
            // A file that ends at the limit says so, as the page does.
            saveCsv("denwaban-touched.csv", [...touchedRows(found.touched), ...(found.whole ? [] : [[t("notWhole")]])])
          }
        >
          {t("csv")}
        </Button>
      </Group>
      {!found.whole && (
        <Alert color="shu" variant="light" mt="sm">
          {t("notWhole")}
        </Alert>
      )}
      <TouchedTable touched={found.touched} />
    </>
  );
}

export function touchedRows(touched: readonly Touched[]): (string | number)[][] {
  return [
    ["object", "times", "first", "last", "acts"],
    ...touched.map((one) => [one.object, one.times, one.first, one.last, one.acts.join(" ")]),
  ];
}

export function TouchedTable({ touched }: { touched: readonly Touched[] }) {
  const t = useWhoTexts();
  const known = useKnown();
  const [lang] = useLanguage();
  return (
    <Table.ScrollContainer minWidth={640}>
      <Table mt="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("object")}</Table.Th>
            <Table.Th>{t("acts")}</Table.Th>
            <Table.Th>{t("times")}</Table.Th>
            <Table.Th>{t("first")}</Table.Th>
            <Table.Th>{t("last")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {touched.map((one) => (
            <Table.Tr key={one.object}>
              <Table.Td>
                <code title={one.object}>{shortObject(one.object)}</code>
              </Table.Td>
              <Table.Td>{one.acts.map((act) => known("act", act)).join(" / ")}</Table.Td>
              <Table.Td>{one.times}</Table.Td>
              <Table.Td>{dayAndHour(one.first, lang)}</Table.Td>
              <Table.Td>{dayAndHour(one.last, lang)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
