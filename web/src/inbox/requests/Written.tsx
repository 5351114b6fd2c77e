import { Button, Group, Loader, Paper, Text, Textarea, Title } from "@mantine/core";
import { useQueryClient, type UseQueryResult } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../api/api.ts";
import { moment, useLanguage } from "../../i18n/language.ts";
import { useRing, type Holding } from "../../opening/keys/keyring.ts";
import { Refused } from "../../opening/Refused.tsx";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { useDeed } from "../../signin/passkey/useDeed.ts";
import styles from "../notes/Notes.module.css";
import { REQUESTS, type Whole } from "./queries.ts";
import { asksOf, left, seal, type ReadSaid } from "./said.ts";
import { useTexts } from "./texts.ts";

interface Props {
  of: Whole;
  company: Holding;
  reading: UseQueryResult<ReadSaid[]>;
}

/// Who asks, and everything that members wrote about it.
export function Written({ of, company, reading }: Props) {
  const t = useTexts();
  const asks = reading.data ? asksOf(reading.data) : null;
  return (
    <Paper withBorder p="lg" component="section" className={styles.notes ?? ""}>
      {reading.isLoading && (
        <Group gap="sm" role="status">
          <Loader size="sm" /> {t("reading")}
        </Group>
      )}
      {reading.error && <Refused trouble={reading.error} again={() => void reading.refetch()} />}
      {asks && (
        <>
          <Title order={2} size="h4">
            {t("who")}
          </Title>
          <Text data-testid="request-who" style={{ overflowWrap: "anywhere" }}>
            {asks.name} {asks.number}
          </Text>
        </>
      )}
      <Title order={2} size="h4">
        {t("written")}
      </Title>
      {reading.data && (
        <ol>
          {reading.data.map((one, n) => (
            <One key={`${one.id} ${n}`} of={one} />
          ))}
        </ol>
      )}
      <Write id={of.request.id} company={company} />
    </Paper>
  );
}

function One({ of }: { of: ReadSaid }) {
  const t = useTexts();
  const [lang] = useLanguage();
  return (
    <li className={styles.note} data-testid="request-note">
      <Text size="sm" c="var(--quiet)">
        {of.said && `${t(`what.${of.said.what}`)} ・ `}
        {t("by", { name: of.name ?? t("former"), at: moment(of.at, lang) })}
      </Text>
      {of.said === null ? (
        <p className={styles.broken}>{t("unknown")}</p>
      ) : (
        <p className={styles.said}>{of.said.text}</p>
      )}
    </li>
  );
}

/// Other words are another note.
const wordsOf = (text: string) => ({ note: crypto.randomUUID(), text });

function Write({ id, company }: { id: string; company: Holding }) {
  const t = useTexts();
  const ring = useRing();
  const queries = useQueryClient();
  const deed = useDeed();
  const [{ note, text }, write] = useState(() => wordsOf(""));
  if (ring.kind !== "open") return null;
  const { member } = ring;
  const said = { what: "note", text: text.trim() } as const;
  const room = left(said);
  const ready = said.text !== "" && room >= 0;
  async function send() {
    await api.post(`/api/requests/${id}/notes`, await seal(member, company, id, said, note));
    write(wordsOf(""));
    await queries.invalidateQueries({ queryKey: REQUESTS });
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void deed.run(send);
      }}
    >
      <Textarea
        label={t("write")}
        rows={2}
        resize="vertical"
        value={text}
        error={room < 0 ? t("left", { count: room }) : undefined}
        data-testid="request-note-text"
        onChange={(event) => write(wordsOf(event.currentTarget.value))}
      />
      <Group justify="flex-end" mt="xs">
        <Button
          type="submit"
          size="compact-md"
          variant="default"
          disabled={!ready}
          loading={deed.busy}
          data-testid="request-note-send"
        >
          {t("keep")}
        </Button>
      </Group>
      <Trouble error={deed.error} />
    </form>
  );
}
