import { Alert, Button, Group, NativeSelect, Paper, Stack, Text, Textarea, TextInput, Title } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../api/api.ts";
import { fromTokyo, toTokyo } from "../../i18n/tokyo.ts";
import { useRing } from "../../opening/keys/keyring.ts";
import { useUnsaved } from "../../shell/leaving/unsaved.ts";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { useDeed } from "../../signin/passkey/useDeed.ts";
import { KINDS, REQUESTS, WAYS } from "./queries.ts";
import { proposal } from "./proposal/proposal.ts";
import { left, seal, type Said } from "./said.ts";
import { useTexts } from "./texts.ts";

/// Characters of a name and of a contact; what is asked takes what is left of a note.
const NAME_LIMIT = 100;
const CONTACT_LIMIT = 100;

const DAY_MS = 24 * 60 * 60_000;

interface Props {
  /// Of the message that it comes by; null if by none.
  call: string | null;
  /// Within which a request is to be answered.
  days: number;
  done: (id: string) => void;
  cancel: () => void;
}

/// Registers a request: who asks is sealed here before anything is sent. One that a message brings begins with what that
/// says, and was received when the message was taken.
export function NewRequest({ call, days, done, cancel }: Props) {
  const t = useTexts();
  const ring = useRing();
  const queries = useQueryClient();
  const deed = useDeed();
  const [id] = useState(() => crypto.randomUUID());
  const [kind, setKind] = useState<string>(KINDS[0]);
  const [way, setWay] = useState<string>(WAYS[0]);
  const [from] = useState(() => proposal(call));
  const [began] = useState(() => (from.at === null ? Date.now() : Date.parse(from.at)));
  const [received, setReceived] = useState(() => toTokyo(new Date(began)));
  const [due, setDue] = useState(() => toTokyo(new Date(began + days * DAY_MS)));
  const [name, setName] = useState(from.name.slice(0, NAME_LIMIT));
  const [number, setNumber] = useState(from.number.slice(0, CONTACT_LIMIT));
  const [text, setText] = useState(from.text);
  const [begun] = useState({ name, number, text });
  useUnsaved(name !== begun.name || number !== begun.number || text !== begun.text ? "changes" : null);
  if (ring.kind !== "open" || !ring.company) return null;
  const [member, company] = [ring.member, ring.company];
  const said: Said = { what: "asks", name: name.trim(), number: number.trim(), text: text.trim() };
  const room = left(said);
  const [receivedAt, dueAt] = [fromTokyo(received), fromTokyo(due)];
  const ready = said.text !== "" && room >= 0 && receivedAt !== null && dueAt !== null;
  async function register() {
    const asks = await seal(member, company, id, said);
    await api.post("/api/requests", { id, kind, way, received: receivedAt, due: dueAt, call, asks });
    await queries.invalidateQueries({ queryKey: REQUESTS });
    done(id);
  }
  return (
    <Paper withBorder p="lg" component="section" data-testid="request-form">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void deed.run(register);
        }}
      >
        <Stack gap="md">
          <Title order={2} size="h4">
            {t("new")}
          </Title>
          {call !== null && <Alert variant="light">{t(from.at === null ? "fromCall" : "fromCallCopied")}</Alert>}
          <Group align="flex-end">
            <NativeSelect
              label={t("kind")}
              value={kind}
              data={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
              data-testid="request-kind"
              onChange={(event) => setKind(event.currentTarget.value)}
            />
            <NativeSelect
              label={t("way")}
              value={way}
              data={WAYS.map((value) => ({ value, label: t(`way.${value}`) }))}
              onChange={(event) => setWay(event.currentTarget.value)}
            />
            <TextInput
              label={t("received")}
              type="datetime-local"
              required
              value={received}
              onChange={(event) => setReceived(event.currentTarget.value)}
            />
            <TextInput
              label={t("due")}
              type="datetime-local"
              required
              value={due}
              onChange={(event) => setDue(event.currentTarget.value)}
            />
          </Group>
          <Group grow align="flex-start" preventGrowOverflow={false}>
            <TextInput
              style={{ flex: "1 1 240px" }}
              label={t("name")}
              autoComplete="off"
              maxLength={NAME_LIMIT}
              value={name}
              data-testid="request-name"
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <TextInput
              style={{ flex: "1 1 240px" }}
              label={t("tel")}
              autoComplete="off"
              maxLength={CONTACT_LIMIT}
              value={number}
              data-testid="request-tel"
              onChange={(event) => setNumber(event.currentTarget.value)}
            />
          </Group>
          <Textarea
            label={t("asks")}
            description={t("sealed")}
            required
            autosize
            minRows={3}
            value={text}
            error={room < 0 ? t("left", { count: room }) : undefined}
            data-testid="request-text"
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Trouble error={deed.error} />
          <Group justify="space-between">
            <Text size="xs" c="var(--quiet)">
              {t("left", { count: room })}
            </Text>
            <Group>
              <Button variant="default" onClick={cancel}>
                {t("cancel")}
              </Button>
              <Button type="submit" disabled={!ready} loading={deed.busy} data-testid="request-save">
                {t("save")}
              </Button>
            </Group>
          </Group>
        </Stack>
      </form>
    </Paper>
  );
}
