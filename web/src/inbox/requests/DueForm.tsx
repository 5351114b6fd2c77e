import { Button, Group, TextInput } from "@mantine/core";
import { useState } from "react";
import { fromTokyo, toTokyo } from "../../i18n/tokyo.ts";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { useStep } from "./queries.ts";
import { useTexts } from "./texts.ts";

/// Sets until when a request is to be answered.
export function DueForm({ id, dueAt }: { id: string; dueAt: string }) {
  const t = useTexts();
  const [due, setDue] = useState(() => toTokyo(new Date(dueAt)));
  const step = useStep(id);
  const at = fromTokyo(due);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (at !== null) step.mutate({ method: "put", path: "due", body: { at } });
      }}
    >
      <Group align="flex-end">
        <TextInput
          label={t("dueAt")}
          type="datetime-local"
          required
          value={due}
          onChange={(event) => setDue(event.currentTarget.value)}
        />
        <Button
          type="submit"
          variant="default"
          disabled={at === null}
          loading={step.isPending}
          data-testid="request-due"
        >
          {t("setDue")}
        </Button>
      </Group>
      <Trouble error={step.error} />
    </form>
  );
}
