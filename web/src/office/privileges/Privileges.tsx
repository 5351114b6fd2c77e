import { Button, Group, Modal, Paper, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useMay } from "../../api/queries.ts";
import { loaded, QueryState } from "../../shell/QueryState.tsx";
import { AskForm } from "./AskForm.tsx";
import { Glass } from "./Glass.tsx";
import { PrivilegeList } from "./PrivilegeList.tsx";
import { usePrivileges } from "./privileges.ts";
import { usePrivilegeTexts } from "./texts.ts";

/// Who asked for more than his role, who let him, and until when.
export default function Privileges() {
  const t = usePrivilegeTexts();
  const may = useMay();
  const sheet = usePrivileges();
  const [asking, setAsking] = useState(false);
  if (!loaded(sheet)) return <QueryState of={sheet} />;
  const { privileges } = sheet.data;
  return (
    <Stack gap="lg">
      <Group justify="space-between" align="flex-end">
        <div>
          <Title order={1} size="h2">
            {t("title")}
          </Title>
          <Text c="var(--quiet)" maw={760}>
            {t("what")}
          </Text>
        </div>
        {may("MANAGE_OFFICE") && (
          <Button onClick={() => setAsking(true)} data-testid="privilege-ask">
            {t("ask")}
          </Button>
        )}
      </Group>
      {privileges.length === 0 ? (
        <Paper withBorder p="xl" data-testid="privileges-none">
          <Title order={2} size="h4">
            {t("none")}
          </Title>
          <Text>{t("noneText")}</Text>
        </Paper>
      ) : (
        <Paper withBorder p="md">
          <PrivilegeList privileges={privileges} />
        </Paper>
      )}
      <Glass />
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={t("ask")}
        size="lg"
        closeButtonProps={{ "aria-label": t("close") }}
      >
        <AskForm sheet={sheet.data} cancel={() => setAsking(false)} asked={() => setAsking(false)} />
      </Modal>
    </Stack>
  );
}
