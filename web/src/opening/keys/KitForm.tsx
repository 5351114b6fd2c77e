import { Button, Group, Stack, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTexts } from "./texts.ts";

/// Takes the text of a recovery kit. Nothing remembers it: no autofill, and it is gone with the form.
export function KitForm({ busy, open, cancel }: { busy: boolean; open: (kit: string) => void; cancel: () => void }) {
  const t = useTexts();
  const [kit, setKit] = useState("");
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        open(kit);
      }}
    >
      <Stack gap="sm">
        <Textarea
          label={t("lock.kit.label")}
          description={t("lock.kit.hint")}
          value={kit}
          onChange={(event) => setKit(event.currentTarget.value)}
          autosize
          minRows={2}
          spellCheck={false}
          autoComplete="off"
          data-testid="kit-text"
        />
        <Group>
          <Button type="submit" loading={busy} disabled={kit.trim() === ""}>
            {t("lock.open")}
          </Button>
          <Button variant="subtle" onClick={cancel}>
            {t("lock.cancel")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
