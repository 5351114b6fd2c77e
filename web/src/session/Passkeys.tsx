import { Alert, Button, Paper, Stack, Table, Text, Title } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../api/api.ts";
import { tokyoMoment } from "../i18n/tokyo.ts";
import { Trouble } from "../signin/passkey/trouble.tsx";
import { useLanguage } from "../i18n/language.ts";
import { ConfirmDialog } from "../shell/ConfirmDialog.tsx";
import { loaded, PartState } from "../shell/QueryState.tsx";
import { useSessionPageTexts } from "./pageTexts.ts";

interface Passkey {
  name: string;
  synced: boolean;
  model: string | null;
  transports: string;
  added: string;
  used: string | null;
}

const PASSKEYS = ["passkeys"];

/// A person's passkeys. A person with only one is asked to add a second; a lost one can be removed.
export function Passkeys() {
  const t = useSessionPageTexts();
  const queries = useQueryClient();
  const [lost, setLost] = useState<Passkey | null>(null);
  const all = useQuery({
    queryKey: PASSKEYS,
    queryFn: () => api.get<{ passkeys: Passkey[] }>("/api/passkeys"),
  });
  const remove = useMutation({
    mutationFn: (name: string) => api.delete(`/api/passkeys/${name}`),
    onSettled: () => queries.invalidateQueries({ queryKey: PASSKEYS }),
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ["sessions"] }),
        queries.invalidateQueries({ queryKey: ["me"] }),
      ]),
  });
  if (!loaded(all)) return <PartState of={all} title={t("keys")} />;
  const keys = all.data.passkeys;
  return (
    <Stack gap="md" component="section" aria-label={t("keys")}>
      <Title order={2} size="h3">
        {t("keys")}
      </Title>
      <Trouble error={remove.error} />
      {keys.length === 1 && (
        <Alert color="yellow" data-testid="one-passkey">
          {t("keys.one")}
        </Alert>
      )}
      <Paper withBorder p="lg">
        <Table.ScrollContainer minWidth={520} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
          <Table data-testid="passkeys">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t("keys.kind")}</Table.Th>
                <Table.Th>{t("keys.added")}</Table.Th>
                <Table.Th>{t("seen")}</Table.Th>
                <Table.Th>{t("deed")}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {keys.map((one) => (
                <Row key={one.name} one={one} last={keys.length === 1} lose={() => setLost(one)} />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      </Paper>
      <ConfirmDialog
        opened={lost !== null}
        title={t("keys.remove")}
        cancel={t("keys.keep")}
        confirm={t("keys.remove.do")}
        testId="passkey-remove-do"
        close={() => setLost(null)}
        act={() => {
          if (lost) remove.mutate(lost.name);
          setLost(null);
        }}
      >
        <Text>{t("keys.remove.text")}</Text>
      </ConfirmDialog>
    </Stack>
  );
}

function Row({ one, last, lose }: { one: Passkey; last: boolean; lose: () => void }) {
  const t = useSessionPageTexts();
  const [lang] = useLanguage();
  const kind = one.synced ? t("keys.synced") : one.model ? t("keys.boundModel", { model: one.model }) : t("keys.bound");
  const added = tokyoMoment(one.added, lang);
  return (
    <Table.Tr data-testid="passkey">
      <Table.Td>{kind}</Table.Td>
      <Table.Td>{added}</Table.Td>
      <Table.Td>{one.used ? tokyoMoment(one.used, lang) : t("keys.unused")}</Table.Td>
      <Table.Td>
        {last ? (
          <Text size="sm" c="var(--quiet)">
            {t("keys.last")}
          </Text>
        ) : (
          <Button
            variant="default"
            size="compact-sm"
            aria-label={`${t("keys.remove.do")}: ${kind}, ${added}`}
            data-testid="passkey-remove"
            onClick={lose}
          >
            {t("keys.remove.do")}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
