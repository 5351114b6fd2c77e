import { Badge, Paper, Stack, Table, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { api } from "../../api/api.ts";
import { useMay } from "../../api/queries.ts";
import { tokyoMoment } from "../../i18n/tokyo.ts";
import { useLanguage } from "../../i18n/language.ts";
import { PageHeader } from "../../shell/PageHeader.tsx";
import { loaded, QueryState } from "../../shell/QueryState.tsx";
import { Inspect } from "./Inspect.tsx";
import { useTexts } from "./texts.ts";

interface Statement {
  person: string;
  name: string;
  at: string;
  place: "site" | "home";
  version: number;
}

interface Inspection {
  person: string;
  name: string;
  at: string;
  place: string;
  clear: boolean;
  found: string;
}

/// What people stated of their desks, and what was found there.
export default function Places() {
  const t = useTexts();
  const may = useMay();
  const all = useQuery({
    queryKey: ["office", "places"],
    queryFn: () => api.get<{ statements: Statement[]; inspections: Inspection[] }>("/api/office/places"),
  });
  if (!loaded(all)) return <QueryState of={all} />;
  const { statements, inspections } = all.data;
  return (
    <Stack gap="lg">
      <PageHeader title={t("title")} what={t("what")} />
      {may("INSPECT_PLACES") && <Inspect done={() => void all.refetch()} />}
      <List title={t("inspections")} none={t("noInspections")} empty={inspections.length === 0} testId="inspections">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("at")}</Table.Th>
            <Table.Th>{t("inspector")}</Table.Th>
            <Table.Th>{t("place")}</Table.Th>
            <Table.Th>{t("found")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {inspections.map((one) => (
            <Table.Tr key={one.at + one.person}>
              <Moment at={one.at} />
              <Table.Td>{one.name}</Table.Td>
              <Table.Td>{one.place}</Table.Td>
              <Table.Td style={{ whiteSpace: "pre-line" }}>
                {one.clear ? (
                  t("nothing")
                ) : (
                  <>
                    <Badge variant="light" color="shu" mr="xs">
                      {t("something")}
                    </Badge>
                    {one.found}
                  </>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </List>
      <List title={t("statements")} none={t("noStatements")} empty={statements.length === 0} testId="statements">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("at")}</Table.Th>
            <Table.Th>{t("who")}</Table.Th>
            <Table.Th>{t("place")}</Table.Th>
            <Table.Th>{t("version")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {statements.map((one) => (
            <Table.Tr key={one.at + one.person}>
              <Moment at={one.at} />
              <Table.Td>{one.name}</Table.Td>
              <Table.Td>{t(`place.${one.place}`)}</Table.Td>
              <Table.Td>{one.version}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </List>
    </Stack>
  );
}

interface ListProps {
  title: string;
  none: string;
  empty: boolean;
  testId: string;
  children: ReactNode;
}

function List({ title, none, empty, testId, children }: ListProps) {
  return (
    <Paper withBorder p="lg" data-testid={testId}>
      <Title order={2} size="h4" mb="xs">
        {title}
      </Title>
      {empty ? (
        <Text c="var(--quiet)">{none}</Text>
      ) : (
        <Table.ScrollContainer
          minWidth={620}
          scrollAreaProps={{ viewportProps: { tabIndex: 0, role: "region", "aria-label": title } }}
        >
          <Table verticalSpacing="xs">{children}</Table>
        </Table.ScrollContainer>
      )}
    </Paper>
  );
}

function Moment({ at }: { at: string }) {
  const [lang] = useLanguage();
  return <Table.Td style={{ whiteSpace: "nowrap" }}>{tokyoMoment(at, lang)}</Table.Td>;
}
