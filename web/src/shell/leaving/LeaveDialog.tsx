import { Text } from "@mantine/core";
import { ConfirmDialog } from "../ConfirmDialog.tsx";
import { useTexts } from "../texts.ts";
import type { Lost } from "./unsaved.ts";

interface Props {
  /// Null while nothing is asked.
  lost: Lost | null;
  stay: () => void;
  leave: () => void;
}

/// Says what is lost before a page is left. Its first button stays.
export function LeaveDialog({ lost, stay, leave }: Props) {
  const t = useTexts();
  return (
    <ConfirmDialog
      opened={lost !== null}
      title={t("leaveTitle")}
      cancel={t("leaveStay")}
      confirm={t("leaveGo")}
      testId="leave"
      close={stay}
      act={leave}
    >
      <Text>{lost && t(`lost.${lost}`)}</Text>
    </ConfirmDialog>
  );
}
