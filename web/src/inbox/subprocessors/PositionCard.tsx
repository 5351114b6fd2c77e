import { Button, Group, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { moment, useLanguage } from "../../i18n/language.ts";
import { Entry } from "../../contract/subprocessor/Entry.tsx";
import { LIMITS, type Position } from "../../contract/subprocessor/queries.ts";
import { ConfirmDialog } from "../../shell/ConfirmDialog.tsx";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { useAnswer } from "./queries.ts";
import { stateOf } from "./state.ts";
import { useTexts } from "./texts.ts";

/// One sub-processor and what the client says to it.
///
/// @param answers whether the person may approve and object
export function PositionCard({ of, answers }: { of: Position; answers: boolean }) {
  const t = useTexts();
  const [lang] = useLanguage();
  const [objecting, object] = useState(false);
  const [reason, setReason] = useState("");
  const answer = useAnswer();
  const [now] = useState(() => Date.now());
  const state = stateOf(of, now);
  const { id, name, endedAt } = of.subprocessor;
  const at = state === "begins" ? of.begins : of.stateAt;
  const open = answers && !endedAt && state !== "named";
  return (
    <Group justify="space-between" align="flex-start" data-testid="subprocessor" data-state={state}>
      <div style={{ flex: "1 1 260px", minWidth: 0 }}>
        <Entry of={of.subprocessor} />
        <Text size="sm" fw={600} data-testid="subprocessor-state">
          {t(`state.${state}`, { at: at ? moment(at, lang) : "" })}
        </Text>
        <Trouble error={objecting ? null : answer.error} />
      </div>
      {open && (
        <Group gap="xs">
          {state !== "approved" && (
            <Button
              size="compact-sm"
              aria-label={t("approveOf", { name })}
              loading={answer.isPending}
              data-testid="subprocessor-approve"
              onClick={() => answer.mutate({ id, approve: true, reason: "" })}
            >
              {t("approve")}
            </Button>
          )}
          {state !== "objected" && (
            <Button
              size="compact-sm"
              variant="default"
              aria-label={t("objectOf", { name })}
              data-testid="subprocessor-object"
              onClick={() => object(true)}
            >
              {t("object")}
            </Button>
          )}
        </Group>
      )}
      <ConfirmDialog
        opened={objecting}
        title={t("objectOf", { name })}
        confirm={t("object")}
        testId="subprocessor-object-sure"
        busy={answer.isPending}
        close={() => {
          answer.reset();
          object(false);
        }}
        act={() => answer.mutate({ id, approve: false, reason }, { onSuccess: () => object(false) })}
      >
        <Text>{t("object.what")}</Text>
        <Textarea
          label={t("object.reason")}
          value={reason}
          maxLength={LIMITS.reason}
          autosize
          minRows={2}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Trouble error={answer.error} />
      </ConfirmDialog>
    </Group>
  );
}
