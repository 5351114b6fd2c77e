import { Button, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useId, useState, type ReactNode } from "react";
import { useMay } from "../../api/queries.ts";
import { ConfirmDialog } from "../../shell/ConfirmDialog.tsx";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { useConfirm, type Who } from "./certificates.ts";
import { useTexts } from "./texts.ts";

interface Props {
  entry: string;
  by: Who;
  /// On the button, and what it says to those who do not see where it stands.
  label: string;
  of: string;
  title: string;
  go: string;
  /// What is confirmed.
  children: ReactNode;
}

/// Confirms what another person entered, after it was read. Who entered it is told why they cannot.
export function Confirm({ entry, by, label, of, title, go, children }: Props) {
  const t = useTexts();
  const may = useMay();
  const why = useId();
  const confirm = useConfirm();
  const [asking, setAsking] = useState(false);
  if (!may("WATCH")) return null;
  function close() {
    confirm.reset();
    setAsking(false);
  }
  return (
    <>
      <Button
        size="compact-sm"
        disabled={by.me}
        aria-label={of}
        aria-describedby={by.me ? why : undefined}
        onClick={() => setAsking(true)}
        data-testid="certificate-confirm"
      >
        {label}
      </Button>
      {by.me && (
        <Text size="xs" c="var(--quiet)" id={why}>
          {t("ownEntry")}
        </Text>
      )}
      <ConfirmDialog
        opened={asking}
        title={title}
        cancel={t("cancel")}
        confirm={go}
        testId="certificate-confirm-do"
        busy={confirm.isPending}
        close={close}
        act={() =>
          confirm.mutate(entry, {
            onSuccess: () => {
              notifications.show({ message: t("confirmed") });
              close();
            },
          })
        }
      >
        {children}
        <Trouble error={confirm.error} />
      </ConfirmDialog>
    </>
  );
}
