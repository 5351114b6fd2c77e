import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import type { Person } from "../../api/types.ts";
import { useTexts } from "./texts.ts";

export function StopDialog({
  person,
  close,
  stop,
}: {
  person: Person | null;
  close: () => void;
  stop: (person: Person) => void;
}) {
  const t = useTexts();
  return (
    <Modal
      opened={person !== null}
      onClose={close}
      title={person && t("disableTitle", { name: person.name })}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <Stack>
        <Text>{t("disableWhat")}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={close} data-autofocus>
            {t("cancel")}
          </Button>
          <Button
            color="shu"
            onClick={() => {
              if (person) stop(person);
              close();
            }}
          >
            {t("disable")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
