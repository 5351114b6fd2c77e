import { Alert, Button, Group, Paper, PasswordInput, Stack, Text, TextInput } from "@mantine/core";
import { useState, type SyntheticEvent } from "react";
import { api } from "../../api/api.ts";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { useDeed } from "../../signin/passkey/useDeed.ts";
import { useProviderTexts } from "./providerTexts.ts";

export interface OwnProviderSeen {
  back: string;
  provider: { issuer: string; clientId: string; secret: boolean; acr: string; amr: string } | null;
}

const LENGTHS = { issuer: 500, clientId: 200, acr: 1000, amr: 1000 } as const;

/// What the provider shows where this program is registered. The secret is typed anew at each change: it is never
/// shown again.
export function ProviderForm({
  back,
  now,
  done,
  cancel,
}: {
  back: string;
  now: OwnProviderSeen["provider"];
  done: () => Promise<void>;
  cancel: () => void;
}) {
  const t = useProviderTexts();
  const deed = useDeed();
  const [wanted, setWanted] = useState({
    issuer: now?.issuer ?? "",
    clientId: now?.clientId ?? "",
    acr: now?.acr ?? "",
    amr: now?.amr ?? "",
  });
  const [secret, setSecret] = useState("");

  function submit(event: SyntheticEvent) {
    event.preventDefault();
    void deed.run(() => api.put("/api/own-provider", { ...wanted, secret }).then(done));
  }

  function field(name: keyof typeof wanted, required: boolean) {
    return (
      <TextInput
        label={t(name)}
        value={wanted[name]}
        required={required}
        maxLength={LENGTHS[name]}
        autoComplete="off"
        data-testid={`provider-${name}`}
        {...(name === "issuer" ? { placeholder: "https://" } : {})}
        {...(required ? {} : { description: t("listHint") })}
        onChange={(event) => setWanted({ ...wanted, [name]: event.currentTarget.value })}
      />
    );
  }

  return (
    <Paper withBorder p="lg" mt="sm" component="form" onSubmit={submit} data-testid="provider-form">
      <Stack gap="sm" maw={520}>
        <Alert color="yellow">{t("trust")}</Alert>
        <Text size="sm">
          {t("back")}: <code data-testid="provider-back">{back}</code>
        </Text>
        {field("issuer", true)}
        {field("clientId", true)}
        <PasswordInput
          label={t("secret")}
          value={secret}
          maxLength={500}
          autoComplete="off"
          data-testid="provider-secret"
          onChange={(event) => setSecret(event.currentTarget.value)}
        />
        {field("acr", false)}
        {field("amr", false)}
        <Trouble error={deed.error} />
        <Group>
          <Button type="submit" loading={deed.busy} data-testid="provider-save">
            {t("save")}
          </Button>
          <Button variant="default" onClick={cancel}>
            {t("cancel")}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}
