import { listed } from "../../i18n/language.ts";
import { Button, Group, Paper, Stack, Table, Text, Title } from "@mantine/core";
import { useState } from "react";
import type { Client } from "../../api/types.ts";
import { ConfirmDialog } from "../../shell/ConfirmDialog.tsx";
import { EmptyState } from "../../shell/EmptyState.tsx";
import { PageHeader } from "../../shell/PageHeader.tsx";
import { loaded, QueryState } from "../../shell/QueryState.tsx";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { useClients } from "../clients/queries.ts";
import { usePeople } from "../people/queries.ts";
import { AssignDialog } from "./AssignDialog.tsx";
import { GroupDialog } from "./GroupDialog.tsx";
import { AFTER, useGroups, useRemoveGroup, type Answering, type OperatorGroup } from "./queries.ts";
import { useTexts } from "./texts.ts";
import { UnstaffedGroups } from "./UnstaffedGroups.tsx";

const ANSWER: readonly string[] = ["operator", "supervisor"];
const NOTHING: Answering = { own: null, overflow: null, after: AFTER.usual };

/// Groups of operators, and which of them answers for whom.
export default function Groups() {
  const t = useTexts();
  const groups = useGroups();
  const people = usePeople();
  const clients = useClients();
  const [editing, edit] = useState<OperatorGroup | null>(null);
  const [removing, remove] = useState<OperatorGroup | null>(null);
  const [assigning, assign] = useState<Client | null>(null);
  const removal = useRemoveGroup();
  if (!loaded(groups) || !loaded(people) || !loaded(clients)) return <QueryState of={[groups, people, clients]} />;
  const operators = people.data.filter(({ role, disabled }) => ANSWER.includes(role) && !disabled);
  const all = groups.data.groups;
  /// What went wrong concerns this group alone.
  const leave = () => {
    removal.reset();
    remove(null);
  };
  const set = (client: string | undefined) => groups.data.clients.find((one) => one.client === client);
  const of = (client: string) => set(client)?.groups ?? NOTHING;
  return (
    <Stack gap="lg">
      <PageHeader title={t("title")} what={t("what")} />
      <UnstaffedGroups />
      <Paper withBorder p="lg" component="section">
        <Stack gap="sm">
          <Title order={2} size="h4">
            {t("groups")}
          </Title>
          {all.length === 0 && <EmptyState title={t("groups.none")} text={t("groups.noneText")} testId="groups-none" />}
          {all.map((one) => (
            <Group key={one.id} justify="space-between" data-testid="group">
              <div>
                <Text fw={600}>{one.name}</Text>
                <Text size="sm" c="var(--quiet)">
                  {listed(operators.filter(({ id }) => one.members.includes(id)).map(({ name }) => name)) ||
                    t("group.nobody")}
                </Text>
              </div>
              <Group gap="xs">
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={t("group.editOf", { name: one.name })}
                  onClick={() => edit(one)}
                >
                  {t("group.edit")}
                </Button>
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={t("group.removeOf", { name: one.name })}
                  onClick={() => remove(one)}
                >
                  {t("group.remove")}
                </Button>
              </Group>
            </Group>
          ))}
          <Group>
            <Button
              data-testid="group-new"
              onClick={() => edit({ id: crypto.randomUUID(), name: "", members: [], version: "" })}
            >
              {t("group.new")}
            </Button>
          </Group>
        </Stack>
      </Paper>
      {all.length > 0 && <ClientsTable clients={clients.data} groups={all} of={of} assign={assign} />}
      <GroupDialog group={editing} people={operators} close={() => edit(null)} />
      <AssignDialog
        client={assigning}
        had={set(assigning?.id)?.groups ?? NOTHING}
        version={set(assigning?.id)?.version ?? null}
        groups={all}
        close={() => assign(null)}
      />
      <ConfirmDialog
        opened={removing !== null}
        title={t("group.removeOf", { name: removing?.name ?? "" })}
        confirm={t("group.remove")}
        testId="group-remove-yes"
        busy={removal.isPending}
        close={leave}
        act={() => removing && removal.mutate(removing.id, { onSuccess: leave })}
      >
        <Text>{t("group.removeText")}</Text>
        <Trouble error={removal.error} />
      </ConfirmDialog>
    </Stack>
  );
}

interface TableProps {
  clients: readonly Client[];
  groups: readonly OperatorGroup[];
  of: (client: string) => Answering;
  assign: (client: Client) => void;
}

function ClientsTable({ clients, groups, of, assign }: TableProps) {
  const t = useTexts();
  const name = (id: string | null) => groups.find((one) => one.id === id)?.name ?? t("everybody");
  return (
    <Paper withBorder p="lg" component="section">
      <Title order={2} size="h4" mb="xs">
        {t("clients")}
      </Title>
      <Table.ScrollContainer
        minWidth={620}
        scrollAreaProps={{ viewportProps: { tabIndex: 0, role: "region", "aria-label": t("clients") } }}
      >
        <Table verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("client")}</Table.Th>
              <Table.Th>{t("own")}</Table.Th>
              <Table.Th>{t("overflow")}</Table.Th>
              <Table.Th>{t("after")}</Table.Th>
              <Table.Td />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {clients.map((client) => {
              const { own, overflow, after } = of(client.id);
              return (
                <Table.Tr key={client.id} data-testid="client-groups">
                  <Table.Td>{client.name}</Table.Td>
                  <Table.Td>{name(own)}</Table.Td>
                  <Table.Td>{own === null ? "—" : name(overflow)}</Table.Td>
                  <Table.Td>{own === null ? "—" : after}</Table.Td>
                  <Table.Td>
                    <Button
                      size="compact-sm"
                      variant="default"
                      aria-label={t("changeOf", { client: client.name })}
                      data-testid="client-groups-change"
                      onClick={() => assign(client)}
                    >
                      {t("change")}
                    </Button>
                  </Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  );
}
