import { Button, Code, Paper, Stack, Text, Title } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { useMe } from "../api/queries.ts";
import type { Keys } from "../api/types.ts";
import { unlockWithKit } from "../seal/index.ts";
import { Loading, Unreachable } from "../shell/Plain.tsx";
import { useClientTexts } from "./clientTexts.ts";
import { ExportKey } from "./ExportKey.tsx";
import { useKeys } from "./fetching.ts";
import styles from "./Inbox.module.css";
import { recovery } from "./keyring.ts";
import { KitForm } from "./KitForm.tsx";

/// A member's own key and the company's: what they are called, how they open, how to take them away.
export default function MyKeys() {
  const t = useClientTexts();
  const keys = useKeys();
  if (keys.isPending) return <Loading />;
  if (keys.error) return <Unreachable problem={keys.error} retry={() => void keys.refetch()} />;
  const { me, company, grant } = keys.data;
  return (
    <Stack gap="lg">
      <Title order={1} size="h2">
        {t("keys.title")}
      </Title>
      {(!me || !company) && (
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
            <Unlocks keys={keys.data} />
          </Named>
          <Text size="sm" c="var(--quiet)">
            {t("keys.noServer")}
          </Text>
        </Sheet>
      )}
      {company && (
        <Sheet title={t("keys.company")}>
          <Named label={t("keys.fingerprint")}>
            <Code fz="md" data-testid="company-fingerprint">
              {company.fingerprint}
            </Code>
          </Named>
          <Text>
            {t("keys.epoch", { epoch: company.epoch })} · {t(`keys.suite.${company.kind}`)} ·{" "}
            {grant ? `✓ ${t("keys.granted")}` : t("keys.notGranted")}
          </Text>
          {grant && <ExportKey keys={keys.data} />}
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

function Unlocks({ keys }: { keys: Keys }) {
  const t = useClientTexts();
  const person = useMe().data?.person ?? "";
  const [testing, setTesting] = useState(false);
  const [verdict, setVerdict] = useState<"works" | "fails" | null>(null);
  const kit = recovery(keys);
  const passkeys = keys.me?.unlocks.filter((unlock) => unlock.method === "passkey") ?? [];

  async function test(typed: string) {
    setVerdict(
      await unlockWithKit(kit?.blob ?? "", typed, person).then(
        () => "works" as const,
        () => "fails" as const,
      ),
    );
  }

  return (
    <ul className={styles.cards}>
      {passkeys.map((unlock) => (
        <li key={unlock.id} className={styles.card}>
          <span className={styles.grow}>{t("keys.passkey")}</span>
          {unlock.credentialId && <code>…{unlock.credentialId.slice(-6)}</code>}
        </li>
      ))}
      <li className={styles.card}>
        <span className={styles.grow}>{t("keys.kit")}</span>
        <Text size="sm" c={kit ? "var(--quiet)" : "shu"}>
          {kit ? t("keys.kit.have") : t("keys.kit.none")}
        </Text>
        {kit && !testing && (
          <Button variant="default" size="compact-md" onClick={() => setTesting(true)}>
            {t("keys.kit.test")}
          </Button>
        )}
        {testing && (
          <div className={styles.grow}>
            <KitForm busy={false} cancel={() => setTesting(false)} open={(typed) => void test(typed)} />
          </div>
        )}
        <Text role="status" size="sm" fw={600}>
          {verdict && t(`keys.kit.${verdict}`)}
        </Text>
      </li>
    </ul>
  );
}
