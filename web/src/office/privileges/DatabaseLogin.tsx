import { Button, Code, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { tokyoMoment } from "../../i18n/tokyo.ts";
import { useLanguage } from "../../i18n/language.ts";
import { OnceDialog } from "../../shell/Dialog.tsx";
import { Loading } from "../../shell/Plain.tsx";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { useLogin, type Guest } from "./privileges.ts";
import { usePrivilegeTexts } from "./texts.ts";

/// Makes a login for the database and shows it this once.
export function DatabaseLogin({ id }: { id: string }) {
  const t = usePrivilegeTexts();
  const login = useLogin();
  const [opened, setOpened] = useState(false);
  function make() {
    setOpened(true);
    login.mutate(id);
  }
  function close() {
    setOpened(false);
    login.reset();
  }
  return (
    <>
      <Button size="compact-sm" onClick={make} data-testid="privilege-login">
        {t("login")}
      </Button>
      <OnceDialog opened={opened} onClose={close} size="lg" title={t("kind.database")}>
        {login.isPending && <Loading />}
        <Trouble error={login.error} />
        {login.data && <Shown guest={login.data} />}
      </OnceDialog>
    </>
  );
}

function Shown({ guest }: { guest: Guest }) {
  const t = usePrivilegeTexts();
  const [lang] = useLanguage();
  return (
    <Stack>
      <Text>{t("loginOnce")}</Text>
      <Code block role="group" tabIndex={0} aria-label="psql" data-testid="login-command">
        {`psql "${guest.url}" -U ${guest.user}`}
      </Code>
      <Text fw={600}>{t("password")}</Text>
      <Code block role="group" tabIndex={0} aria-label={t("password")} data-testid="login-password">
        {guest.password}
      </Code>
      <Text size="sm" c="var(--quiet)">
        {t("loginUntil", { when: tokyoMoment(guest.until, lang) })}
      </Text>
    </Stack>
  );
}
