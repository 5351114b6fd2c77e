import { Alert, Button, Text } from "@mantine/core";
import { useState } from "react";
import type { InboxItem } from "../api/types.ts";
import type { CompanyIdentity } from "../seal/index.ts";
import styles from "./Inbox.module.css";
import { openRecording, type OpenedRecording } from "./opening.ts";
import { Player } from "./Player.tsx";
import { Refused } from "./Opened.tsx";
import { useTexts } from "./texts.ts";
import { length } from "./time.ts";

type State = { kind: "closed" } | { kind: "opening"; part: number } | { kind: "refused"; trouble: unknown } | OpenState;
interface OpenState {
  kind: "open";
  recording: OpenedRecording;
}

/// A recording is opened only when asked: playing is an entry of its own in the log.
export function Recording({
  recording,
  company,
}: {
  recording: NonNullable<InboxItem["recording"]>;
  company: CompanyIdentity;
}) {
  const t = useTexts();
  const [state, setState] = useState<State>({ kind: "closed" });

  async function open() {
    setState({ kind: "opening", part: 0 });
    try {
      const opened = await openRecording(company, recording.object, (part) => setState({ kind: "opening", part }));
      setState({ kind: "open", recording: opened });
    } catch (trouble) {
      setState({ kind: "refused", trouble });
    }
  }

  return (
    <section className={styles.recording} aria-label={t("rec.title")}>
      {state.kind === "open" ? (
        <>
          {!state.recording.complete && (
            <Alert color="yellow" variant="light" role="note" data-testid="rec-incomplete">
              {t("rec.incomplete", { length: length(state.recording.durationMs) })}
            </Alert>
          )}
          <Player recording={state.recording} />
        </>
      ) : state.kind === "refused" ? (
        <Refused trouble={state.trouble} again={() => void open()} />
      ) : (
        <div className={styles.recordingClosed}>
          <Button variant="light" loading={state.kind === "opening"} data-testid="rec-open" onClick={() => void open()}>
            ▶ {t("rec.open")} {length(recording.durationMs)}
          </Button>
          <Text size="sm" c="var(--quiet)" role="status">
            {state.kind === "opening" ? t("rec.loading", { percent: Math.round(state.part * 100) }) : t("rec.openHint")}
          </Text>
        </div>
      )}
    </section>
  );
}
