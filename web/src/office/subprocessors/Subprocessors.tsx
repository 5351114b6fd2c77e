import { Alert, Button, Group, Paper, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { Entry } from "../../contract/subprocessor/Entry.tsx";
import type { OfficePage, Subprocessor } from "../../contract/subprocessor/queries.ts";
import { ConfirmDialog } from "../../shell/ConfirmDialog.tsx";
import { EmptyState } from "../../shell/EmptyState.tsx";
import { PageHeader } from "../../shell/PageHeader.tsx";
import { loaded, QueryState } from "../../shell/QueryState.tsx";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { useClients } from "../clients/queries.ts";
import { AddDialog } from "./AddDialog.tsx";
import { useEnd, useRegister } from "./queries.ts";
import { useTexts } from "./texts.ts";

/// The register of sub-processors, and what clients say to each.
export default function Subprocessors() {
  const t = useTexts();
  const register = useRegister();
  const clients = useClients();
  const [adding, add] = useState(false);
  const [ending, end] = useState<Subprocessor | null>(null);
  const ended = useEnd();
  if (!loaded(register) || !loaded(clients)) return <QueryState of={[register, clients]} />;
  const { subprocessors, answers } = register.data;
  const names = new Map(clients.data.map(({ id, name }) => [id, name]));
  return (
    <Stack gap="lg">
      <PageHeader title={t("title")} what={t("what")}>
        <Button data-testid="subprocessor-new" onClick={() => add(true)}>
          {t("add")}
        </Button>
      </PageHeader>
      {register.data.unlisted.length > 0 && (
        <Alert color="shu" variant="light" role="status" title={t("unlisted")} data-testid="unlisted">
          {register.data.unlisted.map(({ host, purpose, standing, clients: n }) => (
            <Text key={`${host} ${purpose} ${standing}`} style={{ overflowWrap: "anywhere" }}>
              {t(standing === "grace" ? "unlisted.grace" : "unlisted.refused", { host, count: n })}
            </Text>
          ))}
        </Alert>
      )}
      {subprocessors.length === 0 && <EmptyState title={t("none")} text={t("noneText")} testId="subprocessors-none" />}
      {subprocessors.map((one) => (
        <Paper key={one.id} withBorder p="md" data-testid="subprocessor">
          <Group justify="space-between" align="flex-start">
            <div style={{ flex: "1 1 260px", minWidth: 0 }}>
              <Entry of={one} />
              <Answers answers={answers.filter(({ subprocessor }) => subprocessor === one.id)} names={names} />
            </div>
            {!one.endedAt && (
              <Button
                size="compact-sm"
                variant="default"
                aria-label={t("endOf", { name: one.name })}
                data-testid="subprocessor-end"
                onClick={() => end(one)}
              >
                {t("end")}
              </Button>
            )}
          </Group>
        </Paper>
      ))}
      <AddDialog opened={adding} close={() => add(false)} />
      <ConfirmDialog
        opened={ending !== null}
        title={t("endOf", { name: ending?.name ?? "" })}
        confirm={t("end")}
        testId="subprocessor-end-sure"
        busy={ended.isPending}
        close={() => {
          ended.reset();
          end(null);
        }}
        act={() => ending && ended.mutate(ending.id, { onSuccess: () => end(null) })}
      >
        <Text>{t("endText")}</Text>
        <Trouble error={ended.error} />
      </ConfirmDialog>
    </Stack>
  );
}

function Answers({ answers, names }: { answers: OfficePage["answers"]; names: ReadonlyMap<string, string> }) {
  const t = useTexts();
  const count = (wanted: string) => answers.filter(({ state }) => state === wanted).length;
  const objections = answers.filter(({ state }) => state === "objected");
  return (
    <>
      <Text size="sm" fw={600} data-testid="subprocessor-answers">
        {t("answers", { approved: count("approved"), objected: count("objected"), asked: count("asked") })}
      </Text>
      {objections.length > 0 && (
        <details>
          <summary>{t("objections")}</summary>
          <ul>
            {objections.map(({ client, reason }) => (
              <li key={client}>
                <Text size="sm">
                  {names.get(client) ?? client}
                  {reason && `：${reason}`}
                </Text>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
