import { Alert, Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState, type SyntheticEvent } from "react";
import type { Person } from "../../api/types.ts";
import { Dialog } from "../../shell/Dialog.tsx";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { useErase } from "./queries.ts";
import { useTexts } from "./texts.ts";

/// Asks for the name and the passkey: what happens then cannot be undone.
export function EraseDialog({ person, close }: { person: Person | null; close: () => void }) {
  const t = useTexts();
  return (
    <Dialog opened={person !== null} onClose={close} title={person && t("eraseTitle", { name: person.name })}>
      {person && <Form key={person.id} person={person} close={close} />}
    </Dialog>
  );
}

function Form({ person, close }: { person: Person; close: () => void }) {
  const t = useTexts();
  const erase = useErase();
  const [typed, setTyped] = useState("");
  function submit(event: SyntheticEvent) {
    event.preventDefault();
    erase.mutate(
      { person, name: typed },
      {
        onSuccess: () => {
          notifications.show({ message: t("erasedNow") });
          close();
        },
      },
    );
  }
  return (
    <form onSubmit={submit} autoComplete="off">
      <Stack>
        <Text>{t("eraseWhat")}</Text>
        <Alert color="shu" variant="light">
          <Text fw={600}>{t("eraseNoUndo")}</Text>
          <Text size="sm">{t("eraseBackup")}</Text>
        </Alert>
        <TextInput
          label={t("eraseType", { name: person.name })}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          data-testid="erase-name"
        />
        <Trouble error={erase.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={close} data-autofocus>
            {t("cancel")}
          </Button>
          <Button
            type="submit"
            color="shu"
            loading={erase.isPending}
            disabled={plain(typed) !== plain(person.name)}
            data-testid="erase-go"
          >
            {t("eraseTouch")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/// As the server compares names.
function plain(name: string): string {
  return name.normalize("NFKC").trim();
}
