import { Button, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import type { Stated } from "../../api/assurance.ts";
import { ConfirmDialog } from "../../shell/ConfirmDialog.tsx";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { useDecide } from "./queries.ts";
import { useAssurancePageTexts } from "./texts.ts";

interface Props {
  it: Stated;
  name: string;
  /// Otherwise it is refused.
  confirm: boolean;
  /// The id of the sentence that says why not; null if it can be done.
  why: string | null;
}

/// Confirms or refuses another person's statement, after it was read again.
export function Decide({ it, name, confirm, why }: Props) {
  const t = useAssurancePageTexts();
  const decide = useDecide(it.id);
  const [asking, setAsking] = useState(false);
  const act = confirm ? "confirm" : "refuse";
  function close() {
    decide.reset();
    setAsking(false);
  }
  return (
    <>
      <Button
        size="compact-sm"
        variant={confirm ? "filled" : "default"}
        disabled={why !== null}
        aria-label={t(`${act}Of`, { check: name })}
        aria-describedby={why ?? undefined}
        onClick={() => setAsking(true)}
        data-testid={`statement-${act}`}
      >
        {t(act)}
      </Button>
      <ConfirmDialog
        opened={asking}
        title={t(`${act}Title`)}
        confirm={t(act)}
        testId={`statement-${act}-do`}
        busy={decide.isPending}
        close={close}
        act={() =>
          decide.mutate(confirm, {
            onSuccess: () => {
              notifications.show({ message: t("decided") });
              close();
            },
          })
        }
      >
        <Text fw={600}>
          {name}: {t(`result.${it.result}`)}
        </Text>
        <Text>{it.said}</Text>
        <Text size="sm">{t(`${act}Text`)}</Text>
        <Trouble error={decide.error} />
      </ConfirmDialog>
    </>
  );
}
