import { Alert, Button, Group, Paper, Stack, Text, Textarea, Title } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { dayWords } from "../../i18n/day.ts";
import { moment, useLanguage } from "../../i18n/language.ts";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { LIMITS } from "./draft.ts";
import { OutcomeDialog } from "./OutcomeDialog.tsx";
import { useAddNote, useNotes, type Step } from "./queries.ts";
import { useTexts } from "./texts.ts";

/// What looked suspicious at a client, and what became of it. Shown when it is asked for.
export function Suspicions({ client }: { client: string }) {
  const t = useTexts();
  const notes = useNotes(client);
  const add = useAddNote(client);
  const [text, setText] = useState("");
  const [deciding, decide] = useState<Step | null>(null);
  return (
    <Paper withBorder p="lg" component="section" data-testid="suspicions">
      <Stack gap="sm">
        <Title order={2} size="h4">
          {t("notes")}
        </Title>
        <Alert color="shu" variant="light" data-testid="suspicions-what">
          {t("notesWhat")}
        </Alert>
        {notes.data === undefined ? (
          <Group>
            <Button
              variant="default"
              loading={notes.isPending}
              onClick={() => notes.mutate()}
              data-testid="suspicions-show"
            >
              {t("notesShow")}
            </Button>
            <Text size="sm" c="var(--quiet)">
              {t("notesShowWhat")}
            </Text>
          </Group>
        ) : (
          <Steps steps={notes.data} decide={decide} />
        )}
        <Trouble error={notes.error} />
        <form
          autoComplete="off"
          onSubmit={(event) => {
            event.preventDefault();
            add.mutate(text.trim(), {
              onSuccess: () => {
                setText("");
                notifications.show({ message: t("saved"), autoClose: 3_000 });
                // Who did not ask to read them is not written down as a reader.
                if (notes.data !== undefined) notes.mutate();
              },
            });
          }}
        >
          <Stack gap="xs">
            <Textarea
              label={t("note")}
              value={text}
              maxLength={LIMITS.note}
              autosize
              minRows={3}
              onChange={(event) => setText(event.currentTarget.value)}
              data-testid="suspicion-text"
            />
            <Trouble error={add.error} />
            <Group>
              <Button type="submit" loading={add.isPending} disabled={text.trim() === ""} data-testid="suspicion-save">
                {t("noteSave")}
              </Button>
            </Group>
          </Stack>
        </form>
      </Stack>
      <OutcomeDialog
        client={client}
        note={deciding}
        close={() => decide(null)}
        done={() => {
          decide(null);
          notes.mutate();
        }}
      />
    </Paper>
  );
}

function Steps({ steps, decide }: { steps: readonly Step[]; decide: (step: Step) => void }) {
  const t = useTexts();
  const [lang] = useLanguage();
  if (steps.length === 0) return <Text data-testid="suspicions-none">{t("notesNone")}</Text>;
  const open = (note: string) => !steps.some((one) => one.note === note && one.state === "reported");
  const words = ({ state, on }: Step) => {
    if (state === "reported") return t("step.reported", { day: on === null ? "" : dayWords(on, lang) });
    return t(state === "noted" ? "step.noted" : "step.not-reported");
  };
  return (
    <Stack gap="sm">
      {steps
        .filter(({ state }) => state === "noted")
        .map((first) => (
          <Paper key={first.note} withBorder p="sm" data-testid="suspicion">
            {steps
              .filter(({ note }) => note === first.note)
              .map((step) => (
                <div key={step.at + step.state}>
                  <Text size="sm" c="var(--quiet)">
                    {`${moment(step.at, lang)} / ${words(step)}`}
                  </Text>
                  <Text style={{ overflowWrap: "anywhere", whiteSpace: "pre-wrap" }}>{step.text}</Text>
                </div>
              ))}
            {open(first.note) && (
              <Button
                mt="xs"
                size="compact-sm"
                variant="default"
                aria-label={t("outcomeOf", { when: moment(first.at, lang) })}
                onClick={() => decide(first)}
                data-testid="suspicion-outcome"
              >
                {t("outcome")}
              </Button>
            )}
          </Paper>
        ))}
    </Stack>
  );
}
