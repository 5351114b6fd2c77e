import { Alert, Button, Paper, Stack, Text, Textarea, Title } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { Keys } from "../../api/types.ts";
import { SealTrouble, type ShareWhy } from "../../seal/index.ts";
import { loaded, QueryState } from "../../shell/QueryState.tsx";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { useTexts as useKeyTexts } from "../keys/texts.ts";
import { useTexts } from "./texts.ts";
import { useKeys, useReadKeysAgain } from "../../opening/fetching.ts";
import { Fingerprint } from "../../opening/keys/Fingerprint.tsx";
import { useRing } from "../../opening/keys/keyring.ts";
import { Unlock } from "../../opening/keys/Lock.tsx";
import { Reheader } from "../reheader/Reheader.tsx";
import { NotRecovered, recover } from "./recover.ts";
import { useReheader } from "../reheader/reheader.ts";

/// For the day when no one can open the company key: two of its three sheets bring it back.
export default function Recovery() {
  const t = useTexts();
  const k = useKeyTexts();
  const keys = useKeys();
  const ring = useRing();
  const work = useReheader();
  const [done, setDone] = useState(false);
  // Locked, the key that came back is forgotten: what is left needs the two sheets once more.
  if (done && ring.kind === "locked" && work.state !== "finished") setDone(false);
  if (!loaded(keys)) return <QueryState of={keys} />;
  return (
    <Stack gap="lg">
      <Title order={1} size="h2">
        {t("recover.title")}
      </Title>
      <Text>{t("recover.text")}</Text>
      <Text>{t("recover.next")}</Text>
      {!keys.data.me || !keys.data.company ? (
        <Alert color="yellow">
          <Stack gap="sm">
            <Text>{t("recover.needMe")}</Text>
            <Button component={Link} to="/keys" w="fit-content">
              {k("keys.make")}
            </Button>
          </Stack>
        </Alert>
      ) : ring.kind !== "open" ? (
        <Alert variant="light" color="ai">
          <Stack gap="sm">
            <Text>{t("recover.unlock")}</Text>
            <Unlock keys={keys.data} />
          </Stack>
        </Alert>
      ) : done && ring.company ? (
        <Stack gap="lg" data-testid="recovered-done">
          <Text role="status" fw={600}>
            ✓ {t(work.state === "finished" && work.failed.length === 0 ? "recover.finished" : "recover.done")}
          </Text>
          <div>
            <Text size="sm" fw={600} mb={4}>
              {t("recover.fingerprint")}
            </Text>
            <Fingerprint text={ring.company.current.fingerprint} />
          </div>
          <Reheader />
        </Stack>
      ) : (
        <Form keys={keys.data} done={() => setDone(true)} />
      )}
    </Stack>
  );
}

function Form({ keys, done }: { keys: Keys; done: () => void }) {
  const t = useTexts();
  const again = useReadKeysAgain();
  const [one, setOne] = useState("");
  const [two, setTwo] = useState("");
  const [reason, setReason] = useState("");
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<unknown>(null);

  async function go() {
    setBusy(true);
    setTrouble(null);
    try {
      await recover(keys, one, two, reason);
      await again();
      done();
    } catch (cause) {
      setTrouble(cause);
      setBusy(false);
    }
  }

  return (
    <Paper withBorder radius="lg" p="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void go();
        }}
      >
        <Stack>
          {[
            { n: 1, value: one, set: setOne },
            { n: 2, value: two, set: setTwo },
          ].map(({ n, value, set }) => (
            <Textarea
              key={n}
              label={t("recover.share", { n })}
              description={t("recover.shareHint")}
              value={value}
              onChange={(event) => set(event.currentTarget.value)}
              autosize
              minRows={2}
              spellCheck={false}
              autoComplete="off"
              data-testid={`recover-share-${n}`}
            />
          ))}
          <Textarea
            label={t("recover.reason")}
            description={t("recover.reasonHint")}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            autosize
            minRows={2}
            maxLength={1000}
            data-testid="recover-reason"
          />
          <RecoveryTrouble trouble={trouble} />
          <Button
            type="submit"
            color="shu"
            w="fit-content"
            loading={busy}
            disabled={one.trim() === "" || two.trim() === "" || reason.trim() === ""}
            data-testid="recover"
          >
            {t("recover.do")}
          </Button>
        </Stack>
      </form>
    </Paper>
  );
}

function RecoveryTrouble({ trouble }: { trouble: unknown }) {
  const t = useTexts();
  const why: ShareWhy | "unproven" | null =
    trouble instanceof NotRecovered ? trouble.why : trouble instanceof SealTrouble ? "unproven" : null;
  if (why === null) return <Trouble error={trouble} />;
  return (
    <Alert color="shu" variant="light" role="alert" data-testid="recover-trouble" data-why={why}>
      {t(`recover.bad.${why}`)}
    </Alert>
  );
}
