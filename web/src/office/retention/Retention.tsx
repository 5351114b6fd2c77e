import { Alert, Anchor, Paper, Stack, Table, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { api } from "../../api/api.ts";
import { useMay } from "../../api/queries.ts";
import type { components } from "../../api/schema";
import { EndSection } from "../../contract/retention/EndSection.tsx";
import { Holds } from "../../contract/retention/Holds.tsx";
import { Kinds } from "../../contract/retention/Kinds.tsx";
import { ofClient, useRetention } from "../../contract/retention/queries.ts";
import { useLanguage } from "../../i18n/language.ts";
import { tokyoMoment } from "../../i18n/tokyo.ts";
import { EmptyState } from "../../shell/EmptyState.tsx";
import { PageHeader } from "../../shell/PageHeader.tsx";
import { loaded, PartState, QueryState } from "../../shell/QueryState.tsx";
import { useTexts } from "./texts.ts";

export type OfClient = components["schemas"]["retention.OfficeRetentionEndpoint.OfClient"];

const COLUMNS = ["client", "kept", "overdue", "open", "held", "erased", "ends"] as const;

/// What is kept of each client, what is overdue, and whose contract ends.
export default function Retention() {
  const t = useTexts();
  const all = useQuery({
    queryKey: ["/api/office/retention"],
    queryFn: () => api.get<OfClient[]>("/api/office/retention"),
  });
  const may = useMay();
  const [chosen, choose] = useState<OfClient | null>(null);
  if (!loaded(all)) return <QueryState of={all} />;
  const overdue = all.data.reduce((sum, one) => sum + one.overdue, 0);
  return (
    <Stack gap="lg" data-testid="office-retention">
      <PageHeader title={t("title")} what={t(may("MANAGE_OFFICE") ? "what" : "what.read")} />
      {all.data.length === 0 && <EmptyState title={t("none")} text={t("noneText")} />}
      {all.data.length > 0 && (
        <>
          <Alert color={overdue === 0 ? "green" : "shu"} variant="light" role="status" data-testid="office-overdue">
            {overdue === 0 ? t("overdue.none") : t("overdue.some", { count: overdue })}
          </Alert>
          <Clients all={all.data} choose={choose} />
        </>
      )}
      {chosen && <OneClient key={chosen.client} of={chosen} />}
    </Stack>
  );
}

function Clients({ all, choose }: { all: readonly OfClient[]; choose: (one: OfClient) => void }) {
  const t = useTexts();
  const [lang] = useLanguage();
  return (
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
            {all.map((one) => (
              <Table.Tr key={one.client} data-testid="retention-client">
                <Table.Td>
                  <Anchor component="button" type="button" onClick={() => choose(one)}>
                    {one.name}
                  </Anchor>
                </Table.Td>
                <Table.Td>{one.kept}</Table.Td>
                <Table.Td fw={one.overdue > 0 ? 700 : undefined}>{one.overdue}</Table.Td>
                <Table.Td>{one.open}</Table.Td>
                <Table.Td>{one.held}</Table.Td>
                <Table.Td>{one.erased}</Table.Td>
                <Table.Td>{one.end ? tokyoMoment(one.end.endsAt, lang) : "—"}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  );
}

/// It comes below a table that may be long: its heading is gone to.
function OneClient({ of }: { of: OfClient }) {
  const t = useTexts();
  const heading = useRef<HTMLHeadingElement>(null);
  const may = useMay();
  const place = ofClient(of.client);
  const page = useRetention(place);
  const there = loaded(page);
  useEffect(() => {
    if (there) heading.current?.focus();
  }, [there]);
  if (!loaded(page)) return <PartState of={page} title={of.name} />;
  const admin = may("MANAGE_OFFICE");
  return (
    <Stack gap="lg" data-testid="retention-one">
      <Title order={2} size="h3" ref={heading} tabIndex={-1}>
        {of.name}
      </Title>
      <Text size="sm">{t("counts")}</Text>
      {!admin && (
        <Text size="sm" data-testid="retention-read">
          {t("read")}
        </Text>
      )}
      <Kinds of={page.data} />
      <Holds of={page.data} place={place} may={admin} />
      <EndSection of={page.data} place={place} side="office" may={admin} />
    </Stack>
  );
}
