import { Button, Group, Stack, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { api } from "../api/api.ts";
import { useDeed } from "../signin/passkey/useDeed.ts";
import { Trouble } from "../signin/passkey/trouble.tsx";
import { useDeeds } from "./queries.ts";
import { useTexts } from "./texts.ts";

/// Characters; the server's limit.
const LIMIT = 400;

interface Props {
  base: string;
  kind: string;
  done: () => void;
}

/// An announcement from text: its reading is put right, it is heard, and only then can it be set.
export function Speak({ base, kind, done }: Props) {
  const t = useTexts();
  const deed = useDeed();
  const { sound } = useDeeds(base);
  const [text, setText] = useState("");
  const [reading, setReading] = useState("");
  /// What was heard last; gone when the reading changes.
  const [heard, setHeard] = useState<ArrayBuffer | null>(null);
  const read = async () => {
    const found = await api.post<{ text: string }>(`${base}/speech/reading`, { text });
    setReading(found.text);
    setHeard(null);
  };
  const hear = async () => {
    const wav = await api.postForBytes(`${base}/speech`, { text: reading });
    await plays(wav);
    setHeard(wav);
  };
  const set = async () => {
    if (!heard) return;
    await sound.mutateAsync({ kind, wav: new File([heard], "spoken.wav", { type: "audio/wav" }) });
    done();
  };
  return (
    <Stack gap="sm">
      <Textarea
        label={t("speak.text")}
        description={t("speak.textWhat")}
        rows={3}
        maxLength={LIMIT}
        value={text}
        data-testid="speak-text"
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Group>
        <Button
          variant="default"
          disabled={text.trim() === ""}
          loading={deed.busy}
          data-testid="speak-read"
          onClick={() => void deed.run(read)}
        >
          {t("speak.read")}
        </Button>
      </Group>
      <Textarea
        label={t("speak.reading")}
        description={t("speak.readingWhat")}
        rows={3}
        maxLength={LIMIT}
        value={reading}
        data-testid="speak-reading"
        onChange={(event) => {
          setReading(event.currentTarget.value);
          setHeard(null);
        }}
      />
      <Group>
        <Button
          variant="default"
          disabled={reading.trim() === ""}
          loading={deed.busy}
          data-testid="speak-hear"
          onClick={() => void deed.run(hear)}
        >
          {t("speak.hear")}
        </Button>
        <Button
          disabled={heard === null}
          loading={deed.busy}
          data-testid="speak-set"
          onClick={() => void deed.run(set)}
        >
          {t("speak.set")}
        </Button>
      </Group>
      <Text size="sm" c="var(--quiet)" role="status">
        {heard ? t("speak.heard") : t("speak.hearFirst")}
      </Text>
      <Trouble error={deed.error} />
    </Stack>
  );
}

/// Decoded here, as the page's policy lets no audio element play what was made in the page.
async function plays(wav: ArrayBuffer): Promise<void> {
  const context = new AudioContext();
  const source = context.createBufferSource();
  // a copy: decoding takes the bytes away
  source.buffer = await context.decodeAudioData(wav.slice(0));
  source.connect(context.destination);
  source.onended = () => void context.close();
  source.start();
}
