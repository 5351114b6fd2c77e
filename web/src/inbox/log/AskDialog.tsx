import { Alert, Button, Group, SegmentedControl, Stack, Text, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation } from "@tanstack/react-query";
import { useState, type SyntheticEvent } from "react";
import { anyway } from "../../api/anyway.ts";
import { api } from "../../api/api.ts";
import { Dialog } from "../../shell/Dialog.tsx";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { useQuestionsAgain } from "./LogQuestions.tsx";
import { useWhoTexts } from "./whoTexts.ts";

/// Characters of a question, as the server counts them.
export const TEXT_LIMIT = 500;

export interface About {
  index: number;
  /// Whether a person stands behind the entry, whose name can be asked for.
  person: boolean;
}

/// A question about one entry, or for the name behind its pseudonym.
export function AskDialog({ about, close }: { about: About; close: () => void }) {
  const t = useWhoTexts();
  const again = useQuestionsAgain();
  const [kind, setKind] = useState<"question" | "name">("question");
  const [text, setText] = useState("");
  const send = useMutation({
    mutationFn: () => api.post(`/api/log/${about.index}/questions`, { kind, text }),
    onSuccess: () => {
      notifications.show({ message: t("sent") });
      close();
    },
    onSettled: anyway(again),
  });
  const left = TEXT_LIMIT - Array.from(text.trim()).length;
  function submit(event: SyntheticEvent) {
    event.preventDefault();
    send.mutate();
  }
  return (
    <Dialog opened onClose={close} title={t("askTitle")} size="lg">
      <form onSubmit={submit}>
        <Stack>
          <Text size="sm">{t("about", { n: about.index + 1 })}</Text>
          {about.person && (
            <SegmentedControl
              aria-label={t("askTitle")}
              value={kind}
              onChange={(chosen) => setKind(chosen)}
              data={[
                { value: "question", label: t("kind.question") },
                { value: "name", label: t("kind.name") },
              ]}
            />
          )}
          <Alert color="shu" variant="light">
            {t("warn")}
          </Alert>
          <Textarea
            label={t(kind === "name" ? "reason" : "text")}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            autosize
            minRows={3}
            data-autofocus
            data-testid="log-question-text"
            description={t("left", { count: left })}
            error={left < 0}
          />
          <Trouble error={send.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t("close")}
            </Button>
            <Button
              type="submit"
              loading={send.isPending}
              disabled={text.trim() === "" || left < 0}
              data-testid="log-question-send"
            >
              {t("send")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
