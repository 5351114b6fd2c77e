import type { ReactNode } from "react";
import styles from "./Desk.module.css";

interface Props {
  children: ReactNode;
  /// The key that does the same, as printed on it.
  press?: string;
  kind?: "main" | "answer" | "end" | "plain";
  small?: boolean;
  disabled?: boolean;
  testId?: string;
  describedBy?: string;
  onClick: () => void;
}

/// A button that shows its key, so that the mouse teaches the keyboard.
export function KeyButton({ children, press, kind, small, disabled, testId, describedBy, onClick }: Props) {
  return (
    <button
      type="button"
      className={`${styles.act ?? ""} ${small ? (styles.small ?? "") : ""}`}
      data-kind={kind ?? "plain"}
      data-testid={testId}
      disabled={disabled}
      aria-keyshortcuts={press}
      aria-describedby={describedBy}
      onClick={onClick}
    >
      {press && (
        <kbd className={styles.key} aria-hidden="true">
          {press}
        </kbd>
      )}
      {children}
    </button>
  );
}
