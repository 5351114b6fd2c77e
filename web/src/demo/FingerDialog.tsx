import { Badge, Button, Group, Modal, Stack, Text } from "@mantine/core";
import { toBase64url } from "../api/base64url.ts";
import { useQuestion, type Question } from "./finger.ts";
import { useAuthenticatorTexts } from "./authenticatorTexts.ts";

/// What a phone or a laptop would show at this moment.
export default function FingerDialog() {
  const t = useAuthenticatorTexts();
  const question = useQuestion();
  return (
    <Modal
      opened={question !== null}
      onClose={() => question && decline(question)}
      title={
        <Group gap="xs">
          <Badge color="yellow" variant="light">
            {t("demoOnly")}
          </Badge>
          <Text component="span" fw={700}>
            {t("name")}
          </Text>
        </Group>
      }
      zIndex={500}
      closeButtonProps={{ "aria-label": t("decline") }}
    >
      {question && (
        <Stack>
          <Text>{question.kind === "enrol" ? t("enrol", { name: question.userName }) : t("choose")}</Text>
          <Text size="sm" c="var(--quiet)">
            {t("whatItIs")}
          </Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={() => decline(question)}>
              {t("decline")}
            </Button>
            {question.kind === "enrol" ? (
              <Button data-autofocus onClick={() => question.answer(true)}>
                {t("confirm")}
              </Button>
            ) : (
              question.candidates.map((candidate, n) => (
                <Button
                  key={toBase64url(candidate.id)}
                  data-autofocus={n === 0 || undefined}
                  onClick={() => question.answer(candidate)}
                >
                  {t("use", { name: candidate.userName })}
                </Button>
              ))
            )}
          </Group>
        </Stack>
      )}
    </Modal>
  );
}

function decline(question: Question) {
  if (question.kind === "enrol") question.answer(false);
  else question.answer(null);
}
