import { Button, Group, NativeSelect, Stack, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState, type SyntheticEvent } from "react";
import { api } from "../../api/api.ts";
import { loaded, PartState } from "../../shell/QueryState.tsx";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { usePeople } from "../people/queries.ts";
import { useTexts } from "./watchedTexts.ts";

export type Why = "family" | "public-figure" | "canary";

const WHYS: readonly Why[] = ["family", "public-figure", "canary"];

/// Characters of a label, as the server counts them.
const LABEL_LIMIT = 40;

/// Enters a number. It leaves the field, and the browser, with the request.
export function AddWatched({ added }: { added: () => void }) {
  const t = useTexts();
  const people = usePeople();
  const staff = (people.data ?? []).filter((one) => one.kind === "staff" && !one.disabled);
  const [why, setWhy] = useState<Why>("family");
  const [person, setPerson] = useState("");
  const [number, setNumber] = useState("");
  const [label, setLabel] = useState("");
  const add = useMutation({
    mutationFn: () =>
      api.post("/api/office/watch/callers", { number, why, label, person: why === "family" ? person : null }),
    onSuccess: () => {
      setNumber("");
      setLabel("");
      setPerson("");
    },
    onSettled: added,
  });
  function submit(event: SyntheticEvent) {
    event.preventDefault();
    add.mutate();
  }
  const whole = number.trim() !== "" && label.trim() !== "" && (why !== "family" || person !== "");
  return (
    <form onSubmit={submit} autoComplete="off">
      <Stack gap="sm" maw={560}>
        <NativeSelect
          label={t("why")}
          description={t(`hint.${why}`)}
          value={why}
          onChange={(event) => setWhy(WHYS.find((one) => one === event.currentTarget.value) ?? "family")}
          data={WHYS.map((one) => ({ value: one, label: t(`why.${one}`) }))}
          data-testid="watched-why"
        />
        {why === "family" && !loaded(people) && <PartState of={people} label={t("person")} />}
        {why === "family" && loaded(people) && (
          <NativeSelect
            label={t("person")}
            value={person}
            onChange={(event) => setPerson(event.currentTarget.value)}
            data={[{ value: "", label: t("choose") }, ...staff.map((one) => ({ value: one.id, label: one.name }))]}
            data-testid="watched-person"
          />
        )}
        <TextInput
          type="tel"
          label={t("number")}
          description={t("numberHint")}
          value={number}
          onChange={(event) => setNumber(event.currentTarget.value)}
          maxLength={64}
          data-testid="watched-number"
        />
        <TextInput
          label={t("label")}
          description={t("labelHint")}
          value={label}
          onChange={(event) => setLabel(event.currentTarget.value)}
          maxLength={LABEL_LIMIT}
          data-testid="watched-label"
        />
        <Trouble error={add.error} />
        <Group>
          <Button type="submit" loading={add.isPending} disabled={!whole} data-testid="watched-add">
            {t("add")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
