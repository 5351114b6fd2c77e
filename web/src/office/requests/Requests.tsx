import { Alert, Paper, Stack, Table } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { api } from "../../api/api.ts";
import type { components } from "../../api/schema";
import { useLanguage } from "../../i18n/language.ts";
import { tokyoMoment } from "../../i18n/tokyo.ts";
import { EmptyState } from "../../shell/EmptyState.tsx";
import { PageHeader } from "../../shell/PageHeader.tsx";
import { loaded, QueryState } from "../../shell/QueryState.tsx";
import { useTexts } from "./texts.ts";

export type OfKind = components["schemas"]["disclosure.OfficeRequestEndpoint.OfKind"];

const COLUMNS = ["client", "kind", "open", "soon", "overdue", "next"] as const;

/// How many requests of data subjects are open at each client, and which are late. Who asks and for what no one here
/// can read.
export default function Requests() {
  const t = useTexts();
  const [lang] = useLanguage();
  const all = useQuery({
    queryKey: ["/api/office/requests"],
    queryFn: () => api.get<OfKind[]>("/api/office/requests"),
  });
  if (!loaded(all)) return <QueryState of={all} />;
  const overdue = all.data.reduce((sum, one) => sum + one.overdue, 0);
  return (
    <Stack gap="lg" data-testid="office-requests">
      <PageHeader title={t("title")} what={t("what")} />
      {all.data.length === 0 && <EmptyState title={t("none")} text={t("noneText")} />}
      {all.data.length > 0 && (
        <>
          <Alert color={overdue === 0 ? "green" : "shu"} variant="light" role="status">
            {overdue === 0 ? t("overdue.none") : t("overdue.some", { count: overdue })}
          </Alert>
          <Paper withBorder p="lg">
            <Table.ScrollContainer
              minWidth={640}
              scrollAreaProps={{ viewportProps: { tabIndex: 0, role: "region", "aria-label": t("title") } }}
            >
              <Table verticalSpacing="xs">
                <Table.Thead>
                  <Table.Tr>
                    {COLUMNS.map((column) => (
                      <Table.Th key={column}>{t(column)}</Table.Th>
                    ))}
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {all.data.map((one) => (
                    <Table.Tr key={`${one.client} ${one.kind}`} data-testid="office-request">
                      <Table.Td>{one.name}</Table.Td>
                      <Table.Td>{t(`kind.${one.kind as "disclose"}`)}</Table.Td>
                      <Table.Td>{one.open}</Table.Td>
                      <Table.Td>{one.soon}</Table.Td>
                      <Table.Td fw={one.overdue > 0 ? 700 : undefined}>{one.overdue}</Table.Td>
                      <Table.Td>{tokyoMoment(one.next, lang)}</Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
          </Paper>
        </>
      )}
    </Stack>
  );
}
