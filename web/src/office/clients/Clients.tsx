import { Anchor, Badge, Button, Code, Paper, Stack, Table, Text } from "@mantine/core";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { spoken } from "../../i18n/kana.ts";
import { EmptyState } from "../../shell/EmptyState.tsx";
import { PageHeader } from "../../shell/PageHeader.tsx";
import { loaded, QueryState } from "../../shell/QueryState.tsx";
import { AddClient } from "./AddClient.tsx";
import { useClients } from "./queries.ts";
import { useTexts } from "./texts.ts";

export default function Clients() {
  const t = useTexts();
  const go = useNavigate();
  const clients = useClients();
  const [adding, setAdding] = useState(false);
  if (!loaded(clients)) return <QueryState of={clients} />;
  return (
    <Stack gap="lg">
      <PageHeader title={t("clients")} what={t("clientsWhat")}>
        <Button onClick={() => setAdding(true)}>{t("addClient")}</Button>
      </PageHeader>
      {clients.data.length === 0 ? (
        <EmptyState title={t("noClientsTitle")} text={t("noClients")} />
      ) : (
        <Paper withBorder p="md">
          <Table.ScrollContainer minWidth={640}>
            <Table verticalSpacing="sm">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t("companyName")}</Table.Th>
                  <Table.Th>{t("numbers")}</Table.Th>
                  <Table.Th>{t("keyKind")}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {clients.data.map((client) => (
                  <Table.Tr key={client.id}>
                    <Table.Td>
                      <Anchor component={Link} to={`/office/clients/${client.id}`} fw={600}>
                        {client.name}
                      </Anchor>{" "}
                      {client.ended && (
                        <Badge variant="outline" color="dark">
                          {t("contractEnded")}
                        </Badge>
                      )}
                      <Text size="xs" c="var(--quiet)">
                        {client.kana} · {client.slug}
                      </Text>
                    </Table.Td>
                    <Table.Td>
                      {client.numbers.length === 0
                        ? t("noNumbers")
                        : client.numbers.map((n) => (
                            <div key={n}>
                              <Code>{spoken(n)}</Code>
                            </div>
                          ))}
                    </Table.Td>
                    <Table.Td>{t(`key.${client.keyKind}`)}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </Paper>
      )}
      <AddClient
        opened={adding}
        close={() => setAdding(false)}
        added={(client) => void go({ to: `/office/clients/${client.id}` })}
      />
    </Stack>
  );
}
