import { Button, Group, NativeSelect, Paper, Text, TextInput, Title } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState, type SyntheticEvent } from "react";
import { api } from "../api/api.ts";
import { fromTokyo } from "../contract/tokyo.ts";
import log from "../inbox/Log.module.css";
import { TouchedTable, type Touched } from "../inbox/Reach.tsx";
import { saveCsv } from "../shell/csv.ts";
import { Trouble } from "../signin/trouble.tsx";
import { usePeople } from "./queries.ts";
import { useTexts } from "./watchTexts.ts";

interface InLog {
  client: string | null;
  actor: string;
  whole: boolean;
  touched: Touched[];
}

/// What one account touched between two times, for all clients: ids and counts.
export function OfficeReach() {
  const t = useTexts();
  const people = usePeople().data ?? [];
  const [person, setPerson] = useState("");
  const [from, setFrom] = useState("");
  const [to, setTo] = useState("");
  const look = useMutation({
    mutationFn: () => {
      const asks = new URLSearchParams({ person, from: fromTokyo(from) ?? "", to: fromTokyo(to) ?? "" });
      return api.get<InLog[]>(`/api/office/touched?${asks.toString()}`);
    },
  });
  function submit(event: SyntheticEvent) {
    event.preventDefault();
    look.mutate();
  }
  return (
    <Paper withBorder p="lg">
      <Title order={2} size="h4">
        {t("reach")}
      </Title>
      <Text size="sm" mb="sm">
        {t("reachText")}
      </Text>
      <form onSubmit={submit} className={log.reach}>
        <NativeSelect
          label={t("person")}
          value={person}
          onChange={(event) => setPerson(event.currentTarget.value)}
          data-testid="reach-who"
          data={[
            { value: "", label: t("choose") },
            ...people.map((one) => ({
              value: one.id,
              label: one.client ? `${one.name}（${one.client.name}）` : one.name,
            })),
          ]}
        />
        <TextInput
          type="datetime-local"
          label={t("from")}
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
          data-testid="reach-from"
        />
        <TextInput
          type="datetime-local"
          label={t("to")}
          value={to}
          onChange={(event) => setTo(event.currentTarget.value)}
          data-testid="reach-to"
        />
        <Button
          type="submit"
          loading={look.isPending}
          disabled={person === "" || from === "" || to === ""}
          data-testid="reach-look"
        >
          {t("look")}
        </Button>
      </form>
      <Trouble error={look.error} />
      {look.data && <Found all={look.data} />}
    </Paper>
  );
}

function Found({ all }: { all: readonly InLog[] }) {
  const t = useTexts();
  if (all.length === 0) {
    return (
      <Text mt="md" role="status" data-testid="reach-found">
        {t("reachedNone")}
      </Text>
    );
  }
  return (
    <div data-testid="reach-found">
      <Group justify="flex-end" mt="md">
        <Button
          variant="default"
          size="compact-sm"
          data-testid="reach-csv"
          onClick={() =>
            saveCsv("denwaban-touched.csv", [
              ["client", "object", "times", "first", "last", "acts"],
              ...all.flatMap((one) =>
                one.touched.map((it) => [one.client ?? "", it.object, it.times, it.first, it.last, it.acts.join(" ")]),
              ),
            ])
          }
        >
          {t("csv")}
        </Button>
      </Group>
      {all.map((one) => (
        <section key={one.actor}>
          <Text fw={600} mt="sm">
            {t("reached", { name: one.client ?? t("installation"), n: one.touched.length })}
          </Text>
          {!one.whole && <Text>{t("more")}</Text>}
          <TouchedTable touched={one.touched} />
        </section>
      ))}
    </div>
  );
}
