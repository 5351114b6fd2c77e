import { Button, Code, CopyButton, Group, Stack, Text, TextInput } from "@mantine/core";
import { useState, type SyntheticEvent } from "react";
import type { MadeLink } from "../../api/assurance.ts";
import { NAME_LIMIT, nameFault } from "../../assurance/signing/answers.ts";
import { useLanguage } from "../../i18n/language.ts";
import { tokyoMoment } from "../../i18n/tokyo.ts";
import { OnceDialog } from "../../shell/Dialog.tsx";
import { useTexts as useShellTexts } from "../../shell/texts.ts";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { useMakeLink } from "./queries.ts";
import { useAssurancePageTexts } from "./texts.ts";

/// Makes a link when asked and shows it this once. Nothing but its own buttons closes what is shown.
export function MakeLink({ opened, close }: { opened: boolean; close: () => void }) {
  const t = useAssurancePageTexts();
  return (
    <OnceDialog opened={opened} onClose={close} size="lg" title={t("make")}>
      {opened && <Form close={close} />}
    </OnceDialog>
  );
}

function Form({ close }: { close: () => void }) {
  const t = useAssurancePageTexts();
  const shell = useShellTexts();
  const make = useMakeLink();
  const [company, setCompany] = useState("");
  const whole = nameFault(company, true) === null;
  function submit(event: SyntheticEvent) {
    event.preventDefault();
    if (whole) make.mutate(company.trim());
  }
  if (make.data) return <Shown company={company.trim()} made={make.data} close={close} />;
  return (
    <form onSubmit={submit} autoComplete="off">
      <Stack>
        <TextInput
          label={t("company")}
          description={t("companyHint", { limit: NAME_LIMIT })}
          value={company}
          onChange={(event) => setCompany(event.currentTarget.value)}
          maxLength={NAME_LIMIT}
          required
          data-autofocus
          data-testid="link-company"
        />
        <Trouble error={make.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {shell("cancel")}
          </Button>
          <Button type="submit" loading={make.isPending} disabled={!whole} data-testid="link-go">
            {t("makeGo")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Shown({ company, made, close }: { company: string; made: MadeLink; close: () => void }) {
  const t = useAssurancePageTexts();
  const [lang] = useLanguage();
  const address = `${window.location.origin}/evaluate#${made.token}`;
  return (
    <Stack>
      <Text>{t("once", { company })}</Text>
      <Code block aria-label={t("address")} role="group" tabIndex={0} data-testid="link-address">
        {address}
      </Code>
      <Group justify="space-between">
        <Text size="sm" c="var(--quiet)">
          {t("until30", { until: tokyoMoment(made.expiresAt, lang) })}
        </Text>
        <Group>
          <CopyButton value={address}>
            {({ copied, copy }) => (
              <Button onClick={copy} data-autofocus>
                {copied ? t("copied") : t("copy")}
              </Button>
            )}
          </CopyButton>
          <Button variant="default" onClick={close} data-testid="link-close">
            {t("close")}
          </Button>
        </Group>
      </Group>
    </Stack>
  );
}
