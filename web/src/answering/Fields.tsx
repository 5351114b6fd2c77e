import { Button, Group, Stack, Text as Words, Textarea } from "@mantine/core";
import type { SpokenText, Text } from "../api/types.ts";
import {
  ALIAS_LENGTH,
  ALIAS_LIMIT,
  CHOICE_SECONDS,
  HOLIDAY_LIMIT,
  NOTE_LIMIT,
  PHRASE_LIMIT,
  VOICEMAIL_SECONDS,
  type Fault,
} from "./settings/draft.ts";
import styles from "./Answering.module.css";
import { useTexts } from "./texts.ts";

/// The fault of a field by its name; null while it is well or was not tried yet.
export type Shown = (name: string) => Fault | null;

/// The sentence beside a field.
export function useSentence(): (fault: Fault | null, name: string) => string | null {
  const t = useTexts();
  return (fault, name) => {
    if (fault === null) return null;
    if (fault === "seconds") {
      const [least, most] = name.endsWith("choiceSeconds") ? CHOICE_SECONDS : VOICEMAIL_SECONDS;
      return t("fault.seconds", { least, most });
    }
    const days = name.endsWith("holidays") ? HOLIDAY_LIMIT : NOTE_LIMIT;
    const alias = name === "aliases";
    const max = fault === "many" ? (alias ? ALIAS_LIMIT : days) : alias ? ALIAS_LENGTH : PHRASE_LIMIT;
    return t(`fault.${fault}`, { max });
  };
}

export function GreetingFields({
  name,
  greeting,
  put,
  shown,
}: {
  name: string;
  greeting: SpokenText;
  put: (greeting: SpokenText) => void;
  shown: Shown;
}) {
  const t = useTexts();
  const say = useSentence();
  const field = (part: keyof SpokenText) => ({
    value: greeting[part],
    onChange: (event: { currentTarget: { value: string } }) => put({ ...greeting, [part]: event.currentTarget.value }),
    error: say(shown(`${name}.${part}`), `${name}.${part}`),
    autosize: true,
    minRows: 2,
    "data-testid": `${name}-${part}`,
  });
  return (
    <Stack gap="sm">
      <Textarea label={t("japanese")} required lang="ja" {...field("ja")} />
      <Textarea label={t("kana")} required lang="ja" {...field("kana")} />
      <Textarea label={t("english")} description={t("optional")} lang="en" {...field("en")} />
    </Stack>
  );
}

/// One text in both languages; the English may be left out.
export function PhraseFields({
  name,
  label,
  phrase,
  put,
  shown,
  required = true,
}: {
  name: string;
  label: string;
  phrase: Text;
  put: (phrase: Text) => void;
  shown: Shown;
  required?: boolean;
}) {
  const t = useTexts();
  const say = useSentence();
  const field = (part: keyof Text) => ({
    value: phrase[part],
    onChange: (event: { currentTarget: { value: string } }) => put({ ...phrase, [part]: event.currentTarget.value }),
    error: say(shown(`${name}.${part}`), `${name}.${part}`),
    autosize: true,
    minRows: 1,
    "data-testid": `${name}-${part}`,
  });
  return (
    <div className={styles.pair}>
      <Textarea
        aria-label={`${label} ${t("japanese")}`}
        placeholder={t("japanese")}
        required={required}
        lang="ja"
        {...field("ja")}
      />
      <Textarea aria-label={`${label} ${t("english")}`} placeholder={t("english")} lang="en" {...field("en")} />
    </div>
  );
}

/// A list whose order is its meaning.
export function PhraseList({
  name,
  title,
  phrases,
  put,
  shown,
}: {
  name: string;
  title: string;
  phrases: Text[];
  put: (phrases: Text[]) => void;
  shown: Shown;
}) {
  const t = useTexts();
  return (
    <Stack gap="sm">
      {phrases.map((phrase, n) => {
        const what = t("nth", { list: title, n: n + 1 });
        return (
          <div key={n} className={styles.entry}>
            <Words size="sm" c="var(--quiet)" aria-hidden="true">
              {n + 1}
            </Words>
            <PhraseFields
              name={`${name}.${n}`}
              label={what}
              phrase={phrase}
              put={(one) => put(phrases.with(n, one))}
              shown={shown}
            />
            <Group gap={4} wrap="nowrap">
              <Button
                size="compact-sm"
                variant="default"
                disabled={n === 0}
                aria-label={t("upOf", { what })}
                onClick={() => put(phrases.with(n - 1, phrase).with(n, phrases[n - 1] ?? phrase))}
              >
                {t("up")}
              </Button>
              <Button
                size="compact-sm"
                variant="subtle"
                color="shu"
                aria-label={t("removeOf", { what })}
                onClick={() => put(phrases.toSpliced(n, 1))}
              >
                {t("remove")}
              </Button>
            </Group>
          </div>
        );
      })}
      <div>
        <Button
          size="compact-sm"
          variant="default"
          disabled={phrases.length >= NOTE_LIMIT}
          aria-label={t("addTo", { list: title })}
          data-testid={`${name}-add`}
          onClick={() => put([...phrases, { ja: "", en: "" }])}
        >
          ＋ {t("add")}
        </Button>
      </div>
    </Stack>
  );
}
