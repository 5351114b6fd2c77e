import { Alert, Button, Group, Loader, Stack, Text } from "@mantine/core";
import { useEffect, useState } from "react";
import { Dialog } from "../../shell/Dialog.tsx";
import { loaded, PartState } from "../../shell/QueryState.tsx";
import { AskForm } from "./AskForm.tsx";
import { usePrivileges, type Privilege } from "./privileges.ts";
import { usePrivilegeTexts } from "./texts.ts";

/// How often a waiting request is polled.
const EVERY_MS = 2_000;

/// A change wanted a privilege: asks for it, and waits for the second person.
///
/// @param done  called with whether it is open; false if the person gave up
export default function PrivilegeDialog({ done }: { done: (open: boolean) => void }) {
  const t = usePrivilegeTexts();
  const [asked, setAsked] = useState<Privilege | null>(null);
  const sheet = usePrivileges(asked ? EVERY_MS : false);
  const alone = sheet.data?.alone ?? false;
  const [minutes, setMinutes] = useState<number | null>(null);
  const now = asked && (sheet.data?.privileges.find((it) => it.id === asked.id) ?? asked);
  const open = now?.state === "OPEN";
  useEffect(() => {
    if (open) done(true);
  }, [open, done]);
  return (
    <Dialog
      opened
      onClose={() => done(false)}
      title={alone ? t("neededAlone", { minutes: minutes ?? sheet.data?.limits.usualMinutes ?? "" }) : t("needed")}
      size="lg"
      closeOnClickOutside={false}
    >
      <Stack data-testid="privilege-dialog">
        {now === null ? (
          <>
            <Text size="sm">{t(alone ? "neededAloneText" : "neededText")}</Text>
            {!loaded(sheet) ? (
              <PartState of={sheet} />
            ) : (
              <AskForm
                sheet={sheet.data}
                only="office"
                cancel={() => done(false)}
                asked={(it) => setAsked(it)}
                chose={setMinutes}
              />
            )}
          </>
        ) : (
          <>
            {now.state === "WAITS" || open ? (
              <Group wrap="nowrap" role="status">
                <Loader size="sm" aria-hidden="true" />
                <Text data-testid="privilege-waits">{t("waitsText")}</Text>
              </Group>
            ) : (
              <Alert color="shu" variant="light" role="alert">
                {t(now.state === "REFUSED" ? "refusedText" : now.state === "LAPSED" ? "lapsedText" : "endedText")}
              </Alert>
            )}
            <Group justify="flex-end">
              <Button variant="default" onClick={() => done(false)}>
                {t("close")}
              </Button>
            </Group>
          </>
        )}
      </Stack>
    </Dialog>
  );
}
