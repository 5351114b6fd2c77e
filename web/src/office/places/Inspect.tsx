import { Button, Group, Paper, Radio, Stack, Textarea, TextInput, Title } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState, type SyntheticEvent } from "react";
import { api } from "../../api/api.ts";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { useTexts } from "./texts.ts";

/// In characters, as the server counts them.
const PLACE_LIMIT = 40;
const FOUND_LIMIT = 500;

/// Enters what an inspector found at a place of work. The server records who and when.
export function Inspect({ done }: { done: () => void }) {
  const t = useTexts();
  const [place, setPlace] = useState("");
  const [clear, setClear] = useState<boolean | null>(null);
  const [found, setFound] = useState("");
  const enter = useMutation({
    mutationFn: () =>
      api.post("/api/office/places/inspections", { place, clear: clear === true, found: clear ? "" : found }),
    onSuccess: () => {
      setPlace("");
      setClear(null);
      setFound("");
    },
    onSettled: done,
  });
  function submit(event: SyntheticEvent) {
    event.preventDefault();
    enter.mutate();
  }
  const whole = place.trim() !== "" && (clear === true || (clear === false && found.trim() !== ""));
  return (
    <Paper component="form" onSubmit={submit} autoComplete="off" withBorder p="lg">
      <Stack gap="sm" maw={560}>
        <Title order={2} size="h4">
          {t("inspect")}
        </Title>
        <TextInput
          label={t("place")}
          description={t("placeHint")}
          value={place}
          onChange={(event) => setPlace(event.currentTarget.value)}
          maxLength={PLACE_LIMIT}
          data-testid="inspect-place"
        />
        <Radio.Group
          label={t("foundAsked")}
          value={clear === null ? null : clear ? "nothing" : "something"}
          onChange={(chosen) => setClear(chosen === "nothing")}
        >
          <Group mt={6}>
            <Radio value="nothing" label={t("nothing")} data-testid="inspect-nothing" />
            <Radio value="something" label={t("something")} data-testid="inspect-something" />
          </Group>
        </Radio.Group>
        {clear === false && (
          <Textarea
            label={t("found")}
            description={t("foundHint")}
            value={found}
            onChange={(event) => setFound(event.currentTarget.value)}
            maxLength={FOUND_LIMIT}
            autosize
            minRows={2}
            data-testid="inspect-found"
          />
        )}
        <Trouble error={enter.error} />
        <Group>
          <Button type="submit" loading={enter.isPending} disabled={!whole} data-testid="inspect-enter">
            {t("enter")}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}
