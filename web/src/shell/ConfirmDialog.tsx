import { Button, Group, Stack } from "@mantine/core";
import type { ReactNode } from "react";
import { Dialog } from "./Dialog.tsx";
import { useTexts } from "./texts.ts";

interface Props {
  opened: boolean;
  title: ReactNode;
  /// What follows from it, and what went wrong if it did.
  children: ReactNode;
  cancel?: string;
  confirm: string;
  testId?: string;
  busy?: boolean;
  close: () => void;
  act: () => void;
}

/// Asks before what one click does not undo. The button that changes nothing has the focus.
export function ConfirmDialog({ opened, title, children, cancel, confirm, testId, busy, close, act }: Props) {
  const t = useTexts();
  return (
    <Dialog opened={opened} onClose={close} title={title}>
      <Stack>
        {children}
        <Group justify="flex-end">
          <Button variant="default" onClick={close} data-autofocus>
            {cancel ?? t("cancel")}
          </Button>
          <Button color="shu" loading={busy} onClick={act} data-testid={testId}>
            {confirm}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
