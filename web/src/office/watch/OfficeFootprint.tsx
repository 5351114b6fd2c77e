import { Button, Group, Paper, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { api } from "../../api/api.ts";
import { TouchedTable, type Touched } from "../../inbox/log/Footprint.tsx";
import { FootprintForm, type Span } from "../../inbox/log/FootprintForm.tsx";
import { saveCsv } from "../../shell/csv.ts";
import { loaded, PartState } from "../../shell/QueryState.tsx";
import { usePeople } from "../people/queries.ts";
import { useTexts } from "./texts.ts";

export interface InLog {
  client: string | null;
  actor: string;
  whole: boolean;
  touched: Touched[];
}

/// What one account touched between two times, for all clients: ids and counts.
export function OfficeFootprint() {
  const t = useTexts();
  const people = usePeople();
  const look = useMutation({
    mutationFn: ({ who, from, to }: Span) =>
      api.get<InLog[]>(`/api/office/touched?${new URLSearchParams({ person: who, from, to }).toString()}`),
  });
  if (!loaded(people)) return <PartState of={people} title={t("reach")} />;
  return (
    <Paper withBorder p="lg">
      <FootprintForm
        words={{
          reach: t("reach"),
          reachText: t("reachText"),
          person: t("person"),
          choose: t("choose"),
          begin: t("from"),
          end: t("to"),
          look: t("look"),
        }}
        people={people.data.map((one) => ({
          value: one.id,
          label: one.client ? `${one.name}（${one.client.name}）` : one.name,
        }))}
        look={look}
      />
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
              ...all.flatMap((one) => [
                ...one.touched.map((it) => [
                  one.client ?? "",
                  it.object,
                  it.times,
                  it.first,
                  it.last,
                  it.acts.join(" "),
                ]),
                // A file that ends at the limit says so, as the page does.
                ...(one.whole ? [] : [[one.client ?? "", t("more")]]),
              ]),
            ])
          }
        >
          {t("csv")}
        </Button>
      </Group>
      {all.map((one) => (
        <section key={one.actor}>
          <Text fw={600} mt="sm">
            {t("reached", { name: one.client ?? t("installation"), count: one.touched.length })}
          </Text>
          {!one.whole && <Text>{t("more")}</Text>}
          <TouchedTable touched={one.touched} />
        </section>
      ))}
    </div>
  );
}
