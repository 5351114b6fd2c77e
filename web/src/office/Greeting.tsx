import { Alert, FileButton, Button, Group, Stack, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import type { SpokenText } from "../api/types.ts";
import { GREETING_LIMIT } from "./checks.ts";
import { Fault } from "./Fault.tsx";
import { useGreetingAudio } from "./queries.ts";
import { useTexts } from "./texts.ts";

export function Greeting({
  client,
  greeting,
  change,
  wrong,
}: {
  client: string;
  greeting: SpokenText;
  change: (greeting: SpokenText) => void;
  wrong: string | null;
}) {
  const t = useTexts();
  return (
    <>
      <Textarea
        label={t("greetingJa")}
        value={greeting.ja}
        onChange={(event) => change({ ...greeting, ja: event.currentTarget.value })}
        error={wrong}
        autosize
        minRows={2}
        required
        lang="ja"
      />
      <Textarea
        label={t("greetingKana")}
        value={greeting.kana}
        onChange={(event) => change({ ...greeting, kana: event.currentTarget.value })}
        autosize
        minRows={2}
        lang="ja"
      />
      <Textarea
        label={t("greetingEn")}
        value={greeting.en}
        onChange={(event) => change({ ...greeting, en: event.currentTarget.value })}
        autosize
        minRows={2}
        lang="en"
      />
      <Recorded client={client} />
    </>
  );
}

/// The WAV goes up at once; it is not part of "save".
function Recorded({ client }: { client: string }) {
  const t = useTexts();
  const audio = useGreetingAudio(client);
  const [refused, setRefused] = useState(false);

  async function choose(file: File | null) {
    if (!file) return;
    const fits = file.size <= GREETING_LIMIT && (await isWav(file));
    setRefused(!fits);
    if (fits) audio.mutate(file);
  }

  return (
    <Stack gap="xs">
      <Text fw={600} size="sm">
        {t("audio")}
      </Text>
      <Text size="sm" c="var(--quiet)">
        {t("audioWhat")}
      </Text>
      <Group>
        <FileButton onChange={(file) => void choose(file)} accept="audio/wav,.wav">
          {(props) => (
            <Button variant="default" loading={audio.isPending} {...props}>
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
          {t("wrong.wav")}
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
