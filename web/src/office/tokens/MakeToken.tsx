import { Alert, Button, Code, CopyButton, Group, NumberInput, Stack, Text, TextInput } from "@mantine/core";
import { useState, type SyntheticEvent } from "react";
import { tokyoMoment } from "../../i18n/tokyo.ts";
import { useLanguage } from "../../i18n/language.ts";
import { OnceDialog } from "../../shell/Dialog.tsx";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { useMakeToken, type ShownToken, type TokenSheet } from "./tokens.ts";
import { useTokenTexts } from "./texts.ts";

/// Makes a token when asked and shows it this once. Nothing but its own buttons closes what is shown.
export function MakeToken({ opened, sheet, close }: { opened: boolean; sheet: TokenSheet; close: () => void }) {
  const t = useTokenTexts();
  return (
    <OnceDialog opened={opened} onClose={close} size="lg" title={t("make")}>
      {opened && <Form sheet={sheet} close={close} />}
    </OnceDialog>
  );
}

function Form({ sheet, close }: { sheet: TokenSheet; close: () => void }) {
  const t = useTokenTexts();
  const make = useMakeToken();
  const [name, setName] = useState("");
  const [days, setDays] = useState<number | string>(sheet.usualDays);
  const whole = name.trim() !== "" && typeof days === "number" && days >= 1 && days <= sheet.mostDays;
  function submit(event: SyntheticEvent) {
    event.preventDefault();
    if (whole) make.mutate({ name: name.trim(), days });
  }
  if (make.data) return <Shown name={name.trim()} made={make.data} close={close} />;
  return (
    <form onSubmit={submit} autoComplete="off">
      <Stack>
        <TextInput
          label={t("name")}
          description={t("nameHint")}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={sheet.nameLimit}
          data-autofocus
          data-testid="token-name"
        />
        <NumberInput
          label={t("days")}
          description={t("daysHint", { most: sheet.mostDays })}
          value={days}
          onChange={setDays}
          min={1}
          max={sheet.mostDays}
          allowDecimal={false}
          hideControls
          data-testid="token-days"
        />
        <Text size="sm" c="var(--quiet)">
          {t("scope")}: {t("scope.scim")}
        </Text>
        <Trouble error={make.error} />
        <Group justify="flex-end">
          <Button variant="default" disabled={make.isPending} onClick={close}>
            {t("cancel")}
          </Button>
          <Button type="submit" loading={make.isPending} disabled={!whole} data-testid="token-go">
            {t("go")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Shown({ name, made, close }: { name: string; made: ShownToken; close: () => void }) {
  const t = useTokenTexts();
  const [lang] = useLanguage();
  return (
    <Stack>
      <Text>{t("once")}</Text>
      <Code block aria-label={t("madeFor", { name })} role="group" tabIndex={0} data-testid="token-text">
        {made.token}
      </Code>
      {made.waits && (
        <Alert color="yellow" variant="light">
          {t("waits")}
        </Alert>
      )}
      <Group justify="space-between">
        <Text size="sm" c="var(--quiet)">
          {t("ends")}: {tokyoMoment(made.endsAt, lang)}
        </Text>
        <Group>
          <CopyButton value={made.token}>
            {({ copied, copy }) => (
              <Button onClick={copy} data-autofocus>
                {copied ? t("copied") : t("copy")}
              </Button>
            )}
          </CopyButton>
          <Button variant="default" onClick={close} data-testid="token-close">
            {t("close")}
          </Button>
        </Group>
      </Group>
    </Stack>
  );
}
