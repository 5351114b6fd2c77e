import { Text } from "@mantine/core";
import type { Person } from "../../api/types.ts";
import { ConfirmDialog } from "../../shell/ConfirmDialog.tsx";
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
    <ConfirmDialog
      opened={person !== null}
      title={person && t("disableTitle", { name: person.name })}
      confirm={t("disable")}
      close={close}
      act={() => {
        if (person) stop(person);
        close();
      }}
    >
      <Text>{t("disableWhat")}</Text>
    </ConfirmDialog>
  );
}
