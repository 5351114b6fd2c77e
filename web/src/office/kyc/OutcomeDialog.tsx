import { Button, Group, Radio, Stack, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { Dialog } from "../../shell/Dialog.tsx";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { LIMITS, today } from "./draft.ts";
import { useOutcome, type Step } from "./queries.ts";
import { useTexts } from "./texts.ts";

interface Props {
  client: string;
  /// Null while closed.
  note: Step | null;
  close: () => void;
  done: () => void;
}

/// What became of a note: reported on a day, or not, for a reason.
export function OutcomeDialog({ client, note, close, done }: Props) {
  const t = useTexts();
  return (
    <Dialog opened={note !== null} onClose={close} title={t("outcome")}>
      {note && <Form client={client} note={note} close={close} done={done} />}
    </Dialog>
  );
}

function Form({ client, note, close, done }: Props & { note: Step }) {
  const t = useTexts();
  const day = today(new Date());
  const [reported, setReported] = useState("no");
  const [on, setOn] = useState(day);
  const [text, setText] = useState("");
  const outcome = useOutcome(client);
  return (
    <form
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        const reportedOn = reported === "yes" ? on : null;
        outcome.mutate({ note: note.note, reportedOn, text: text.trim() }, { onSuccess: done });
      }}
    >
      <Stack>
        <Radio.Group label={t("outcome")} value={reported} onChange={setReported}>
          <Stack gap="xs" mt="xs">
            <Radio value="no" label={t("notReported")} />
            <Radio value="yes" label={t("reported")} data-testid="outcome-reported" />
          </Stack>
        </Radio.Group>
        {reported === "yes" && (
          <TextInput
            type="date"
            label={t("reportedOn")}
            value={on}
            max={day}
            required
            onChange={(event) => setOn(event.currentTarget.value)}
          />
        )}
        <Textarea
          label={t("reason")}
          value={text}
          maxLength={LIMITS.note}
          autosize
          minRows={2}
          required
          onChange={(event) => setText(event.currentTarget.value)}
          data-testid="outcome-text"
        />
        <Trouble error={outcome.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t("cancel")}
          </Button>
          <Button type="submit" loading={outcome.isPending} disabled={text.trim() === ""} data-testid="outcome-save">
            {t("save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
