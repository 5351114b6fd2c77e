import { Button, Group, Radio, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState, type SyntheticEvent } from "react";
import type { Person, Role } from "../../api/types.ts";
import { Dialog } from "../../shell/Dialog.tsx";
import { useTexts as useShellTexts } from "../../shell/texts.ts";
import { MEMBERS, STAFF } from "./AddPerson.tsx";
import { Fault } from "../forms/Fault.tsx";
import { useRole } from "./queries.ts";
import { useRegistryTexts } from "./registryTexts.ts";
import { useTexts } from "./texts.ts";

/// Gives a person another role, of those that fit.
export function RoleDialog({ person, close }: { person: Person | null; close: () => void }) {
  const t = useRegistryTexts();
  return (
    <Dialog opened={person !== null} onClose={close} title={person && t("roleTitle", { name: person.name })}>
      {person && <Form key={person.id} person={person} close={close} />}
    </Dialog>
  );
}

function Form({ person, close }: { person: Person; close: () => void }) {
  const t = useRegistryTexts();
  const office = useTexts();
  const roles = useShellTexts();
  const give = useRole();
  const [role, setRole] = useState<Role>(person.role);
  function submit(event: SyntheticEvent) {
    event.preventDefault();
    give.mutate(
      { person, role },
      {
        onSuccess: () => {
          notifications.show({ message: t("roleDone") });
          close();
        },
      },
    );
  }
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text>{t("roleWhat")}</Text>
        <Radio.Group aria-label={t("role")} value={role} onChange={(value) => setRole(value)}>
          <Stack gap="xs">
            {(person.kind === "staff" ? STAFF : MEMBERS).map((one) => (
              <Radio key={one} value={one} label={roles(`role.${one}`)} description={office(`roleWhat.${one}`)} />
            ))}
          </Stack>
        </Radio.Group>
        <Fault error={give.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={close} data-autofocus>
            {t("cancel")}
          </Button>
          <Button type="submit" loading={give.isPending} disabled={role === person.role} data-testid="role-do">
            {t("roleDo")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
