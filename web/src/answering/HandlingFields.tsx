import { Checkbox, NumberInput, Radio, Stack, Text } from "@mantine/core";
import { CHOICE_SECONDS, VOICEMAIL_SECONDS } from "./settings/draft.ts";
import { useSentence, type Shown } from "./Fields.tsx";
import { useTexts } from "./texts.ts";
import type { Handling } from "./settings/types.ts";

const CLOSED = ["ANSWER", "ANNOUNCE", "VOICEMAIL"] as const;

/// When a choice is first wanted: a minute.
const FIRST_CHOICE = 60;

interface Props {
  name: string;
  handling: Handling;
  put: (handling: Handling) => void;
  shown: Shown;
}

/// What happens to callers whom no operator takes.
export function HandlingFields({ name, handling, put, shown }: Props) {
  const t = useTexts();
  const say = useSentence();
  const part = (changed: Partial<Handling>) => put({ ...handling, ...changed });
  const wait = handling.choiceSeconds;
  return (
    <Stack gap="sm">
      <Radio.Group
        label={t("closed.label")}
        description={t("handling.messages")}
        value={handling.closed}
        onChange={(chosen) => {
          const closed = CLOSED.find((one) => one === chosen);
          if (closed) part({ closed });
        }}
      >
        <Stack gap="xs" mt={4}>
          {CLOSED.map((one) => (
            <Radio key={one} value={one} label={t(`closed.${one}`)} data-testid={`${name}-closed-${one}`} />
          ))}
        </Stack>
      </Radio.Group>
      <Checkbox
        label={t("choice.label")}
        checked={wait !== null}
        onChange={(event) =>
          part(
            event.currentTarget.checked
              ? { choiceSeconds: FIRST_CHOICE }
              : { choiceSeconds: null, voicemail: false, callback: false },
          )
        }
        data-testid={`${name}-choice`}
      />
      {wait !== null && (
        <Stack gap="xs" pl="lg">
          <NumberInput
            label={t("choiceSeconds")}
            value={wait}
            onChange={(seconds) => part({ choiceSeconds: Number(seconds) })}
            min={CHOICE_SECONDS[0]}
            max={CHOICE_SECONDS[1]}
            clampBehavior="none"
            allowDecimal={false}
            error={say(shown(`${name}.choiceSeconds`), `${name}.choiceSeconds`)}
            data-testid={`${name}-choice-seconds`}
            maw={320}
          />
          <Checkbox
            label={t("choice.voicemail")}
            checked={handling.voicemail}
            onChange={(event) => part({ voicemail: event.currentTarget.checked })}
          />
          <Checkbox
            label={t("choice.callback")}
            checked={handling.callback}
            onChange={(event) => part({ callback: event.currentTarget.checked })}
            data-testid={`${name}-choice-callback`}
          />
          <Text size="sm" c="var(--quiet)">
            {t("choice.what")}
          </Text>
        </Stack>
      )}
      <NumberInput
        label={t("voicemailSeconds")}
        value={handling.voicemailSeconds}
        onChange={(seconds) => part({ voicemailSeconds: Number(seconds) })}
        min={VOICEMAIL_SECONDS[0]}
        max={VOICEMAIL_SECONDS[1]}
        clampBehavior="none"
        allowDecimal={false}
        error={say(shown(`${name}.voicemailSeconds`), `${name}.voicemailSeconds`)}
        maw={320}
      />
      <Checkbox
        label={t("refuseAnonymous")}
        checked={handling.refuseAnonymous}
        onChange={(event) => part({ refuseAnonymous: event.currentTarget.checked })}
        data-testid={`${name}-anonymous`}
      />
    </Stack>
  );
}
