import { Button, Group, Stack, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { api } from "../../api/api.ts";
import { useDeed } from "../../signin/passkey/useDeed.ts";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { useTexts } from "./texts.ts";

/// Characters; the server's limit.
const LIMIT = 400;

interface Props {
  /// Where a reading and a sound are asked for.
  base: string;
  /// What was heard is set.
  set: (wav: File) => Promise<void>;
}

/// An announcement from text: its reading is put right, it is heard, and only then can it be set.
export function Speak({ base, set }: Props) {
  const t = useTexts();
  const deed = useDeed();
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
  const use = async () => {
    if (heard) await set(new File([heard], "spoken.wav", { type: "audio/wav" }));
  };
  return (
    <Stack gap="sm">
      <Textarea
        label={t("text")}
        description={t("textWhat")}
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
          {t("read")}
        </Button>
      </Group>
      <Textarea
        label={t("reading")}
        description={t("readingWhat")}
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
          {t("hear")}
        </Button>
        <Button
          disabled={heard === null}
          loading={deed.busy}
          data-testid="speak-set"
          onClick={() => void deed.run(use)}
        >
          {t("set")}
        </Button>
      </Group>
      <Text size="sm" c="var(--quiet)" role="status">
        {heard ? t("heard") : t("hearFirst")}
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
