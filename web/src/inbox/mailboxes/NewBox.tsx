import { Button, Paper, Stack, TextInput, Title } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useMe } from "../../api/queries.ts";
import { BoxTrouble } from "./BoxTrouble.tsx";
import { useDeed } from "../../signin/passkey/useDeed.ts";
import { useBoxTexts } from "./texts.ts";
import { makeBox } from "./boxWork.ts";
import { HolderChoice, holdersOf } from "./HolderChoice.tsx";
import { useRing } from "../../opening/keys/keyring.ts";
import type { Known } from "./known.ts";
import { MAILBOXES, NAME_LIMIT } from "./mailboxes.ts";

/// A mailbox to be made, with the members who hold it from its beginning.
export function NewBox({ keys, members, done }: Known & { done: (said: string) => void }) {
  const t = useBoxTexts();
  const me = useMe().data?.person;
  const ring = useRing();
  const deed = useDeed();
  const queries = useQueryClient();
  const [name, setName] = useState("");
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const open = ring.kind === "open" && ring.company !== null && !ring.company.line.recovered;

  async function make() {
    const called = name.trim();
    const holders = holdersOf(members, chosen, me).flatMap((member) => member.fingerprint ?? []);
    try {
      await makeBox(keys, called, holders);
    } catch (trouble) {
      // it may have been made, and the answer lost: the list shows it then
      void queries.invalidateQueries({ queryKey: MAILBOXES });
      throw trouble;
    }
    setName("");
    choose(new Set());
    done(t("new.done", { name: called }));
  }

  return (
    <Paper
      withBorder
      radius="lg"
      p="lg"
      component="form"
      onSubmit={(event) => {
        event.preventDefault();
        void deed.run(make);
      }}
    >
      <Stack gap="md">
        <Title order={2} size="h4">
          {t("new.title")}
        </Title>
        <TextInput
          label={t("new.name", { max: NAME_LIMIT })}
          value={name}
          maxLength={NAME_LIMIT}
          maw={420}
          required
          data-testid="box-name"
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <HolderChoice members={members} chosen={chosen} choose={choose} />
        <BoxTrouble error={deed.error} />
        <Button
          type="submit"
          w="fit-content"
          disabled={!open || name.trim() === ""}
          loading={deed.busy}
          data-testid="box-make"
        >
          {t("new.do")}
        </Button>
      </Stack>
    </Paper>
  );
}
