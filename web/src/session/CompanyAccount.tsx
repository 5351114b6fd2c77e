import { Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../api/api.ts";
import { tokyoMoment } from "../i18n/tokyo.ts";
import { loaded, PartState } from "../shell/QueryState.tsx";
import { leaveToLink } from "../signin/provider.ts";
import { Trouble } from "../signin/passkey/trouble.tsx";
import { useDeed } from "../signin/passkey/useDeed.ts";
import { useLanguage } from "../i18n/language.ts";
import { useSessionPageTexts } from "./pageTexts.ts";

export interface Identity {
  offered: boolean;
  linked: { issuer: string; at: string; used: string | null } | null;
}

const IDENTITY = ["identity"];

/// The account at the company's identity provider, which the person links themselves.
export function CompanyAccount() {
  const t = useSessionPageTexts();
  const [lang] = useLanguage();
  const queries = useQueryClient();
  const deed = useDeed();
  const own = useQuery({ queryKey: IDENTITY, queryFn: () => api.get<Identity>("/api/identity") });
  if (!loaded(own)) return own.error ? <PartState of={own} title={t("account")} /> : null;
  if (!own.data.offered && !own.data.linked) return null;
  const { offered, linked } = own.data;

  async function unlink() {
    await api.delete("/api/identity");
    await Promise.all([IDENTITY, ["sessions"], ["me"]].map((queryKey) => queries.invalidateQueries({ queryKey })));
  }

  return (
    <Stack gap="md" component="section" aria-label={t("account")} data-testid="company-account">
      <Title order={2} size="h3">
        {t("account")}
      </Title>
      <Text>{t("account.text")}</Text>
      <Paper withBorder p="lg">
        <Stack gap="sm">
          {linked ? (
            <div data-testid="account-linked">
              <Text>{t("account.linked", { issuer: linked.issuer, at: tokyoMoment(linked.at, lang) })}</Text>
              <Text size="sm" c="var(--quiet)">
                {linked.used ? t("account.used", { at: tokyoMoment(linked.used, lang) }) : t("keys.unused")}
              </Text>
            </div>
          ) : (
            <Text data-testid="account-none">{t("account.none")}</Text>
          )}
          <Group>
            {offered && (
              <Button
                variant="default"
                loading={deed.busy}
                data-testid="account-link"
                onClick={() => void deed.run(leaveToLink)}
              >
                {t(linked ? "account.again" : "account.link")}
              </Button>
            )}
            {linked && (
              <Button
                variant="default"
                disabled={deed.busy}
                data-testid="account-unlink"
                onClick={() => void deed.run(unlink)}
              >
                {t("account.unlink")}
              </Button>
            )}
          </Group>
          <Trouble error={deed.error ?? own.error} />
        </Stack>
      </Paper>
    </Stack>
  );
}
