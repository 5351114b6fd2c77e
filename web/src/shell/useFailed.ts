import { notifications } from "@mantine/notifications";
import { useTexts } from "./texts.ts";

/// Says beside the page why something was not done; it stays until it is dismissed.
export function useFailed(): (problem: Error) => void {
  const t = useTexts();
  return (problem) =>
    notifications.show({ color: "shu", title: t("errorTitle"), message: problem.message, autoClose: false });
}
