import { Button, Paper, Stack, Table, Text, Title } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../api/api.ts";
import { useMay } from "../../api/queries.ts";
import { tokyoMoment } from "../../i18n/tokyo.ts";
import { useLanguage } from "../../i18n/language.ts";
import { ConfirmDialog } from "../../shell/ConfirmDialog.tsx";
import { loaded, PartState } from "../../shell/QueryState.tsx";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { AddWatched, type Why } from "./AddWatched.tsx";
import { useTexts } from "./watchedTexts.ts";

export interface Watched {
  id: string;
  why: Why;
  person: string | null;
  label: string;
  addedAt: string;
}

const KEY = ["office", "watched"];

/// Numbers whose calls concern only the operator who takes them. What was entered is never shown
/// again.
export function WatchedCallers() {
  const t = useTexts();
  const queries = useQueryClient();
  const all = useQuery({ queryKey: KEY, queryFn: () => api.get<Watched[]>("/api/office/watch/callers") });
  const [leaving, setLeaving] = useState<Watched | null>(null);
  const watches = useMay()("WATCH");
  const changed = () => void queries.invalidateQueries({ queryKey: KEY });
  return (
    <Paper withBorder p="lg" data-testid="watched">
      <Stack>
        <div>
          <Title order={2} size="h4">
            {t("title")}
          </Title>
          <Text size="sm">{t("what")}</Text>
        </div>
        {loaded(all) ? <List all={all.data} remove={watches ? setLeaving : null} /> : <PartState of={all} />}
        {watches ? <AddWatched added={changed} /> : <Text size="sm">{t("readOnly")}</Text>}
      </Stack>
      <RemoveDialog one={leaving} close={() => setLeaving(null)} removed={changed} />
    </Paper>
  );
}

function List({ all, remove }: { all: readonly Watched[]; remove: ((one: Watched) => void) | null }) {
  const t = useTexts();
  const [lang] = useLanguage();
  if (all.length === 0) {
    return (
      <div data-testid="watched-none">
        <Text fw={600}>{t("none")}</Text>
        <Text size="sm" c="var(--quiet)">
          {t("noneText")}
        </Text>
      </div>
    );
  }
  return (
    <Table.ScrollContainer minWidth={560}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("label")}</Table.Th>
            <Table.Th>{t("why")}</Table.Th>
            <Table.Th>{t("added")}</Table.Th>
            {remove && <Table.Th>{t("remove")}</Table.Th>}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {all.map((one) => (
            <Table.Tr key={one.id} data-testid="watched-one">
              <Table.Td>{one.label}</Table.Td>
              <Table.Td>{one.person === null ? t(`why.${one.why}`) : t("of", { name: one.person })}</Table.Td>
              <Table.Td>{tokyoMoment(one.addedAt, lang)}</Table.Td>
              {remove && (
                <Table.Td>
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    color="shu"
                    aria-label={t("removeOne", { label: one.label })}
                    onClick={() => remove(one)}
                    data-testid="watched-remove"
                  >
                    {t("remove")}
                  </Button>
                </Table.Td>
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function RemoveDialog({ one, close, removed }: { one: Watched | null; close: () => void; removed: () => void }) {
  const t = useTexts();
  const remove = useMutation({
    mutationFn: (id: string) => api.delete(`/api/office/watch/callers/${id}`),
    onSettled: removed,
  });
  /// What went wrong concerns this one alone.
  function leave() {
    remove.reset();
    close();
  }
  return (
    <ConfirmDialog
      opened={one !== null}
      title={one && t("removeTitle", { label: one.label })}
      confirm={t("remove")}
      testId="watched-removed"
      busy={remove.isPending}
      close={leave}
      act={() => {
        if (one) remove.mutate(one.id, { onSuccess: leave });
      }}
    >
      <Text>{t("removeText")}</Text>
      <Trouble error={remove.error} />
    </ConfirmDialog>
  );
}
