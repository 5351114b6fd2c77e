import { Modal, type ModalProps } from "@mantine/core";
import { useTexts } from "./texts.ts";

/// A window over the page. Its cross says to those who cannot see it what it does.
export function Dialog(props: ModalProps) {
  const t = useTexts();
  return <Modal closeButtonProps={{ "aria-label": t("close") }} {...props} />;
}

/// A window that shows something this once: only its own buttons close it, not a key or a press beside it.
export function OnceDialog(props: Omit<ModalProps, "closeOnClickOutside" | "closeOnEscape">) {
  return <Dialog {...props} closeOnClickOutside={false} closeOnEscape={false} />;
}
