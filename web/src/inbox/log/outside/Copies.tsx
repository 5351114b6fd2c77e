import { Anchor, Button, Group, Text, Title } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../../api/api.ts";
import { useMe } from "../../../api/queries.ts";
import type { SeenCopies } from "../../../api/types.ts";
import { CopyForm } from "./CopyForm.tsx";
import { CopyState } from "./CopyState.tsx";
import { useCopyTexts } from "./copyTexts.ts";
import { Mediums } from "./Mediums.tsx";
import { PartState } from "../../../shell/QueryState.tsx";
import { download } from "../../../shell/save.ts";
import { useDeed } from "../../../signin/passkey/useDeed.ts";
import { Trouble } from "../../../signin/passkey/trouble.tsx";

const COPIES = ["log", "copies"];

/// Where else the whole log is kept: by hand, in a folder of the office's, at a place of the
/// company's own.
export function Copies() {
  const t = useCopyTexts();
  const admin = useMe().data?.role === "client-admin";
  const queries = useQueryClient();
  const deed = useDeed();
  const [editing, setEditing] = useState(false);
  const seen = useQuery({ queryKey: COPIES, queryFn: () => api.get<SeenCopies>("/api/log/copies") });
  if (seen.isLoadingError) return <PartState of={seen} title={t("title")} />;
  if (!seen.data) return null;
  const { folder, own, target, entries } = seen.data;

  async function changed() {
    setEditing(false);
    await queries.invalidateQueries({ queryKey: COPIES });
  }

  return (
    <section aria-labelledby="copies" data-testid="copies">
      <Title order={2} size="h4" id="copies" mt="md">
        {t("title")}
      </Title>
      <Text size="sm" c="var(--quiet)">
        {t("intro")}
      </Text>
      {folder && <CopyState name={t("folder")} copy={folder} entries={entries} />}
      {own && target && <CopyState name={target.address} copy={own} entries={entries} />}
      {!folder && !own && (
        <Text size="sm" mt={4}>
          {t("none")}
        </Text>
      )}
      {admin && (
        <Group mt="xs" gap="md">
          <Anchor
            component="button"
            size="sm"
            data-testid="copy-take"
            onClick={() => void download("/api/log/copies/tar", "denwaban-log.tar")}
          >
            {t("take")}
          </Anchor>
          {!editing && (
            <Button variant="subtle" size="compact-sm" data-testid="copy-edit" onClick={() => setEditing(true)}>
              {t(target ? "change" : "set")}
            </Button>
          )}
          {target && !editing && (
            <Button
              variant="subtle"
              color="shu"
              size="compact-sm"
              data-testid="copy-remove"
              loading={deed.busy}
              onClick={() => void deed.run(() => api.delete("/api/log/copies/own").then(changed))}
            >
              {t("remove")}
            </Button>
          )}
        </Group>
      )}
      <Trouble error={deed.error} />
      <Mediums admin={admin} />
      {admin && editing && <CopyForm done={changed} cancel={() => setEditing(false)} />}
    </section>
  );
}
