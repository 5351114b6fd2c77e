import { Button, Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { anyway } from "../../api/anyway.ts";
import { api } from "../../api/api.ts";
import { useTexts } from "../../contract/deviation/texts.ts";
import { ConfirmDialog } from "../../shell/ConfirmDialog.tsx";
import { Trouble } from "../../signin/passkey/trouble.tsx";

/// In characters.
const NOTE = 1_000;

/// Says what became of a deviation.
export function SettleButton({ path, id }: { path: string; id: string }) {
  const t = useTexts();
  const queries = useQueryClient();
  const [asking, ask] = useState(false);
  const [note, setNote] = useState("");
  const settle = useMutation({
    mutationFn: () => api.post(`${path}/${id}/settled`, { note }),
    onSuccess: () => ask(false),
    onSettled: anyway(() => queries.invalidateQueries({ queryKey: ["deviations", path] })),
  });
  return (
    <>
      <Button size="compact-sm" variant="default" data-testid="deviation-settle" onClick={() => ask(true)}>
        {t("settle")}
      </Button>
      <ConfirmDialog
        opened={asking}
        title={t("settle")}
        confirm={t("save")}
        testId="deviation-settle-sure"
        busy={settle.isPending}
        close={() => {
          settle.reset();
          ask(false);
        }}
        act={() => settle.mutate()}
      >
        <Textarea
          label={t("note")}
          value={note}
          maxLength={NOTE}
          autosize
          minRows={2}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Trouble error={settle.error} />
      </ConfirmDialog>
    </>
  );
}
