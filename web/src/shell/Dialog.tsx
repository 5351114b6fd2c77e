import { Modal, type ModalProps } from "@mantine/core";
import { useTexts } from "./texts.ts";

/// A window over the page. Its cross says to those who cannot see it what it does.
export function Dialog(props: ModalProps) {
  const t = useTexts();
  return <Modal closeButtonProps={{ "aria-label": t("close") }} {...props} />;
}
