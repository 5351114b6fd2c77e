import { Button, Group, Loader, Text, Textarea, Title } from "@mantine/core";
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import type { InboxItem } from "../../api/types.ts";
import { moment, useLanguage } from "../../i18n/language.ts";
import { INBOX } from "../../opening/fetching.ts";
import { useRing, type Holding } from "../../opening/keys/keyring.ts";
import { Refused } from "../../opening/Refused.tsx";
import { NOTE_CHARACTERS } from "../../seal/index.ts";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { useDeed } from "../../signin/passkey/useDeed.ts";
import styles from "./Notes.module.css";
import { NOTES_LIMIT, readNotes, writeNote, type ReadNote } from "./notes.ts";
import { useTexts } from "./texts.ts";

/// What colleagues wrote about an item, the oldest first, and a field to write more.
export function Notes({ item, company }: { item: InboxItem; company: Holding }) {
  const t = useTexts();
  const title = useId();
  const reading = useQuery<ReadNote[]>({
    // Not kept by the query cache: what was opened goes when the keys go (opening.ts).
    queryKey: ["opened", "notes", item.id, item.notes],
    queryFn: () => readNotes(company, item),
    enabled: item.notes > 0,
    placeholderData: keepPreviousData,
    gcTime: 0,
    staleTime: Infinity,
    retry: false,
  });
  return (
    <section className={styles.notes} aria-labelledby={title} data-testid="notes">
      <Title order={3} size="h5" id={title}>
        {t("title")}
      </Title>
      {reading.isLoading && (
        <Group gap="sm" role="status">
          <Loader size="sm" /> {t("reading")}
        </Group>
      )}
      {reading.error && <Refused trouble={reading.error} again={() => void reading.refetch()} />}
      {reading.data && (
        <ol>
          {reading.data.map((note, n) => (
            <Note key={`${note.id} ${n}`} note={note} />
          ))}
        </ol>
      )}
      {item.notes < NOTES_LIMIT ? <Write item={item} company={company} /> : <Text size="sm">{t("full")}</Text>}
    </section>
  );
}

function Note({ note }: { note: ReadNote }) {
  const t = useTexts();
  const [lang] = useLanguage();
  return (
    <li className={styles.note} data-testid="note">
      <Text size="sm" c="var(--quiet)">
        {t("by", { name: note.name ?? t("former"), at: moment(note.at, lang) })}
      </Text>
      {note.text === null ? (
        <p className={styles.broken} data-testid="note-broken">
          {t("broken")}
        </p>
      ) : (
        <p className={styles.said}>{note.text}</p>
      )}
    </li>
  );
}

/// Other words are another note.
const wordsOf = (text: string) => ({ id: crypto.randomUUID(), text });

function Write({ item, company }: { item: InboxItem; company: Holding }) {
  const t = useTexts();
  const ring = useRing();
  const queries = useQueryClient();
  const deed = useDeed();
  const [{ id, text }, write] = useState(() => wordsOf(""));
  if (ring.kind !== "open") return null;
  const { member } = ring;
  async function send() {
    await writeNote(member, company, item, id, text);
    write(wordsOf(""));
    await queries.invalidateQueries({ queryKey: INBOX });
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== "") void deed.run(send);
      }}
    >
      <Textarea
        label={t("write")}
        description={t("hint")}
        rows={3}
        resize="vertical"
        maxLength={NOTE_CHARACTERS}
        value={text}
        data-testid="note-text"
        onChange={(event) => write(wordsOf(event.currentTarget.value))}
      />
      <Group justify="space-between" mt="xs">
        <Text size="xs" c="var(--quiet)">
          {t("left", { count: NOTE_CHARACTERS - text.length })}
        </Text>
        <Button
          type="submit"
          size="compact-md"
          variant="default"
          loading={deed.busy}
          disabled={text.trim() === ""}
          data-testid="note-send"
        >
          {t("send")}
        </Button>
      </Group>
      <Trouble error={deed.error} />
    </form>
  );
}
