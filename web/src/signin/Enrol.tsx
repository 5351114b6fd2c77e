import { Alert, Anchor, Button, Paper, Stack, Text, TextInput, Title } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { Problem } from "../api/api.ts";
import type { EnrolmentOptions } from "../api/types.ts";
import { Message } from "../shell/Plain.tsx";
import { loaded, QueryState } from "../shell/QueryState.tsx";
import { home } from "../shell/page.ts";
import { useTexts as useShellTexts } from "../shell/texts.ts";
import { enrol, enrolmentOptions, type OwnName } from "./passkey/ceremony.ts";
import { authenticatorFor, rememberChoice, useChoice } from "./passkey/choice.ts";
import { DeviceChoice } from "./passkey/DeviceChoice.tsx";
import { putFresh } from "./passkey/fresh.ts";
import { Steps } from "./keys/Steps.tsx";
import { useTexts } from "./texts.ts";
import { Trouble } from "./passkey/trouble.tsx";

/// In characters, of a name and of its reading.
const NAME_LIMIT = 80;

/// A challenge serves for 5 minutes; one that is nearly over is fetched anew, before a passkey is made for nothing.
const FRESH_MS = 4 * 60_000;

/// The page behind a one-time link. The token is in the fragment, which browsers do not send.
export default function Enrol() {
  const t = useTexts();
  const [token] = useState(() => window.location.hash.slice(1));
  const options = useQuery({
    queryKey: ["enrolment", token],
    queryFn: () => enrolmentOptions(token),
    enabled: token !== "",
    staleTime: Infinity,
    gcTime: 0,
  });
  if (token === "") return <Broken words={t("enrolNoToken")} />;
  if (options.error instanceof Problem && [400, 404, 410].includes(options.error.status)) {
    return <Broken words={t("enrolExpired")} />;
  }
  if (!loaded(options)) return <QueryState of={options} />;
  const fresh = async () =>
    Date.now() - options.dataUpdatedAt < FRESH_MS
      ? options.data
      : ((await options.refetch({ throwOnError: true })).data ?? options.data);
  return <Welcome token={token} options={options.data} fresh={fresh} again={() => void options.refetch()} />;
}

function Broken({ words }: { words: string }) {
  const t = useTexts();
  return (
    <Message title={t("enrolExpiredTitle")}>
      <Text>{words}</Text>
      <Anchor href="/signin">{t("toSignIn")}</Anchor>
    </Message>
  );
}

interface WelcomeProps {
  token: string;
  options: EnrolmentOptions;
  /// The same, with a challenge that still serves.
  fresh: () => Promise<EnrolmentOptions>;
  again: () => void;
}

function Welcome({ token, options, fresh, again }: WelcomeProps) {
  const t = useTexts();
  const roles = useShellTexts();
  const go = useNavigate();
  const queries = useQueryClient();
  const device = useChoice();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const { person } = options;
  const [own, setOwn] = useState<OwnName>({ name: "", kana: "" });
  const named = !person.first || own.name.trim() !== "";
  const role = roles(`role.${person.role}`);

  async function make() {
    if (device.choice === null) return;
    setBusy(true);
    setError(null);
    try {
      const done = await enrol(await authenticatorFor(device.choice), token, await fresh(), person.first ? own : null);
      if (device.offered) rememberChoice(device.choice);
      putFresh(done);
      queries.setQueryData(["me"], done.me);
      // An auditor opens nothing, and has no key.
      await go({ to: done.me.may.includes("READ_OWN") ? "/keys" : home(done.me), replace: true });
    } catch (trouble) {
      setError(trouble);
      // A challenge serves one ceremony; the next try needs another.
      again();
    } finally {
      setBusy(false);
    }
  }

  return (
    <Paper withBorder radius="lg" p="xl" maw={640} mx="auto">
      <Stack gap="lg">
        <Title order={1} size="h2">
          {t("enrolTitle")}
        </Title>
        {person.kind === "member" && person.role !== "client-auditor" && <Steps at="passkey" />}
        <div>
          {!person.first && (
            <Text size="lg" fw={650}>
              {t("enrolHello", { name: person.name })}
            </Text>
          )}
          <Text>
            {person.client ? t("enrolAsClient", { client: person.client.name, role }) : t("enrolAs", { role })}
          </Text>
          {!person.first && (
            <Text size="sm" c="var(--quiet)">
              {t("enrolNotYou")}
            </Text>
          )}
        </div>
        {person.first && <Naming own={own} set={setOwn} />}
        <Text>{t("enrolPasskey")}</Text>
        {options.needs !== "any" && (
          <Alert color="yellow" data-testid="enrol-needs">
            {t(`enrolNeeds.${options.needs}`)}
          </Alert>
        )}
        <DeviceChoice {...device} />
        <Button size="lg" onClick={() => void make()} loading={busy || device.choice === null} disabled={!named}>
          {t("enrolButton")}
        </Button>
        <Trouble error={error} />
      </Stack>
    </Paper>
  );
}

/// No one added the first administrator, so no one has entered their name.
function Naming({ own, set }: { own: OwnName; set: (own: OwnName) => void }) {
  const t = useTexts();
  return (
    <Stack gap="sm">
      <TextInput
        label={t("ownName")}
        description={t("ownNameWhy")}
        value={own.name}
        onChange={(event) => set({ ...own, name: event.currentTarget.value })}
        maxLength={NAME_LIMIT}
        required
        data-autofocus
        data-testid="own-name"
        autoComplete="name"
      />
      <TextInput
        label={t("ownKana")}
        value={own.kana}
        onChange={(event) => set({ ...own, kana: event.currentTarget.value })}
        maxLength={NAME_LIMIT}
        data-testid="own-kana"
        autoComplete="off"
      />
    </Stack>
  );
}
