import { Alert, Anchor, Button, Checkbox, Group, Paper, Radio, Stack, Text, TextInput, Title } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useEffect, useState, useSyncExternalStore, type SyntheticEvent } from "react";
import { Problem } from "../api/api.ts";
import { useDemo } from "../api/queries.ts";
import { spoken } from "../i18n/kana.ts";
import { readNumber } from "../i18n/number.ts";
import { Loading, NotFound } from "../shell/Plain.tsx";
import { CallTrouble } from "./caller.ts";
import { Keypad } from "./Keypad.tsx";
import styles from "./Phone.module.css";
import { useTexts } from "./texts.ts";
import { walk } from "./walked.ts";
import { isOver, Telephone } from "./telephone.ts";

export default function Phone() {
  const t = useTexts();
  const demo = useDemo();
  const [phone] = useState(() => new Telephone());
  const { state, trouble, muted, since } = useSyncExternalStore(phone.watch, phone.view);
  const [to, setTo] = useState<string | null>(null);
  const [from, setFrom] = useState("03-1234-5678");
  const [withheld, setWithheld] = useState(false);
  const [tried, setTried] = useState(false);
  // The tour is of this origin and ticks its third step.
  useEffect(() => {
    if (state === "talking") walk("3", true);
  }, [state]);
  if (demo.isPending) return <Loading />;
  if (!demo.data) return <NotFound />;
  const number = to ?? demo.data.clients[0]?.number ?? "";
  const callee = demo.data.clients.find((c) => c.number === number)?.name ?? spoken(number);
  const read = readNumber(from);
  const wrong = !withheld && read === null;
  const over = isOver(state);

  function dial(event: SyntheticEvent) {
    event.preventDefault();
    setTried(true);
    if (!wrong) void phone.dial(number, withheld ? null : read);
  }

  return (
    <Paper withBorder radius="lg" p="xl" maw={520} mx="auto">
      <Stack gap="lg">
        <div>
          <Title order={1} size="h2">
            {t("phoneTitle")}
          </Title>
          <Text c="var(--quiet)">{t("phoneLead")}</Text>
        </div>
        {over ? (
          <form onSubmit={dial}>
            <Stack>
              <Radio.Group label={t("to")} value={number} onChange={setTo}>
                <Stack gap="xs" mt="xs">
                  {demo.data.clients.map((client) => (
                    <Radio
                      key={client.id}
                      value={client.number}
                      label={client.name}
                      description={spoken(client.number)}
                    />
                  ))}
                </Stack>
              </Radio.Group>
              <TextInput
                label={t("from")}
                description={t("fromWhat")}
                type="tel"
                inputMode="tel"
                value={from}
                disabled={withheld}
                onChange={(event) => setFrom(event.currentTarget.value)}
                error={tried && wrong ? t("fromWrong") : undefined}
                maxLength={20}
              />
              <Checkbox
                label={t("withheld")}
                checked={withheld}
                onChange={(e) => setWithheld(e.currentTarget.checked)}
              />
              <Button type="submit" size="lg" color="#0f766e">
                {t("call")}
              </Button>
            </Stack>
          </form>
        ) : (
          <Stack>
            <Group gap="sm">
              <Button size="lg" color="shu" onClick={() => void phone.hangUp()} data-autofocus>
                {t("hangUp")}
              </Button>
              <Button variant="default" size="lg" onClick={() => phone.mute(!muted)} aria-pressed={muted}>
                {muted ? t("unmute") : t("mute")}
              </Button>
            </Group>
            <Keypad press={phone.press} />
          </Stack>
        )}
        <div className={styles.state} role="status" aria-live="polite" data-state={state}>
          <Text fw={650}>{t(`state.${state}`)}</Text>
          {!over && (
            <Text size="sm" c="var(--quiet)">
              {callee} <Elapsed since={since} />
            </Text>
          )}
          {state === "microphone" && <Text size="sm">{t("microphoneHint")}</Text>}
        </div>
        {trouble && (
          <Alert color="shu" variant="light" title={t("troubleTitle")} role="alert">
            {trouble instanceof CallTrouble
              ? t(`trouble.${trouble.code}`)
              : trouble instanceof Problem
                ? trouble.message
                : t("trouble.media")}
          </Alert>
        )}
        <Anchor component={Link} to="/demo" size="sm">
          {t("backToTour")}
        </Anchor>
      </Stack>
    </Paper>
  );
}

function Elapsed({ since }: { since: number | null }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  if (since === null) return null;
  const seconds = Math.max(0, Math.floor((now - since) / 1_000));
  return (
    <span className={styles.time} aria-hidden="true">
      {String(Math.floor(seconds / 60)).padStart(2, "0")}:{String(seconds % 60).padStart(2, "0")}
    </span>
  );
}
