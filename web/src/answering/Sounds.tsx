import { Alert, Badge, Button, FileButton, Group, Text } from "@mantine/core";
import { useState } from "react";
import { chooseAgain } from "../shell/chooseAgain.ts";
import { ConfirmDialog } from "../shell/ConfirmDialog.tsx";
import { Dialog } from "../shell/Dialog.tsx";
import styles from "./Answering.module.css";
import { useDeeds } from "./settings/queries.ts";
import { Section } from "./Section.tsx";
import { Speak } from "./speak/Speak.tsx";
import { useTexts } from "./texts.ts";

/// But for the recording notice, whose words are the contract's.
const KINDS = [
  "greeting",
  "closed",
  "voicemail",
  "choice",
  "choice-voicemail",
  "choice-callback",
  "callback-kept",
  "anonymous",
  "blocked",
  "ended",
] as const;

type Kind = (typeof KINDS)[number];

/// What callers hear when no operator speaks. A file goes up at once; it is not part of "save".
export function Sounds({ base, own, voice }: { base: string; own: string[]; voice: boolean }) {
  const t = useTexts();
  const [speaking, speak] = useState<Kind | null>(null);
  const [leaving, leave] = useState<Kind | null>(null);
  const { sound } = useDeeds(base);
  return (
    <Section title={t("sounds")} what={t("sounds.what")}>
      <ul className={styles.cards}>
        {KINDS.map((kind) => {
          const what = t(`sound.${kind}`);
          const mine = own.includes(kind);
          return (
            <li key={kind} className={styles.card} data-testid={`sound-${kind}`}>
              <Group justify="space-between" gap="xs">
                <Text flex="1 1 240px">{what}</Text>
                <Badge variant="outline" color={mine ? "ai" : "gray.7"}>
                  {t(mine ? "sound.own" : kind === "greeting" ? "sound.none" : "sound.usual")}
                </Badge>
                <FileButton
                  onChange={(wav) => wav && sound.mutate({ kind, wav })}
                  accept="audio/wav,.wav"
                  inputProps={chooseAgain}
                >
                  {(props) => (
                    <Button
                      size="compact-sm"
                      variant="default"
                      aria-label={t("sound.chooseOf", { what })}
                      loading={sound.isPending && sound.variables.kind === kind}
                      {...props}
                    >
                      {t("sound.choose")}
                    </Button>
                  )}
                </FileButton>
                {voice && (
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={t("sound.speakOf", { what })}
                    data-testid={`speak-${kind}`}
                    onClick={() => speak(kind)}
                  >
                    {t("sound.speak")}
                  </Button>
                )}
                {mine && (
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    aria-label={t(kind === "greeting" ? "removeOf" : "sound.backOf", { what })}
                    data-testid={`back-${kind}`}
                    onClick={() => leave(kind)}
                  >
                    {t(kind === "greeting" ? "remove" : "sound.back")}
                  </Button>
                )}
              </Group>
            </li>
          );
        })}
      </ul>
      {!voice && (
        <Text size="sm" c="var(--quiet)">
          {t("sound.noVoice")}
        </Text>
      )}
      <Dialog
        opened={speaking !== null}
        onClose={() => speak(null)}
        title={speaking ? t("sound.speakOf", { what: t(`sound.${speaking}`) }) : ""}
      >
        {speaking && (
          <Speak
            key={speaking}
            base={base}
            set={async (wav) => {
              await sound.mutateAsync({ kind: speaking, wav });
              speak(null);
            }}
          />
        )}
      </Dialog>
      <BackDialog base={base} kind={leaving} done={() => leave(null)} />
      {sound.error && (
        <Alert color="shu" variant="light" role="alert">
          {sound.error.message}
        </Alert>
      )}
    </Section>
  );
}

/// The recording is not kept.
function BackDialog({ base, kind, done }: { base: string; kind: Kind | null; done: () => void }) {
  const t = useTexts();
  const { sound } = useDeeds(base);
  const greets = kind === "greeting";
  function close() {
    sound.reset();
    done();
  }
  return (
    <ConfirmDialog
      opened={kind !== null}
      title={kind && t(greets ? "removeOf" : "sound.backOf", { what: t(`sound.${kind}`) })}
      confirm={t(greets ? "remove" : "sound.back")}
      testId="sound-back"
      busy={sound.isPending}
      close={close}
      act={() => kind && sound.mutate({ kind, wav: null }, { onSuccess: close })}
    >
      <Text>{t(greets ? "sound.removeWhat" : "sound.backWhat")}</Text>
      {sound.error && (
        <Alert color="shu" variant="light" role="alert">
          {sound.error.message}
        </Alert>
      )}
    </ConfirmDialog>
  );
}
