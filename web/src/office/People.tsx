import { Badge, Button, Group, Paper, Stack, Table, Text, TextInput, Title } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { useMe } from "../api/queries.ts";
import type { Person } from "../api/types.ts";
import { Loading, Unreachable } from "../shell/Plain.tsx";
import { useTexts as useShellTexts } from "../shell/texts.ts";
import { AddPerson } from "./AddPerson.tsx";
import { EraseDialog } from "./EraseDialog.tsx";
import { LinkDialog } from "./LinkDialog.tsx";
import { usePeople, useTurn } from "./queries.ts";
import { StopDialog } from "./StopDialog.tsx";
import { useTexts } from "./texts.ts";

type Open = { kind: "add" } | { kind: "link" | "stop" | "erase"; person: Person } | null;

export default function People() {
  const t = useTexts();
  const people = usePeople();
  const [open, setOpen] = useState<Open>(null);
  const [filter, setFilter] = useState("");
  const turn = useTurnWithUndo();
  if (people.error) return <Unreachable problem={people.error} retry={() => void people.refetch()} />;
  if (people.isPending) return <Loading />;
  const shown = people.data.filter((p) => matches(p, filter));
  return (
    <Stack gap="lg">
      <Group justify="space-between" align="flex-end">
        <div>
          <Title order={1} size="h2">
            {t("people")}
          </Title>
          <Text c="var(--quiet)">{t("peopleWhat")}</Text>
        </div>
        <Button onClick={() => setOpen({ kind: "add" })}>{t("addPerson")}</Button>
      </Group>
      {people.data.length === 0 ? (
        <Paper withBorder p="xl">
          <Title order={2} size="h4">
            {t("noPeopleTitle")}
          </Title>
          <Text>{t("noPeople")}</Text>
        </Paper>
      ) : (
        <Paper withBorder p="md">
          <TextInput
            aria-label={t("search")}
            placeholder={t("search")}
            value={filter}
            onChange={(event) => setFilter(event.currentTarget.value)}
            mb="sm"
            maw={360}
          />
          <List people={shown} open={setOpen} turnOn={(person) => turn(person, true)} />
          {shown.length === 0 && <Text p="md">{t("noMatch")}</Text>}
        </Paper>
      )}
      <AddPerson
        opened={open?.kind === "add"}
        close={() => setOpen(null)}
        added={(person) => setOpen({ kind: "link", person })}
      />
      <LinkDialog person={open?.kind === "link" ? open.person : null} close={() => setOpen(null)} />
      <StopDialog
        person={open?.kind === "stop" ? open.person : null}
        close={() => setOpen(null)}
        stop={(person) => turn(person, false)}
      />
      <EraseDialog person={open?.kind === "erase" ? open.person : null} close={() => setOpen(null)} />
    </Stack>
  );
}

function matches(person: Person, filter: string): boolean {
  const wanted = filter.trim().toLowerCase();
  return [person.name, person.kana, person.client?.name ?? ""].some((text) => text.toLowerCase().includes(wanted));
}

/// Blocks or unblocks at once and offers the way back.
function useTurnWithUndo() {
  const t = useTexts();
  const turn = useTurn();
  return function turnNow(person: Person, on: boolean) {
    turn.mutate(
      { person, on },
      {
        onSuccess: () => {
          const id = `turn-${person.id}`;
          notifications.hide(id);
          notifications.show({
            id,
            message: (
              <Group justify="space-between">
                <Text size="sm">{t(on ? "enabledNow" : "disabledNow", { name: person.name })}</Text>
                <Button
                  size="compact-sm"
                  variant="default"
                  onClick={() => {
                    notifications.hide(id);
                    turnNow(person, !on);
                  }}
                >
                  {t("undo")}
                </Button>
              </Group>
            ),
            autoClose: 10_000,
          });
        },
        onError: (problem) =>
          notifications.show({ color: "shu", title: t("failed"), message: problem.message, autoClose: false }),
      },
    );
  };
}

function List({ people, open, turnOn }: ListProps) {
  const t = useTexts();
  const roles = useShellTexts();
  const me = useMe().data;
  return (
    <Table.ScrollContainer minWidth={720}>
      <Table verticalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("name")}</Table.Th>
            <Table.Th>{t("role")}</Table.Th>
            <Table.Th>{t("client")}</Table.Th>
            <Table.Th>{t("state")}</Table.Th>
            <Table.Th>{t("actions")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {people.map((person) => (
            <Table.Tr key={person.id}>
              <Table.Td>
                <Text fw={600}>{person.name}</Text>
                <Text size="xs" c="var(--quiet)">
                  {person.kana}
                </Text>
              </Table.Td>
              <Table.Td>{roles(`role.${person.role}`)}</Table.Td>
              <Table.Td>{person.client?.name ?? "—"}</Table.Td>
              <Table.Td>
                <State person={person} />
              </Table.Td>
              <Table.Td>
                <Group gap="xs" wrap="nowrap">
                  <Button
                    size="compact-sm"
                    variant="default"
                    disabled={person.disabled}
                    onClick={() => open({ kind: "link", person })}
                    aria-label={t("linkFor", { name: person.name })}
                  >
                    {t("link")}
                  </Button>
                  {person.disabled ? (
                    <>
                      <Button size="compact-sm" variant="default" onClick={() => turnOn(person)}>
                        {t("enable")}
                      </Button>
                      <Button
                        size="compact-sm"
                        variant="subtle"
                        color="shu"
                        aria-label={t("eraseOf", { name: person.name })}
                        onClick={() => open({ kind: "erase", person })}
                        data-testid="erase"
                      >
                        {t("erase")}
                      </Button>
                    </>
                  ) : (
                    <Button
                      size="compact-sm"
                      variant="subtle"
                      color="shu"
                      disabled={person.id === me?.person}
                      onClick={() => open({ kind: "stop", person })}
                    >
                      {t("disable")}
                    </Button>
                  )}
                </Group>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

interface ListProps {
  people: Person[];
  open: (what: Open) => void;
  turnOn: (person: Person) => void;
}

function State({ person }: { person: Person }) {
  const t = useTexts();
  if (person.disabled) {
    return (
      <Badge color="shu.7" variant="outline">
        {t("state.disabled")}
      </Badge>
    );
  }
  return person.enrolled ? (
    <Badge color="#0f766e" variant="filled">
      {t("state.enrolled")}
    </Badge>
  ) : (
    <Badge color="gray.7" variant="outline">
      {t("state.waiting")}
    </Badge>
  );
}
