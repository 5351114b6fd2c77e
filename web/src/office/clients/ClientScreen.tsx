import { Anchor, Group, Paper, Stack, Text, TextInput, Title } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { Link, useParams } from "@tanstack/react-router";
import { useEffect, useRef, useState, type ReactNode, type SyntheticEvent } from "react";
import { Problem } from "../../api/api.ts";
import type { Client } from "../../api/types.ts";
import { goToFirstFault } from "../../shell/firstFault.ts";
import { useUnsaved } from "../../shell/leaving/unsaved.ts";
import { NotFound } from "../../shell/Plain.tsx";
import { loaded, QueryState } from "../../shell/QueryState.tsx";
import type { Wrong } from "../forms/checks.ts";
import { ClientMeanwhile } from "./ClientMeanwhile.tsx";
import { ContractSection } from "./ContractSection.tsx";
import styles from "./ClientScreen.module.css";
import { changeOf, draftOf, faultsOf, type Draft } from "./draft.ts";
import { useSentence } from "../forms/Fault.tsx";
import { FormFields } from "./FormFields.tsx";
import { KeyKind } from "./KeyKind.tsx";
import { Numbers } from "./Numbers.tsx";
import { PinSection } from "./PinSection.tsx";
import { SaveBar } from "./SaveBar.tsx";
import { Sounds } from "./Sounds.tsx";
import { useChangeClient, useClients } from "./queries.ts";
import { useTexts } from "./texts.ts";

/// Everything the office decides about one client.
export default function ClientScreen() {
  const { id }: { id?: string } = useParams({ strict: false });
  const clients = useClients();
  if (!loaded(clients)) return <QueryState of={clients} />;
  const client = clients.data.find((c) => c.id === id);
  return client ? <Whole key={client.id} client={client} /> : <NotFound />;
}

function Whole({ client }: { client: Client }) {
  const t = useTexts();
  return (
    <Stack gap="lg">
      <div>
        <Anchor component={Link} to="/office/clients" size="sm">
          ← {t("back")}
        </Anchor>
        <Title order={1} size="h2">
          {client.name}
        </Title>
      </div>
      <Anchor component={Link} to={`/office/clients/${client.id}/answering`} fw={600} data-testid="to-answering">
        {t("toAnswering")} →
      </Anchor>
      <PinSection client={client.id} />
      <ContractSection client={client.id} />
      <Editor client={client} />
    </Stack>
  );
}

/// The server's word for that someone else saved first.
const OVERTAKEN = "client-changed";

/// What is edited is the client with which it began: what someone else changed meanwhile is not overwritten unseen.
function Editor({ client }: { client: Client }) {
  const t = useTexts();
  const say = useSentence();
  const change = useChangeClient(client.id);
  const [begun, setBegun] = useState(client);
  const [draft, setDraft] = useState(() => draftOf(client));
  const [tried, setTried] = useState(false);
  const faults = faultsOf(draft);
  const wrongs = countOf(faults);
  const form = useRef<HTMLFormElement>(null);
  const [refused, setRefused] = useState(0);
  useEffect(() => {
    if (refused > 0) goToFirstFault(form.current);
  }, [refused]);
  const dirty = JSON.stringify(changeOf(draft)) !== JSON.stringify(changeOf(draftOf(begun)));
  if (!dirty && client.version !== begun.version) {
    setBegun(client);
    setDraft(draftOf(client));
  }
  useUnsaved(dirty ? "changes" : null);
  const put = (part: Partial<Draft>) => setDraft((all) => ({ ...all, ...part }));
  const shown = (wrong: Wrong) => (tried ? say(wrong) : null);

  const refusedFor = change.error instanceof Problem ? change.error.code : null;
  // what the other saved has arrived here; until it has, the refusal itself is shown
  const overtaken = refusedFor === OVERTAKEN && client.version !== begun.version;
  const over = overtaken || (refusedFor === OVERTAKEN && !dirty);

  function begin(upon: Client, typed: Draft) {
    setBegun(upon);
    setDraft(typed);
    form.current?.querySelector("input")?.focus();
  }

  function save(typed: Draft, upon: Client) {
    setTried(true);
    if (countOf(faultsOf(typed)) > 0) {
      setRefused(refused + 1);
      return;
    }
    change.mutate(
      { base: upon.version, ...changeOf(typed) },
      {
        onSuccess: (saved) => {
          setBegun(saved);
          setDraft((now) => (now === typed ? draftOf(saved) : now));
          notifications.show({ message: t("saved"), autoClose: 3_000 });
        },
      },
    );
  }

  function submit(event: SyntheticEvent) {
    event.preventDefault();
    save(draft, begun);
  }

  return (
    <form onSubmit={submit} noValidate ref={form} className={styles.form}>
      <Stack gap="lg">
        <Section title={t("companyName")}>
          <Group grow align="flex-start">
            <TextInput
              label={t("companyName")}
              value={draft.name}
              onChange={(event) => put({ name: event.currentTarget.value })}
              error={shown(faults.name)}
              required
            />
            <TextInput
              label={t("companyKana")}
              value={draft.kana}
              onChange={(event) => put({ kana: event.currentTarget.value })}
              error={shown(faults.kana)}
              required
            />
          </Group>
        </Section>
        <Section title={t("numbers")} what={t("numbersHint")}>
          <Numbers
            numbers={draft.numbers}
            change={(numbers) => put({ numbers })}
            wrong={(n) => shown(faults.numbers[n] ?? null)}
          />
        </Section>
        <Section title={t("sounds")}>
          <Sounds client={client.id} had={{ greeting: client.greetingAudio, notice: client.noticeAudio }} />
        </Section>
        <Section title={t("form")} what={t("formWhat")}>
          <FormFields form={client.form} uses={draft.uses} change={(uses) => put({ uses })} />
        </Section>
        <Section title={t("keyKind")}>
          <KeyKind value={draft.keyKind} change={(keyKind) => put({ keyKind })} />
        </Section>
        {overtaken && (
          <ClientMeanwhile
            begun={begun}
            draft={draft}
            newest={client}
            keep={(merged) => {
              begin(client, merged);
              save(merged, client);
            }}
            take={() => {
              begin(client, draftOf(client));
              change.reset();
            }}
          />
        )}
        <SaveBar
          dirty={dirty}
          faults={tried ? wrongs : 0}
          saving={change.isPending}
          error={over ? null : change.error}
        />
      </Stack>
    </form>
  );
}

function countOf(faults: ReturnType<typeof faultsOf>): number {
  return Object.values(faults)
    .flat()
    .filter((wrong) => wrong !== null).length;
}

function Section({ title, what, children }: { title: string; what?: string; children: ReactNode }) {
  return (
    <Paper withBorder radius="lg" p="lg" component="section">
      <Title order={2} size="h4">
        {title}
      </Title>
      {what && (
        <Text size="sm" c="var(--quiet)">
          {what}
        </Text>
      )}
      <Stack mt="md">{children}</Stack>
    </Paper>
  );
}
