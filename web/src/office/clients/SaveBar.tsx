import { Badge, Button, Group, Text } from "@mantine/core";
import styles from "./ClientScreen.module.css";
import { Fault } from "../forms/Fault.tsx";
import { useTexts } from "./texts.ts";

interface Props {
  dirty: boolean;
  /// Fields that saving was refused for.
  faults: number;
  saving: boolean;
  error: Error | null;
}

/// Saving, within sight wherever one is in a long form.
export function SaveBar({ dirty, faults, saving, error }: Props) {
  const t = useTexts();
  return (
    <div className={styles.save} data-testid="client-save-bar">
      <Fault error={error} />
      <Group>
        <Button type="submit" size="md" loading={saving} disabled={!dirty} data-testid="client-save">
          {t("save")}
        </Button>
        <Text component="div" role="status" fw={600} data-testid="client-faults">
          {faults > 0 && <span className={styles.faults}>{t("faults", { count: faults })}</span>}
        </Text>
        {dirty && faults === 0 && (
          <Badge color="gray.7" variant="outline">
            {t("unsaved")}
          </Badge>
        )}
      </Group>
    </div>
  );
}
