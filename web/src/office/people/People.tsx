import { Button, Checkbox, Group, Paper, Stack, Text, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { Link } from "@tanstack/react-router";
import { useMay } from "../../api/queries.ts";
import type { Person } from "../../api/types.ts";
import { EmptyState } from "../../shell/EmptyState.tsx";
import { PageHeader } from "../../shell/PageHeader.tsx";
import { useFailed } from "../../shell/useFailed.ts";
import { loaded, QueryState } from "../../shell/QueryState.tsx";
import { AddPerson } from "./AddPerson.tsx";
import { EraseDialog } from "./EraseDialog.tsx";
import { FirstSteps } from "./FirstSteps.tsx";
import { LinkDialog } from "./LinkDialog.tsx";
import { PeopleList, waits, type Open } from "./PeopleList.tsx";
import { usePeople, useTurn } from "./queries.ts";
import { RegistryDialog } from "./RegistryDialog.tsx";
import { useRegistryTexts } from "./registryTexts.ts";
import { RoleDialog } from "./RoleDialog.tsx";
import { StopDialog } from "./StopDialog.tsx";
import { useTexts } from "./texts.ts";

export default function People() {
  const t = useTexts();
  const people = usePeople();
  const [open, setOpen] = useState<Open>(null);
  const [filter, setFilter] = useState("");
  const [review, setReview] = useState(false);
  const registry = useRegistryTexts();
  const may = useMay();
  const turn = useTurnWithUndo();
  if (!loaded(people)) return <QueryState of={people} />;
  const waiting = people.data.filter(waits).length;
  const shown = people.data.filter((p) => matches(p, filter) && (!review || waits(p)));
  const of = (kind: NonNullable<Open>["kind"]) => (open?.kind === kind && "person" in open ? open.person : null);
  return (
    <Stack gap="lg">
      <PageHeader title={t("people")} what={t("peopleWhat")}>
        {may("REGISTER_PEOPLE") && (
          <Group>
            <Button variant="default" component={Link} to="/office/registry" data-testid="people-import">
              {registry("import")}
            </Button>
            <Button onClick={() => setOpen({ kind: "add" })} data-testid="people-add">
              {t("addPerson")}
            </Button>
          </Group>
        )}
      </PageHeader>
      <FirstSteps add={(role) => setOpen({ kind: "add", role })} />
      {people.data.length === 0 ? (
        <EmptyState title={t("noPeopleTitle")} text={t("noPeople")} />
      ) : (
        <Paper withBorder p="md">
          <Group mb="sm" gap="lg">
            <TextInput
              aria-label={t("search")}
              placeholder={t("search")}
              value={filter}
              onChange={(event) => setFilter(event.currentTarget.value)}
              w={360}
            />
            <Checkbox
              label={registry("review", { n: waiting })}
              description={registry("reviewWhat")}
              checked={review}
              onChange={(event) => setReview(event.currentTarget.checked)}
              data-testid="people-review"
            />
          </Group>
          <PeopleList people={shown} open={setOpen} turnOn={(person) => void turn(person, true)} />
          {shown.length === 0 && <Text p="md">{t("noMatch")}</Text>}
        </Paper>
      )}
      <AddPerson
        opened={open?.kind === "add"}
        role={open?.kind === "add" ? open.role : undefined}
        close={() => setOpen(null)}
        added={(person) => setOpen(may("GRANT_ACCESS") ? { kind: "link", person } : null)}
      />
      <LinkDialog person={of("link")} close={() => setOpen(null)} />
      <StopDialog person={of("stop")} close={() => setOpen(null)} stop={(person) => void turn(person, false)} />
      <EraseDialog person={of("erase")} close={() => setOpen(null)} />
      <RegistryDialog person={of("registry")} close={() => setOpen(null)} />
      <RoleDialog person={of("role")} close={() => setOpen(null)} />
    </Stack>
  );
}

function matches(person: Person, filter: string): boolean {
  const wanted = filter.trim().toLowerCase();
  return [person.name, person.kana, person.client?.name ?? "", person.standing?.engagement?.unit ?? ""].some((text) =>
    text.toLowerCase().includes(wanted),
  );
}

/// Blocks or unblocks at once and offers the way back to those who may take it. The offer outlives the page, and what
/// becomes of it is said elsewhere too.
function useTurnWithUndo() {
  const t = useTexts();
  const turn = useTurn();
  const failed = useFailed();
  const may = useMay();
  return async function turnNow(person: Person, on: boolean): Promise<void> {
    try {
      await turn.mutateAsync({ person, on });
    } catch (problem) {
      failed(problem as Error);
      return;
    }
    const id = `turn-${person.id}`;
    notifications.hide(id);
    notifications.show({
      id,
      message: (
        <Group justify="space-between">
          <Text size="sm">{t(on ? "enabledNow" : "disabledNow", { name: person.name })}</Text>
          {may(on ? "END_ACCESS" : "GRANT_ACCESS") && (
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => {
                notifications.hide(id);
                void turnNow(person, !on);
              }}
            >
              {t("undo")}
            </Button>
          )}
        </Group>
      ),
      autoClose: 10_000,
    });
  };
}
