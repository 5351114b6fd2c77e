import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import styles from "./Log.module.css";
import { short } from "./entry/leaf.ts";
import { ANY, type LogWanted } from "./logQuery.ts";
import { useKnown } from "./entry/useKnown.ts";
import { useWhoTexts } from "./whoTexts.ts";

const GROUPS = [
  "object.",
  "call.",
  "message.",
  "recording.",
  "review.",
  "request.",
  "key.",
  "person.",
  "access.refused",
  "log.",
  "watch.",
] as const;

const PURPOSES = [
  "read",
  "play",
  "download",
  "operate",
  "manage",
  "correct",
  "index",
  "review",
  "disclosure",
  "export",
  "reheader",
];

export interface Actor {
  id: string;
  role: string;
  /// Given by the office on a reasoned request.
  name: string | null;
}

/// What is shown of the log. The choice of people grows with the entries that were loaded.
export function LogFilters({ wanted, actors, change }: Props) {
  const t = useWhoTexts();
  const known = useKnown();
  // On a telephone the list comes first.
  const wide = useMediaQuery("(min-width: 861px)", true, { getInitialValueInEffect: false });
  const set = (part: Partial<LogWanted>) => change({ ...wanted, ...part });
  return (
    <details className={styles.filterBox} open={wide || wanted !== ANY}>
      <summary>{t("filters")}</summary>
      <div className={styles.filters} role="group" aria-label={t("filters")}>
        <TextInput
          type="date"
          label={t("from")}
          value={wanted.from}
          max={wanted.to}
          onChange={(event) => set({ from: event.currentTarget.value })}
          data-testid="log-from"
        />
        <TextInput
          type="date"
          label={t("to")}
          value={wanted.to}
          min={wanted.from}
          onChange={(event) => set({ to: event.currentTarget.value })}
          data-testid="log-to"
        />
        <NativeSelect
          label={t("who")}
          value={wanted.actor}
          onChange={(event) => set({ actor: event.currentTarget.value })}
          data-testid="log-who"
          data={[
            { value: "", label: t("anyone") },
            ...actors.map((one) => ({ value: one.id, label: nameOf(one, known) })),
          ]}
        />
        <NativeSelect
          label={t("what")}
          value={wanted.act}
          onChange={(event) => set({ act: event.currentTarget.value })}
          data-testid="log-what"
          data={[
            { value: "", label: t("group.all") },
            ...GROUPS.map((group) => ({ value: group, label: t(`group.${group}`) })),
          ]}
        />
        <NativeSelect
          label={t("purpose")}
          value={wanted.purpose}
          onChange={(event) => set({ purpose: event.currentTarget.value })}
          data={[
            { value: "", label: t("anyPurpose") },
            ...PURPOSES.map((one) => ({ value: one, label: known("purpose", one) })),
          ]}
        />
        <TextInput
          label={t("object")}
          placeholder={t("objectHint")}
          value={wanted.object}
          maxLength={120}
          onChange={(event) => set({ object: event.currentTarget.value })}
          data-testid="log-object"
        />
        <Button variant="subtle" disabled={wanted === ANY} onClick={() => change(ANY)}>
          {t("clear")}
        </Button>
      </div>
    </details>
  );
}

export function nameOf(actor: Actor, known: ReturnType<typeof useKnown>): string {
  return `${known("role", actor.role)} ${actor.name ?? short(actor.id)}`;
}

interface Props {
  wanted: LogWanted;
  actors: readonly Actor[];
  change: (wanted: LogWanted) => void;
}
