import { Button, Group, Select, SimpleGrid, Stack, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState, type SyntheticEvent } from "react";
import type { Engagement, EngagementKind, Person } from "../../api/types.ts";
import { fromTokyo, toTokyo } from "../../i18n/tokyo.ts";
import { Dialog } from "../../shell/Dialog.tsx";
import { Fault } from "../forms/Fault.tsx";
import { useEnter } from "./queries.ts";
import { useRegistryTexts } from "./registryTexts.ts";

const KINDS: readonly EngagementKind[] = [
  "employee",
  "part-time",
  "dispatched",
  "contractor",
  "maintenance",
  "vendor",
  "director",
];

/// In characters: denwaban.people.Engagement.
const WORD_LIMIT = 40;
const EMPLOYER_LIMIT = 80;

const NOBODY: Engagement = {
  number: "",
  kind: "employee",
  employer: "",
  unit: "",
  place: "site",
  site: "",
  hours: "",
};

/// What HR knows of a person, and from when to when they may act.
export function RegistryDialog({ person, close }: { person: Person | null; close: () => void }) {
  const t = useRegistryTexts();
  return (
    <Dialog opened={person !== null} onClose={close} size="lg" title={person && t("enterTitle", { name: person.name })}>
      {person && <Form key={person.id} person={person} close={close} />}
    </Dialog>
  );
}

/// A time as it was shown is the time that was entered, also where that has seconds.
const timeOf = (typed: string, had: string | null | undefined) =>
  typed === local(had) ? (had ?? null) : fromTokyo(typed);

/// What is entered goes over what was shown when it was begun, and over nothing that came meanwhile.
function Form({ person, close }: { person: Person; close: () => void }) {
  const t = useRegistryTexts();
  const enter = useEnter();
  const [standing] = useState(person.standing);
  const [said, say] = useState<Engagement>(standing?.engagement ?? NOBODY);
  const [starts, setStarts] = useState(local(standing?.starts));
  const [leaves, setLeaves] = useState(local(standing?.leaves));
  const part = (name: "number" | "employer" | "unit" | "site" | "hours", max = WORD_LIMIT) => ({
    value: said[name],
    maxLength: max,
    onChange: (event: { currentTarget: { value: string } }) => say({ ...said, [name]: event.currentTarget.value }),
  });
  function submit(event: SyntheticEvent) {
    event.preventDefault();
    enter.mutate(
      {
        person,
        said: {
          ...said,
          base: standing?.version ?? null,
          starts: timeOf(starts, standing?.starts),
          leaves: timeOf(leaves, standing?.leaves),
        },
      },
      {
        onSuccess: () => {
          notifications.show({ message: t("saved") });
          close();
        },
      },
    );
  }
  return (
    <form onSubmit={submit} autoComplete="off">
      <Stack>
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput label={t("number")} {...part("number")} data-autofocus />
          <Select
            label={t("kind")}
            data={KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
            value={said.kind}
            onChange={(kind) => kind && say({ ...said, kind })}
            allowDeselect={false}
          />
          <TextInput label={t("employer")} {...part("employer", EMPLOYER_LIMIT)} />
          <TextInput label={t("hours")} description={t("hoursHint")} {...part("hours")} />
          <Select
            label={t("place")}
            data={(["site", "home"] as const).map((place) => ({ value: place, label: t(`place.${place}`) }))}
            value={said.place}
            onChange={(place) => place && say({ ...said, place })}
            allowDeselect={false}
          />
          <TextInput label={t("site")} {...part("site")} />
        </SimpleGrid>
        <TextInput label={t("unit")} description={t("unitHint")} {...part("unit")} data-testid="registry-unit" />
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput
            type="datetime-local"
            label={t("starts")}
            description={t("startsHint")}
            value={starts}
            onChange={(event) => setStarts(event.currentTarget.value)}
          />
          <TextInput
            type="datetime-local"
            label={t("leaves")}
            description={t("leavesHint")}
            value={leaves}
            onChange={(event) => setLeaves(event.currentTarget.value)}
            data-testid="registry-leaves"
          />
        </SimpleGrid>
        <Fault error={enter.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t("cancel")}
          </Button>
          <Button type="submit" loading={enter.isPending} data-testid="registry-save">
            {t("save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function local(iso: string | null | undefined): string {
  return iso ? toTokyo(new Date(iso)) : "";
}
