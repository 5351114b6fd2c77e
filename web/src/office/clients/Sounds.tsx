import { Alert, FileButton, Button, Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { chooseAgain } from "../../shell/chooseAgain.ts";
import { GREETING_LIMIT } from "../forms/checks.ts";
import { Fault, useSentence } from "../forms/Fault.tsx";
import { useAudio, type Announcement } from "./queries.ts";
import { useTexts } from "./texts.ts";

/// What callers hear before an operator speaks.
export function Sounds({ client, had }: { client: string; had: { greeting: boolean; notice: boolean } }) {
  return (
    <>
      <Upload client={client} kind="greeting" had={had.greeting} />
      <Upload client={client} kind="notice" had={had.notice} />
    </>
  );
}

/// The WAV goes up at once; it is not part of "save".
function Upload({ client, kind, had }: { client: string; kind: Announcement; had: boolean }) {
  const t = useTexts();
  const audio = useAudio(client, kind);
  const say = useSentence();
  const [refused, setRefused] = useState(false);

  async function choose(file: File | null) {
    if (!file) return;
    const fits = file.size <= GREETING_LIMIT && (await isWav(file));
    setRefused(!fits);
    if (fits) audio.mutate(file);
    // What was said of the one before is not said of this one.
    else audio.reset();
  }

  return (
    <Stack gap="xs">
      <Text fw={600} size="sm">
        {t(`audio.${kind}`)}
      </Text>
      <Text size="sm" c="var(--quiet)">
        {t(`audio.${kind}.what`)}
      </Text>
      <Text size="sm" fw={kind === "greeting" && !had ? 600 : 400} data-testid={`audio-${kind}`}>
        {t(`audio.${kind}.${had ? "own" : "none"}`)}
      </Text>
      <Group>
        <FileButton onChange={(file) => void choose(file)} accept="audio/wav,.wav" inputProps={chooseAgain}>
          {(props) => (
            <Button variant="default" loading={audio.isPending} aria-label={t(`audio.${kind}.choose`)} {...props}>
              {t("audioChoose")}
            </Button>
          )}
        </FileButton>
        {audio.isSuccess && (
          <Text size="sm" role="status">
            ✓ {t("audioSent")}
          </Text>
        )}
      </Group>
      {refused && (
        <Alert color="shu" variant="light" role="alert">
          {say({ key: "wrong.wav" })}
        </Alert>
      )}
      <Fault error={audio.error} />
    </Stack>
  );
}

async function isWav(file: File): Promise<boolean> {
  const head = new TextDecoder("latin1").decode(await file.slice(0, 12).arrayBuffer());
  return head.startsWith("RIFF") && head.endsWith("WAVE");
}
