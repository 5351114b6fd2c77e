import { Alert, Anchor, Select, Text, Title } from "@mantine/core";
import { Link, useParams } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { AnsweringPage } from "../../answering/AnsweringPage.tsx";
import { draftOf, type Draft } from "../../answering/settings/draft.ts";
import { ofClient } from "../../answering/settings/queries.ts";
import { useTexts as useAnsweringTexts } from "../../answering/texts.ts";
import type { Sheet } from "../../answering/settings/types.ts";
import { api } from "../../api/api.ts";
import { NotFound } from "../../shell/Plain.tsx";
import { loaded, QueryState } from "../../shell/QueryState.tsx";
import { useFailed } from "../../shell/useFailed.ts";
import { useClients } from "./queries.ts";

/// What is said for one client, for the office.
export default function ClientAnswering() {
  const { id }: { id?: string } = useParams({ strict: false });
  const clients = useClients();
  if (!loaded(clients)) return <QueryState of={clients} />;
  const client = clients.data.find((one) => one.id === id);
  if (!client) return <NotFound />;
  const others = clients.data.filter((one) => one.id !== client.id);
  return (
    <AnsweringPage
      key={client.id}
      base={ofClient(client.id)}
      above={
        <div>
          <Anchor component={Link} to={`/office/clients/${client.id}`} size="sm">
            ← {client.name}
          </Anchor>
        </div>
      }
      copy={(fill) => <Copy others={others} fill={fill} />}
    />
  );
}

function Copy({ others, fill }: { others: { id: string; name: string }[]; fill: (draft: Draft) => void }) {
  const t = useAnsweringTexts();
  const failed = useFailed();
  const [from, setFrom] = useState<string | null>(null);
  const [copied, setCopied] = useState(false);
  const choices = useRef(0);
  /// Of two choices the later counts, whichever is answered first.
  async function choose(id: string | null) {
    const mine = ++choices.current;
    setFrom(id);
    setCopied(false);
    if (id === null) return;
    try {
      const { settings } = await api.get<Sheet>(ofClient(id));
      if (mine !== choices.current) return;
      fill(draftOf(settings));
      setCopied(true);
    } catch (error) {
      if (mine !== choices.current) return;
      setFrom(null);
      failed(error as Error);
    }
  }
  if (others.length === 0) return null;
  return (
    <div>
      <Title order={2} size="h4">
        {t("copy")}
      </Title>
      <Select
        aria-label={t("copy")}
        description={t("copy.what")}
        data={others.map((one) => ({ value: one.id, label: one.name }))}
        value={from}
        searchable
        maw={420}
        data-testid="answering-copy"
        onChange={(id) => void choose(id)}
      />
      {copied && (
        <Alert variant="light" color="ai" mt="xs" role="status">
          <Text>{t("copy.done")}</Text>
        </Alert>
      )}
    </div>
  );
}
