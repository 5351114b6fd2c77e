import { ActionIcon, Chip, Group, NativeSelect, TextInput } from "@mantine/core";
import type { Contact } from "./queries.ts";
import { useTexts } from "./texts.ts";
import type { Row } from "./weekly.ts";

const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;

interface Props {
  row: Row;
  contacts: readonly Contact[];
  set: (row: Row) => void;
  remove: () => void;
}

/// One time of the week, on some days, and whose it is.
export function WeekRow({ row, contacts, set, remove }: Props) {
  const t = useTexts();
  return (
    <Group align="flex-end" gap="sm">
      <Chip.Group
        multiple
        value={row.days.map(String)}
        onChange={(days) => set({ ...row, days: days.map(Number).sort((a, b) => a - b) })}
      >
        <Group gap={4} role="group" aria-label={t("week.day")}>
          {DAYS.map((day) => (
            <Chip key={day} value={String(day)} size="sm">
              {t(`day.${day}`)}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      <TextInput
        type="time"
        label={t("week.from")}
        required
        value={row.from}
        onChange={(event) => set({ ...row, from: event.currentTarget.value })}
      />
      <TextInput
        type="time"
        label={t("week.to")}
        required
        value={row.to}
        onChange={(event) => set({ ...row, to: event.currentTarget.value })}
      />
      <NativeSelect
        label={t("week.who")}
        value={row.contact}
        onChange={(event) => set({ ...row, contact: event.currentTarget.value })}
        data={contacts.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <ActionIcon variant="default" size="lg" aria-label={t("week.remove")} onClick={remove}>
        ×
      </ActionIcon>
    </Group>
  );
}
