import { Button, Group, Stack, Text } from "@mantine/core";
import { Dialog } from "../shell/Dialog.tsx";
import { useBoxTexts } from "./boxTexts.ts";
import type { Snapshot, Workplace } from "./workplace.ts";

interface Props {
  place: Workplace;
  shown: Snapshot;
  close: () => void;
}

/// The chosen mailbox cannot be sealed to. What is written stays; where it goes instead, the operator decides.
export function BoxBad({ place, shown, close }: Props) {
  const t = useBoxTexts();
  const name = shown.aside.kind === "box-bad" ? shown.aside.name : "";
  return (
    <Dialog opened={shown.aside.kind === "box-bad"} onClose={close} title={t("bad.title")} centered size="lg">
      <Stack>
        <Text data-testid="desk-box-bad">{t("bad.text", { name })}</Text>
        <Group justify="flex-end">
          <Button variant="outline" data-testid="desk-box-general" onClick={() => place.sendToGeneral()}>
            {t("bad.general")}
          </Button>
          <Button data-autofocus onClick={close}>
            {t("bad.back")}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
