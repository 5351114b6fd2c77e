import { Button, Group, Text, Title } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/queries.ts";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { useDeed } from "../../signin/passkey/useDeed.ts";
import { ProviderForm, type OwnProviderSeen } from "./ProviderForm.tsx";
import { useProviderTexts } from "./providerTexts.ts";

const OWN = ["own-provider"];

/// By which identity provider the company's members may sign in, besides their passkeys.
export function OwnProvider() {
  const t = useProviderTexts();
  const slug = useMe().data?.client?.slug ?? "";
  const queries = useQueryClient();
  const deed = useDeed();
  const [editing, setEditing] = useState(false);
  const seen = useQuery({ queryKey: OWN, queryFn: () => api.get<OwnProviderSeen>("/api/own-provider") });
  if (!seen.data) return <Trouble error={seen.error} />;
  const { back, provider } = seen.data;

  async function changed() {
    setEditing(false);
    await queries.invalidateQueries({ queryKey: OWN });
  }

  return (
    <section aria-labelledby="own-provider" data-testid="own-provider">
      <Title order={2} size="h4" id="own-provider" mt="md">
        {t("title")}
      </Title>
      <Text size="sm" c="var(--quiet)">
        {t("intro")}
      </Text>
      <Text size="sm" mt={4} data-testid="provider-now">
        {provider ? `${provider.issuer} (${provider.clientId})` : t("none")}
      </Text>
      {provider && (
        <Text size="sm">
          {t("address")}: <code>{`${window.location.origin}/signin?with=${slug}`}</code>
        </Text>
      )}
      {editing ? (
        <ProviderForm back={back} now={provider} done={changed} cancel={() => setEditing(false)} />
      ) : (
        <Group mt="xs" gap="md">
          <Button variant="subtle" size="compact-sm" data-testid="provider-edit" onClick={() => setEditing(true)}>
            {t(provider ? "change" : "set")}
          </Button>
          {provider && (
            <Button
              variant="subtle"
              color="shu"
              size="compact-sm"
              data-testid="provider-remove"
              loading={deed.busy}
              onClick={() => void deed.run(() => api.delete("/api/own-provider").then(changed))}
            >
              {t("remove")}
            </Button>
          )}
        </Group>
      )}
      <Trouble error={deed.error} />
    </section>
  );
}
