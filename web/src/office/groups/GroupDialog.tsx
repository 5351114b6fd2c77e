import { Button, Checkbox, Group, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import type { Person } from "../../api/types.ts";
import { Dialog } from "../../shell/Dialog.tsx";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { NAME_LIMIT, usePutGroup, type OperatorGroup } from "./queries.ts";
import { useTexts } from "./texts.ts";

interface Props {
  /// Null while closed.
  group: OperatorGroup | null;
  /// Who answers calls.
  people: readonly Person[];
  close: () => void;
}

/// The name of a group, and who is in it.
export function GroupDialog({ group, people, close }: Props) {
  const t = useTexts();
  return (
    <Dialog opened={group !== null} onClose={close} title={group?.name ? group.name : t("group.new")}>
      {group && <Form key={group.id} group={group} people={people} close={close} />}
    </Dialog>
  );
}

function Form({ group, people, close }: Props & { group: OperatorGroup }) {
  const t = useTexts();
  const [name, setName] = useState(group.name);
  const here = people.map(({ id }) => id);
  const [members, setMembers] = useState(group.members.filter((id) => here.includes(id)));
  const put = usePutGroup();
  return (
    <form
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        // who was blocked since it was opened is not on the screen any more
        const shown = members.filter((id) => here.includes(id));
        const base = group.version || null;
        put.mutate({ id: group.id, name: name.trim(), members: shown, base }, { onSuccess: close });
      }}
    >
      <Stack>
        <TextInput
          label={t("group.name")}
          value={name}
          maxLength={NAME_LIMIT}
          onChange={(event) => setName(event.currentTarget.value)}
          data-autofocus
          data-testid="group-name"
        />
        <Checkbox.Group label={t("group.members")} value={members} onChange={setMembers}>
          <Stack gap="xs" mt="xs">
            {people.map((one) => (
              <Checkbox key={one.id} value={one.id} label={one.name} />
            ))}
            {people.length === 0 && <Text c="var(--quiet)">{t("people.none")}</Text>}
          </Stack>
        </Checkbox.Group>
        <Trouble error={put.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t("cancel")}
          </Button>
          <Button type="submit" loading={put.isPending} disabled={name.trim() === ""} data-testid="group-save">
            {t("save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
