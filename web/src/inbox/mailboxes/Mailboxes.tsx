import { Alert, NativeSelect, Paper, Stack, Text, Title, Group } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../api/api.ts";
import type { MemberKey } from "../../api/types.ts";
import { spoken } from "../../i18n/kana.ts";
import { BoxTrouble } from "./BoxTrouble.tsx";
import { useDeed } from "../../signin/passkey/useDeed.ts";
import { loaded, QueryState } from "../../shell/QueryState.tsx";
import { BoxCard } from "./BoxCard.tsx";
import { useBoxTexts } from "./texts.ts";
import { useKeys } from "../../opening/fetching.ts";
import styles from "../Inbox.module.css";
import { useFreshRing, useRing } from "../../opening/keys/keyring.ts";
import { LockState, Unlock } from "../../opening/keys/Lock.tsx";
import { MAILBOXES, useMailboxes, useWaiting, type Mailboxes as All } from "./mailboxes.ts";
import { NewBox } from "./NewBox.tsx";
import { Recovered } from "../../opening/keys/Recovered.tsx";
import { Reheader } from "../reheader/Reheader.tsx";

/// The departments of a company, each with a key of its own.
export default function Mailboxes() {
  const t = useBoxTexts();
  const keys = useKeys();
  const all = useMailboxes();
  const waiting = useWaiting();
  const members = useQuery({ queryKey: ["members"], queryFn: () => api.get<MemberKey[]>("/api/keys/members") });
  const ring = useRing();
  const queries = useQueryClient();
  const [said, say] = useState<string | null>(null);
  useFreshRing(keys.data);
  if (!loaded(keys) || !loaded(all) || !loaded(members)) return <QueryState of={[keys, all, members]} />;
  const known = { keys: keys.data, members: members.data };
  const done = (words: string) => {
    say(words);
    for (const queryKey of [MAILBOXES, ["keys"], ["stale"], ["waiting"]]) void queries.invalidateQueries({ queryKey });
  };
  return (
    <Stack gap="lg">
      <Group justify="space-between">
        <Title order={1} size="h2">
          {t("title")}
        </Title>
        <LockState />
      </Group>
      <Text>{t("intro")}</Text>
      <Text size="sm" c="var(--quiet)">
        {t("log.open")}
      </Text>
      <Recovered />
      {ring.kind === "locked" && (
        <Alert variant="light" color="ai">
          <Stack gap="sm">
            <Text>{t("locked")}</Text>
            <Unlock keys={keys.data} />
          </Stack>
        </Alert>
      )}
      <Text role="status" fw={600} className={said ? "" : (styles.hidden ?? "")} data-testid="boxes-said">
        {said ? `✓ ${said}` : ""}
      </Text>
      <Reheader />
      {all.data.mailboxes.length === 0 ? (
        <div className={styles.nothing} data-testid="boxes-none">
          <p>{t("none")}</p>
          <small>{t("none.text")}</small>
        </div>
      ) : (
        <ul className={styles.cards} data-testid="boxes">
          {all.data.mailboxes.map((box) => (
            <BoxCard
              key={box.id}
              box={box}
              {...known}
              unread={waiting.data && (waiting.data.find((one) => one.mailbox === box.id)?.unread ?? 0)}
              done={done}
            />
          ))}
        </ul>
      )}
      <NewBox {...known} done={done} />
      <Numbers all={all.data} done={done} />
    </Stack>
  );
}

function Numbers({ all, done }: { all: All; done: (said: string) => void }) {
  const t = useBoxTexts();
  const deed = useDeed();
  const open = all.mailboxes.filter((box) => !box.closed);
  if (open.length === 0 || all.numbers.length === 0) return null;
  return (
    <Paper withBorder radius="lg" p="lg" component="section">
      <Stack gap="sm">
        <Title order={2} size="h4">
          {t("numbers.title")}
        </Title>
        <Text>{t("numbers.text")}</Text>
        {all.numbers.map((number) => (
          <NativeSelect
            key={number}
            label={t("numbers.of", { number: spoken(number) })}
            data-testid={`number-${number}`}
            maw={420}
            disabled={deed.busy}
            value={open.find((box) => box.numbers.includes(number))?.id ?? ""}
            onChange={(event) => {
              const mailbox = event.currentTarget.value === "" ? null : event.currentTarget.value;
              void deed.run(async () => {
                await api.post("/api/mailboxes/numbers", { number, mailbox });
                done(t("numbers.done"));
              });
            }}
            data={[{ value: "", label: t("general") }, ...open.map(({ id, name }) => ({ value: id, label: name }))]}
          />
        ))}
        <BoxTrouble error={deed.error} />
      </Stack>
    </Paper>
  );
}
