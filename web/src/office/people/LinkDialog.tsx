import { Alert, Button, Code, CopyButton, Group, Stack, Text } from "@mantine/core";
import type { Person } from "../../api/types.ts";
import { moment, useLanguage } from "../../i18n/language.ts";
import { OnceDialog } from "../../shell/Dialog.tsx";
import { Fault } from "../forms/Fault.tsx";
import { useEnrolmentLink } from "./queries.ts";
import { useTexts } from "./texts.ts";

/// Makes an enrolment link when asked and shows it this once. Nothing but its own buttons closes what is shown.
export function LinkDialog({ person, close }: { person: Person | null; close: () => void }) {
  const t = useTexts();
  return (
    <OnceDialog
      opened={person !== null}
      onClose={close}
      size="lg"
      title={person && t("linkFor", { name: person.name })}
    >
      {person && <Link key={person.id} person={person} close={close} />}
    </OnceDialog>
  );
}

function Link({ person, close }: { person: Person; close: () => void }) {
  const t = useTexts();
  const [lang] = useLanguage();
  const link = useEnrolmentLink();
  return (
    <Stack>
      <Text>{t("linkOnce")}</Text>
      {person.enrolled && <Text size="sm">{t("linkAgain")}</Text>}
      <Fault error={link.error} />
      {link.data ? (
        <>
          <Code block data-enrolment-link>
            {link.data.url}
          </Code>
          {link.data.waits && (
            <Alert color="yellow" variant="light">
              {t("linkWaits")}
            </Alert>
          )}
          <Group justify="space-between">
            <Text size="sm" c="var(--quiet)">
              {t("linkUntil", { when: moment(link.data.expiresAt, lang) })}
            </Text>
            <Group>
              <CopyButton value={link.data.url}>
                {({ copied, copy }) => <Button onClick={copy}>{copied ? t("copied") : t("copy")}</Button>}
              </CopyButton>
              <Button variant="default" onClick={close}>
                {t("close")}
              </Button>
            </Group>
          </Group>
        </>
      ) : (
        <Button loading={link.isPending} onClick={() => link.mutate(person)} data-autofocus w="fit-content">
          {t("makeLink")}
        </Button>
      )}
    </Stack>
  );
}
