import { Alert, Button, Text } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import styles from "./Opening.module.css";
import { SealedAndOpened } from "./MessageText.tsx";
import type { OpenedRecording } from "./opening.ts";
import { Player } from "./Player.tsx";
import { Refused } from "./Refused.tsx";
import { refusalOf } from "./refusal.ts";
import { useTexts } from "./texts.ts";
import { length } from "../i18n/time.ts";

type State = { kind: "closed" } | { kind: "opening"; part: number } | { kind: "refused"; trouble: unknown } | OpenState;
interface OpenState {
  kind: "open";
  recording: OpenedRecording;
  address: string;
  /// 0 to 1: how much was compared with the signature.
  checked: number;
  /// Parts could not be fetched to be compared.
  interrupted?: boolean;
}

/// A recording is opened only when asked: playing is an entry of its own in the log. It sounds at once, and is
/// compared with its signature meanwhile; if it is not what was signed, it falls silent and says why. Where only the
/// connection failed, it plays on, and the comparison can be begun again.
export function Recording({
  durationMs,
  unseal,
  plays,
}: {
  /// Null if it is not known before it is open.
  durationMs: number | null;
  /// Releases and opens it.
  unseal: () => Promise<OpenedRecording>;
  /// Told each time that playback begins.
  plays?: () => void;
}) {
  const t = useTexts();
  const [state, setState] = useState<State>({ kind: "closed" });
  const gone = useRef(false);
  const open = useRef<OpenedRecording | null>(null);
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
      open.current?.close();
    };
  }, []);

  async function start() {
    setState({ kind: "opening", part: 0 });
    try {
      const opened = await unseal();
      if (gone.current) {
        opened.close();
        return;
      }
      open.current = opened;
      await compare(opened);
    } catch (trouble) {
      refuse(trouble);
    }
  }

  function refuse(trouble: unknown) {
    open.current?.close();
    if (!gone.current) setState({ kind: "refused", trouble });
  }

  async function compare(opened: OpenedRecording) {
    let compared = 0;
    try {
      const show = (address: string | null, checked: number) => {
        compared = checked;
        if (gone.current) return;
        setState(
          address === null ? { kind: "opening", part: checked } : { kind: "open", recording: opened, address, checked },
        );
      };
      show(opened.address, 0);
      const address = await opened.check(
        (part) => show(opened.address, part),
        () => gone.current,
      );
      show(address, 1);
    } catch (trouble) {
      const { address } = opened;
      if (address === null || refusalOf(trouble) !== "offline") refuse(trouble);
      else if (!gone.current) {
        setState({ kind: "open", recording: opened, address, checked: compared, interrupted: true });
      }
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
          <Player
            recording={state.recording}
            address={state.address}
            checked={state.checked}
            {...(plays ? { plays } : {})}
          />
          {state.interrupted && (
            <Alert color="yellow" variant="light" role="alert" data-testid="rec-interrupted">
              <Text>{t("rec.interrupted")}</Text>
              <Button mt="sm" size="compact-md" variant="default" onClick={() => void compare(state.recording)}>
                {t("again")}
              </Button>
            </Alert>
          )}
          <Text size="sm" c="var(--quiet)" role="status" data-testid="rec-checked" data-checked={state.checked === 1}>
            {state.checked < 1
              ? t("rec.checking", { percent: Math.round(state.checked * 100) })
              : `✓ ${t("rec.checked")}`}
          </Text>
          <Text size="xs" c="var(--quiet)">
            <SealedAndOpened sealedWith={state.recording.sealedWith} openedWith={state.recording.openedWith} />
          </Text>
        </>
      ) : state.kind === "refused" ? (
        <Refused trouble={state.trouble} again={() => void start()} />
      ) : (
        <div className={styles.recordingClosed}>
          <Button
            variant="light"
            loading={state.kind === "opening"}
            data-testid="rec-open"
            onClick={() => void start()}
          >
            ▶ {t("rec.open")} {durationMs !== null && length(durationMs)}
          </Button>
          <Text size="sm" c="var(--quiet)" role="status">
            {state.kind === "opening" ? t("rec.loading", { percent: Math.round(state.part * 100) }) : t("rec.openHint")}
          </Text>
        </div>
      )}
    </section>
  );
}
