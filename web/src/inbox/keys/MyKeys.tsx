import { Button, Code, Paper, Stack, Text, Title } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { holdsNewest } from "../../api/held.ts";
import { useMay, useMe } from "../../api/queries.ts";
import { loaded, QueryState } from "../../shell/QueryState.tsx";
import { useTrustTexts } from "../../trust/texts.ts";
import { useTexts } from "./texts.ts";
import { ExportKey } from "./ExportKey.tsx";
import { useKeys } from "../../opening/fetching.ts";
import { Epochs } from "./Epochs.tsx";
import { Fingerprint } from "../../opening/keys/Fingerprint.tsx";
import { useFreshRing } from "../../opening/keys/keyring.ts";
import { Recovered } from "../../opening/keys/Recovered.tsx";
import { SealingVersions, Versions } from "./Versions.tsx";
import { Ways } from "./Ways.tsx";

/// A member's own key and the company's: what they are called, how they open, how to export them.
export default function MyKeys() {
  const t = useTexts();
  const trust = useTrustTexts();
  const keys = useKeys();
  const role = useMe().data?.role;
  const may = useMay();
  useFreshRing(keys.data);
  if (!loaded(keys)) return <QueryState of={keys} />;
  const { me, company, clientId } = keys.data;
  const held = holdsNewest(keys.data);
  return (
    <Stack gap="lg">
      <Title order={1} size="h2">
        {t("keys.title")}
      </Title>
      <Recovered />
      {(!me || !company) && may("READ_OWN") && (
        <Button component={Link} to="/keys" w="fit-content">
          {t("keys.make")}
        </Button>
      )}
      {me && (
        <Sheet title={t("keys.mine")}>
          <Named label={t("keys.fingerprint")}>
            <Code fz="md">{me.fingerprint}</Code>
          </Named>
          <Named label={t("keys.unlocks")}>
            <Ways keys={keys.data} />
          </Named>
          <Text size="sm" c="var(--quiet)">
            {t("keys.noServer")}
          </Text>
        </Sheet>
      )}
      <Sheet title={trust("here")}>
        <Versions />
      </Sheet>
      <Sheet title={trust("sealing")}>
        <SealingVersions />
      </Sheet>
      {company && (
        <Sheet title={t("keys.company")}>
          <Named label={t("keys.fingerprint")}>
            <Fingerprint text={company.fingerprint} testId="company-fingerprint" />
            <Text size="sm" c="var(--quiet)" mt={4}>
              {t("keys.companyRead")}
            </Text>
          </Named>
          <Text>
            {t("keys.epoch", { epoch: company.epoch })} · {t(`keys.suite.${company.kind}`)} ·{" "}
            {held ? `✓ ${t("keys.granted")}` : t("keys.notGranted")}
          </Text>
          <Epochs client={clientId} newest={company.fingerprint} />
          {held && <ExportKey keys={keys.data} />}
          {role === "client-admin" && held && may("MANAGE_KEYS") && (
            <Button component={Link} to="/inbox/shares" variant="default" w="fit-content" data-testid="to-shares">
              {t("shares.link")}
            </Button>
          )}
        </Sheet>
      )}
    </Stack>
  );
}

function Sheet({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Paper withBorder radius="lg" p="lg" component="section">
      <Stack gap="md">
        <Title order={2} size="h4">
          {title}
        </Title>
        {children}
      </Stack>
    </Paper>
  );
}

function Named({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <Text size="sm" fw={600} mb={4}>
        {label}
      </Text>
      {children}
    </div>
  );
}
